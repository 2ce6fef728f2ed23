// Each check is shown a package that is right, and then one fault at a time.
import assert from 'node:assert/strict';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { root } from '../lib/processes.mjs';
import { checkContents } from './check-contents.mjs';
import { checkEffects, declaresEffects } from './check-effects.mjs';
import { checkLicenses } from './check-licenses.mjs';
import { checkManifest } from './check-manifest.mjs';
import { checkMaps } from './check-maps.mjs';

const scratch = mkdtempSync(path.join(tmpdir(), 'ats-kit-checks-'));
after(() => rmSync(scratch, { recursive: true }));

const NAME = '@ats-kit/sample';
const MANIFEST = {
  name: NAME,
  version: '1.0.0',
  description: 'A sample.',
  keywords: ['sample'],
  license: 'MIT',
  repository: { type: 'git', url: 'git+https://example.org/x.git', directory: 'packages/sample' },
  type: 'module',
  sideEffects: false,
  exports: {
    '.': { types: './dist/index.d.ts', default: './dist/index.js' },
    './package.json': './package.json',
  },
  engines: { node: '>=20.19' },
  dependencies: { '@ats-kit/other': '^2.0.0' },
};
const MAP = JSON.stringify({ version: 3, sources: ['../src/index.ts'], mappings: 'AAAA', names: [] });
const FILES = {
  'README.md': `# ${NAME}\n`,
  'dist/index.js':
    "import { other } from '@ats-kit/other';\nexport const one = () => other;\n//# sourceMappingURL=index.js.map\n",
  'dist/index.js.map': MAP,
  'dist/index.d.ts': 'export declare const one: () => string;\n//# sourceMappingURL=index.d.ts.map\n',
  'dist/index.d.ts.map': MAP,
  'src/index.ts': '// source\n',
};
const OTHER = {
  name: '@ats-kit/other',
  version: '2.0.0',
  type: 'module',
  exports: './index.js',
  sideEffects: false,
};

let count = 0;

/** A package on disk; a file that is `undefined` is left out. */
function sample({ manifest = {}, files = {} } = {}) {
  const folder = path.join(scratch, String((count += 1)));
  const place = path.join(folder, 'node_modules', NAME);
  const merged = { ...MANIFEST, ...manifest };
  const all = { ...FILES, ...files, 'package.json': JSON.stringify(merged) };
  for (const [file, text] of Object.entries(all).filter(([, content]) => content !== undefined)) {
    mkdirSync(path.dirname(path.join(place, file)), { recursive: true });
    writeFileSync(path.join(place, file), text);
  }
  cpSync(path.join(root, 'LICENSE'), path.join(place, 'LICENSE'));
  const other = path.join(folder, 'node_modules', OTHER.name);
  mkdirSync(other, { recursive: true });
  writeFileSync(path.join(other, 'package.json'), JSON.stringify(OTHER));
  writeFileSync(path.join(other, 'index.js'), "export const other = '1';\n");
  const names = Object.keys(all).filter((file) => all[file] !== undefined);
  return {
    folder: 'packages/sample',
    root: place,
    scratch: folder,
    manifest: merged,
    files: [...names, 'LICENSE'],
  };
}

const versions = new Map([[OTHER.name, OTHER.version]]);
const manifestOf = (faults) => checkManifest(sample(faults), versions);

/** Nothing is wrong with the sample itself; each fault is found and told. */
async function finds(check, faults) {
  assert.deepEqual(await check(), []);
  for (const [fault, expected] of faults) {
    const problems = (await check(fault)).join('\n');
    assert.match(problems, expected, JSON.stringify(fault));
  }
}

test('package.json: exports, ranges, imports and what npm shows', async () => {
  const entry = MANIFEST.exports['.'];
  const exporting = (first) => ({ manifest: { exports: { ...MANIFEST.exports, '.': first } } });
  await finds(manifestOf, [
    [exporting({ default: entry.default, types: entry.types }), /types first/],
    [exporting({ ...entry, default: './dist/none.js' }), /\.\/dist\/none\.js, which is not packed/],
    [{ manifest: { exports: { '.': entry } } }, /no "\.\/package\.json"/],
    [{ manifest: { dependencies: { '@ats-kit/other': 'workspace:^' } } }, /this workspace only/],
    [{ manifest: { dependencies: { '@ats-kit/other': '2.0.0' } } }, /should be \^2\.0\.0/],
    [{ manifest: { dependencies: {} } }, /imports @ats-kit\/other, which package\.json does not declare/],
    [
      { manifest: { dependencies: { ...MANIFEST.dependencies, zod: '^4.0.0' } } },
      /declares zod, which nothing that it exports/,
    ],
    [{ files: { 'dist/index.d.ts': "export type { Z } from 'zod';\n" } }, /index\.d\.ts imports zod/],
    [
      { files: { 'dist/index.d.ts': 'export declare const one: import("zod").Z;\n' } },
      /index\.d\.ts imports zod/,
    ],
    [{ manifest: { sideEffects: undefined } }, /no "sideEffects"/],
    [{ manifest: { engines: { node: '>=18' } } }, /engines\.node/],
    [
      { manifest: { repository: { ...MANIFEST.repository, directory: 'packages/x' } } },
      /repository\.directory/,
    ],
  ]);
});

