// Svelte's own packer for components and declarations; plain modules get the source maps that it does not make.
import { execFileSync } from 'node:child_process';
import { globSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

process.chdir(import.meta.dirname);
execFileSync('svelte-package', ['--input', 'src', '--output', 'dist'], { stdio: 'inherit' });
// What it works in, and a leftover of no use to anybody.
rmSync('.svelte-kit', { recursive: true, force: true });

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
    writeFileSync(target, outputText.replace(/\/\/# sourceMappingURL=.*\s*$/, ''));
    continue;
  }
  writeFileSync(target, outputText);
  writeFileSync(`${target}.map`, JSON.stringify(map));
}
