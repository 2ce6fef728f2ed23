// Samples that are components of Svelte: checked by the checker that Svelte's users have.
import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { promisify } from 'node:util';
import { root } from '../lib/processes.mjs';

const run = promisify(execFile);
// The version that the package is developed with.
const require = createRequire(path.join(root, 'packages/svelte/package.json'));

const CONFIG = {
  compilerOptions: {
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    verbatimModuleSyntax: true,
    noEmit: true,
    skipLibCheck: true,
    target: 'es2022',
    module: 'esnext',
    moduleResolution: 'bundler',
    lib: ['es2023', 'dom', 'dom.iterable', 'dom.asynciterable'],
    types: [],
    // `import '….css'` is the bundler's.
    noUncheckedSideEffectImports: false,
  },
  include: ['*.svelte', '*.d.ts'],
};

/** A finding as `--output machine-verbose` prints it, after the time. */
const FINDING = /^\d+ (\{.*\})$/gm;

/**
 * @param {import('./blocks.mjs').Block[]} blocks in Svelte
 * @param {string} scratch where the published packages are installed
 * @returns {Promise<Map<import('./blocks.mjs').Block, string[]>>} what is wrong, by block
 */
export async function svelteProblems(blocks, scratch) {
  const problems = new Map(blocks.map((block) => [block, []]));
  if (blocks.length === 0) return problems;
  const folder = path.join(scratch, 'types-svelte');
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'tsconfig.json'), JSON.stringify(CONFIG));
  cpSync(path.join(import.meta.dirname, 'given.d.ts'), path.join(folder, 'given.d.ts'));
  for (const [index, { code }] of blocks.entries()) writeFileSync(path.join(folder, `${index}.svelte`), code);
  const bin = path.join(path.dirname(require.resolve('svelte-check/package.json')), 'bin/svelte-check');
  const args = [bin, '--workspace', folder, '--tsconfig', path.join(folder, 'tsconfig.json')];
  const { stdout, failed } = await run(process.execPath, [...args, '--output', 'machine-verbose'], {
    cwd: folder,
  }).catch((error) => ({ ...error, failed: true }));
  const found = [...stdout.matchAll(FINDING)].map(([, json]) => JSON.parse(json));
  if (failed && found.length === 0) throw new Error(`svelte-check: ${stdout}`);
  for (const { filename, start, message } of found) {
    const block = blocks[Number(path.basename(filename, '.svelte'))];
    if (block === undefined) throw new Error(`${filename}: ${message}`);
    problems.get(block).push(`${block.file}:${block.line + start.line}: ${message}`);
  }
  return problems;
}