test('contents: what is needed, and nothing else', async () => {
  await finds(
    (fault) => checkContents(sample(fault)),
    [
      [{ files: { 'README.md': undefined } }, /README\.md is missing/],
      [{ files: { 'README.md': '# Other\n' } }, /must begin with/],
      [{ files: { 'src/index.test.ts': '' } }, /index\.test\.ts should not be published/],
      [{ files: { 'test/index.ts': '' } }, /test\/index\.ts should not/],
      [{ files: { 'dist/reports/unit.json': '' } }, /reports\/unit\.json should not/],
      [{ files: { 'tsconfig.json': '' } }, /tsconfig\.json should not/],
      [{ files: { 'src/.env': '' } }, /src\/\.env should not/],
    ],
  );
});

test('maps lead to sources that are published too', async () => {
  const mapTo = (source) => ({ files: { 'dist/index.js.map': MAP.replace('../src/index.ts', source) } });
  await finds(
    (fault) => checkMaps(sample(fault)),
    [
      [mapTo('../src/none.ts'), /leads to src\/none\.ts, which is not published/],
      [mapTo('/home/someone/index.ts'), /on the machine that built it/],
      [mapTo('file:///home/someone/index.ts'), /on the machine that built it/],
      [{ files: { 'dist/index.js.map': undefined } }, /names index\.js\.map, which is not packed/],
      [{ files: { 'dist/index.js': 'export const one = 1;\n' } }, /index\.js has no source map/],
      [{ files: { 'dist/index.js.map': MAP.replace('AAAA', '') } }, /maps nothing/],
    ],
  );
  assert.deepEqual(
    checkMaps(sample({ files: { 'dist/index.js': "'use client';\nexport * from './other.js';\n" } })),
    [],
  );
});

test('licenses of what is inside come along', async () => {
  const inside = { 'dist/index.js.map': MAP.replace('../src/index.ts', '../node_modules/preact/x.js') };
  await finds(
    (fault) => checkLicenses(sample(fault)),
    [
      [{ files: inside }, /dist\/index\.js has preact inside, whose license no licenses\.md tells/],
      [{ files: { ...inside, 'dist/licenses.md': '## preact-x - 1.0.0 (MIT)\n' } }, /has preact inside/],
    ],
  );
  const told = { ...inside, 'dist/licenses.md': '## preact - 11.0.0 (MIT)\n' };
  assert.deepEqual(checkLicenses(sample({ files: told })), []);
});

test('effects: what is promised is what is there, in bundlers and in Node', async () => {
  const check = async (fault) => {
    const published = sample(fault);
    return checkEffects(published, published.scratch);
  };
  const code = (text) => ({ files: { 'dist/index.js': text } });
  await finds(check, [
    [
      code('export const one = make();\nfunction make() { return globalThis.one; }\n'),
      /esbuild finds effects/,
    ],
    [
      code('const table = { ...globalThis.table };\nexport const one = () => table;\n'),
      /rolldown finds effects/,
    ],
    [code('globalThis.one = 1;\n'), /it adds to globalThis: one/],
    [code('export const one = document.title;\n'), /it touches document/],
    [code("export const one = typeof window === 'undefined';\n"), /it touches window/],
    [code("console.log('hello');\n"), /in Node prints: hello/],
    [{ ...code('export const one = 1;\n'), manifest: { sideEffects: ['./dist/index.js'] } }, /drops "import/],
  ]);
  const kept = {
    ...code("customElements?.define('x', 1);\n"),
    manifest: { sideEffects: ['./dist/index.js'] },
  };
  assert.doesNotMatch((await check(kept)).join('\n'), /rolldown|esbuild/);
});

test('sideEffects is read as bundlers read it', () => {
  assert.equal(declaresEffects(false, './dist/a.js'), false);
  assert.equal(declaresEffects(['**/*.css'], './dist/a.css'), true);
  assert.equal(declaresEffects(['**/*.css'], './dist/a.js'), false);
  assert.equal(declaresEffects(['./dist/cdn/*'], './dist/cdn/a.js'), true);
});
