import assert from 'node:assert/strict';
import { test } from 'node:test';
import { breakdown, ownerOf } from './breakdown.mjs';
import { forgottenEntries, judge, noteProblems } from './size-rules.mjs';

const row = { from: '@ats-kit/sample', import: '{ one }', gzipBytes: 1000 };
const problemsOf = (bytes, brought = []) => judge(row, 1000, bytes, brought).problems;

test('growth and shrinkage fail alike, noise does not', () => {
  for (const bytes of [990, 1000, 1010]) assert.deepEqual(problemsOf(bytes), []);
  assert.match(problemsOf(1011)[0], /grew from 1000 to 1011/);
  assert.match(problemsOf(989)[0], /shrank from 1000 to 989/);
});

test('a package that comes along uninvited fails, whatever the size', () => {
  assert.match(problemsOf(1000, ['esbuild brings zod along'])[0], /esbuild brings zod along/);
});

const published = {
  folder: 'packages/sample',
  manifest: {
    name: '@ats-kit/sample',
    exports: {
      '.': { types: './dist/index.d.ts', default: './dist/index.js' },
      './more': { types: './dist/more.d.ts', default: './dist/more.js' },
      './sheet.css': { default: './dist/sheet.css' },
      './package.json': './package.json',
    },
  },
};

test('an entry that nobody measures is found', () => {
  const [{ problems }] = forgottenEntries([published], [row]);
  assert.deepEqual(problems, ['sizes.json has no row for an import of @ats-kit/sample/more']);
});

test('a README tells the measured sizes, and has a place for them', () => {
  const problems = (readme) =>
    noteProblems([published], [row], new Map([['packages/sample/README.md', readme]]))[0].problems;
  const table =
    "| what a page loads | min + gzip |\n|---|---|\n| `import { one } from '@ats-kit/sample'` | 1.0 kB |";
  assert.deepEqual(problems(`# Sample\n<!-- sizes -->\n${table}\n<!-- /sizes -->\n`), []);
  assert.match(
    problems(`<!-- sizes -->\n${table.replace('1.0', '1.1')}\n<!-- /sizes -->`)[0],
    /tells other sizes/,
  );
  assert.match(problems('# Sample\n')[0], /has no <!-- sizes -->/);
});

test('bytes belong to the package of their source', () => {
  assert.equal(ownerOf('../../../node_modules/.pnpm/zod@4.0.0/node_modules/zod/v4/core.js'), 'zod');
  assert.equal(ownerOf('../node_modules/@noble/hashes/sha2.js'), '@noble/hashes');
  assert.equal(ownerOf('../../../react/src/screens/a.tsx'), '@ats-kit/react');
  assert.equal(ownerOf('../../src/element.ts'), 'itself');
  const sources = ['../../react/src/a.ts', '../node_modules/zod/b.js'];
  // `aaaa` from the first source, `bb` from the second.
  const map = { version: 3, sources, names: [], mappings: 'AAAA,ICAA' };
  assert.deepEqual(breakdown('aaaabb', map), [
    ['@ats-kit/react', 4],
    ['zod', 2],
  ]);
});
