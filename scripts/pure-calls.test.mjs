// Held against both bundlers that the packages are meant for: a mark in the wrong place is a comment like any other.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { build } from 'esbuild';
import { rolldown } from 'rolldown';
import { pureCalls } from './pure-calls.mjs';

const folder = mkdtempSync(path.join(tmpdir(), 'ats-kit-pure-'));
after(() => rmSync(folder, { recursive: true }));

async function marked(code) {
  const input = path.join(folder, 'source.js');
  writeFileSync(input, code);
  const bundle = await rolldown({ input, external: ['far'], plugins: [pureCalls()] });
  const { output } = await bundle.generate({ format: 'esm', sourcemap: true });
  return output[0];
}

/** What is left of a module that is imported for its `kept` alone, by bundler. */
async function leftOf(code) {
  const library = await marked(code);
  writeFileSync(path.join(folder, 'library.js'), library.code);
  const input = path.join(folder, 'entry.js');
  writeFileSync(input, "import { kept } from './library.js';\nconsole.log(kept);\n");
  const bundle = await rolldown({ input, external: ['far'] });
  const { output } = await bundle.generate({ format: 'esm' });
  const esbuild = { bundle: true, format: 'esm', external: ['far'], write: false, treeShaking: true };
  const { outputFiles } = await build({ entryPoints: [input], ...esbuild });
  return { rolldown: output[0].code, esbuild: outputFiles[0].text };
}

test('what is made while a module loads goes when nobody uses it', async () => {
  const left = await leftOf(`
    import { make, Thing } from 'far';
    export const kept = 1;
    export const one = make('DROPPED');
    export const chain = make('DROPPED').check(make('DROPPED'), { deep: [make('DROPPED')] });
    export const thing = new Thing('DROPPED');
    const inner = make('DROPPED');
    export const outer = make(inner, () => make('DROPPED'));
  `);
  for (const [bundler, code] of Object.entries(left)) assert.doesNotMatch(code, /DROPPED/, bundler);
});

test('so does what is read from other values meanwhile', async () => {
  const left = await leftOf(`
    import { base, make } from 'far';
    export const kept = 1;
    export const spread = { ...base, more: 'DROPPED' };
    export const list = [...base, 'DROPPED'];
    export const member = make(base.length, 'DROPPED');
    export const text = make(\`DROPPED \${base}\`);
  `);
  for (const [bundler, code] of Object.entries(left)) assert.doesNotMatch(code, /DROPPED/, bundler);
});

test('a statement of its own is there for its effect', async () => {
  const left = await leftOf(`
    import { make } from 'far';
    export const kept = 1;
    make('KEPT');
    if (make('KEPT TOO')) make('AND THIS');
  `);
  for (const [bundler, code] of Object.entries(left)) {
    for (const text of ['KEPT', 'KEPT TOO', 'AND THIS']) assert.ok(code.includes(`"${text}"`), bundler);
  }
});

test('what a function does when it is called is not marked', async () => {
  const { code } = await marked(`
    import { make } from 'far';
    export const later = () => { make('LATER'); };
    export function laterToo() { make('LATER'); }
    export class Much { later() { make('LATER'); } }
    export const object = { later() { make('LATER'); } };
    export const data = ['plain', { data: true }];
  `);
  assert.doesNotMatch(code, /PURE/);
});

test('lines keep their places in the source map', async () => {
  const { code, map } = await marked("import { make } from 'far';\nexport const one =\n  make('X');\n");
  assert.match(code, /@__PURE__/);
  assert.deepEqual(
    map.sources.map((source) => path.basename(source)),
    ['source.js'],
  );
  assert.notEqual(map.mappings, '');
});
