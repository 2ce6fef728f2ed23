// Svelte's own packer for components and declarations; plain modules get the source maps that it does not make.
import { execFileSync } from 'node:child_process';
import { globSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

process.chdir(import.meta.dirname);
execFileSync('svelte-package', ['--input', 'src', '--output', 'dist'], { stdio: 'inherit' });
// What it works in, and a leftover of no use to anybody.
rmSync('.svelte-kit', { recursive: true, force: true });

/** Without the line that names a source map. */
const unmapped = (code) => code.replace(/\/\/# sourceMappingURL=.*\s*$/, '');

// The map of a component's declarations leads into a file that only the packer has seen.
for (const declarations of globSync('dist/**/*.svelte.d.ts')) {
  rmSync(`${declarations}.map`);
  writeFileSync(declarations, unmapped(readFileSync(declarations, 'utf8')));
}

for (const source of globSync('src/**/*.ts')) {
  const target = path.join('dist', path.relative('src', source)).replace(/\.ts$/, '.js');
  const { outputText, sourceMapText } = ts.transpileModule(readFileSync(source, 'utf8'), {
    fileName: source,
    compilerOptions: {
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.ESNext,
      verbatimModuleSyntax: true,
      rewriteRelativeImportExtensions: true,
      sourceMap: true,
    },
  });
  const map = JSON.parse(sourceMapText);
  map.sources = [path.relative(path.dirname(target), source)];
  // Types alone leave nothing to map.
  if (map.mappings === '') {
    writeFileSync(target, unmapped(outputText));
    continue;
  }
  writeFileSync(target, outputText);
  writeFileSync(`${target}.map`, JSON.stringify(map));
}
