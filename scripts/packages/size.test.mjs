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

const FILE = 'packages/sample/README.md';
const problemsIn = (readme, rootReadme = '# Root\n') =>
  noteProblems(
    [published],
    [row],
    new Map([
      ['README.md', rootReadme],
      [FILE, readme],
    ]),
  ).flatMap(({ problems }) => problems);
const TABLE =
  "| what a page loads | min + gzip |\n|---|---|\n| `import { one } from '@ats-kit/sample'` | 1.0 kB |";
const RIGHT = `# Sample\n<!-- sizes -->\n${TABLE}\n<!-- /sizes -->\n`;

test('a README tells the measured sizes, and has a place for them', () => {
  assert.deepEqual(problemsIn(RIGHT), []);
  assert.deepEqual(problemsIn(RIGHT.replace('1.0', '1.1')), [`${FILE} tells other sizes than sizes.json`]);
  assert.match(problemsIn('# Sample\n')[0], /has no <!-- sizes -->/);
});

test('so does a sentence of the main README', () => {
  const file = { from: '@ats-kit/sample', file: 'dist/x.js', gzipBytes: 2345 };
  const sentence = (size) => `It is <!-- size: @ats-kit/sample/dist/x.js -->${size}<!-- /size -->.`;
  const told = (size) => noteProblems([], [file], new Map([['README.md', sentence(size)]]))[0].problems;
  assert.deepEqual(told('2.3 kB'), []);
  assert.deepEqual(told('2.4 kB'), ['README.md tells other sizes than sizes.json']);
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
