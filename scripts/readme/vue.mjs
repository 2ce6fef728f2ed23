// Samples that are single-file components of Vue: checked by the compiler that Vue's users check with, and built for a page.
import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { promisify } from 'node:util';
import { root } from '../lib/processes.mjs';

const run = promisify(execFile);
// The versions that the package is developed with.
const require = createRequire(path.join(root, 'packages/vue/package.json'));
const MESSAGE = /^(\d+)\.vue\((\d+),\d+\): error (TS\d+: .*)$/gm;

const CONFIG = {
  compilerOptions: {
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    noEmit: true,
    // Our own declarations are held to this in compile.mjs; here they are read through Vue's.
    skipLibCheck: true,
    target: 'es2022',
    module: 'esnext',
    moduleResolution: 'bundler',
    jsx: 'preserve',
    lib: ['es2023', 'dom', 'dom.iterable', 'dom.asynciterable'],
    types: [],
    // `import '….css'` is the bundler's.
    noUncheckedSideEffectImports: false,
  },
  // Other attributes pass through to an element, as `dir` of a field does.
  vueCompilerOptions: { checkUnknownComponents: true, checkUnknownEvents: true },
  include: ['*.vue', '*.d.ts'],
};

/**
 * @param {import('./blocks.mjs').Block[]} blocks in Vue
 * @param {string} scratch where the published packages are installed
 * @returns {Promise<Map<import('./blocks.mjs').Block, string[]>>} what is wrong, by block
 */
export async function vueProblems(blocks, scratch) {
  const problems = new Map(blocks.map((block) => [block, []]));
  if (blocks.length === 0) return problems;
  const folder = path.join(scratch, 'types-vue');
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'tsconfig.json'), JSON.stringify(CONFIG));
  cpSync(path.join(import.meta.dirname, 'given.d.ts'), path.join(folder, 'given.d.ts'));
  for (const [index, { code }] of blocks.entries()) writeFileSync(path.join(folder, `${index}.vue`), code);
  const check = run(process.execPath, [require.resolve('vue-tsc/bin/vue-tsc.js'), '-p', folder], {
    cwd: folder,
  });
  const output = await check.then(
    () => '',
    ({ stdout, stderr }) => `${stdout}${stderr}`,
  );
  const found = [...output.matchAll(MESSAGE)];
  if (output !== '' && found.length === 0) throw new Error(`vue-tsc: ${output}`);
  for (const [, index, line, message] of found) {
    const block = blocks[Number(index)];
    problems.get(block).push(`${block.file}:${block.line + Number(line) - 1}: ${message}`);
  }
  return problems;
}

/** Lets esbuild read single-file components. @returns {import('esbuild').Plugin} */
export const vueComponents = {
  name: 'vue-components',
  setup({ onLoad }) {
    onLoad({ filter: /\.vue$/ }, async ({ path: file }) => {
      const { compileScript, parse } = require('vue/compiler-sfc');
      const { descriptor, errors } = parse(readFileSync(file, 'utf8'), { filename: file });
      if (errors.length > 0) return { errors: errors.map(({ message }) => ({ text: message })) };
      const { content } = compileScript(descriptor, { id: path.basename(file), inlineTemplate: true });
      return { contents: content, loader: 'ts', resolveDir: path.dirname(file) };
    });
  },
};
