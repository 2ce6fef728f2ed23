// Holds the real ESLint config against snippets: an arrow that nobody checks is a wish.
import assert from 'node:assert/strict';
import path from 'node:path';
import { test } from 'node:test';
import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';
import { ARROWS, PURE } from './arrows.mjs';
import { root } from './processes.mjs';
import { workspacePackages } from './workspace.mjs';

// The snippets are no files of a project, so the type-aware rules stay out.
const eslint = new ESLint({ cwd: root, overrideConfig: tseslint.configs.disableTypeChecked });
const WATCHED = /restricted|^(ats|faces)\//;

/** The rules about boundaries that a snippet breaks. */
async function broken(file, code) {
  const [result] = await eslint.lintText(code, { filePath: path.join(root, file) });
  assert.equal(result.fatalErrorCount, 0, result.messages[0]?.message);
  return result.messages.filter(({ ruleId }) => WATCHED.test(ruleId ?? ''));
}
const allows = async (file, code) =>
  assert.deepEqual(
    (await broken(file, code)).map(({ message }) => message),
    [],
    `${file}: ${code}`,
  );
async function forbids(file, code, message = /./) {
  const messages = await broken(file, code);
  assert.notEqual(messages.length, 0, `${file} should not allow: ${code}`);
  assert.match(messages[0].message, message);
}

const names = Object.keys(ARROWS);
const sourceOf = (name) => `${ARROWS[name].folder}/src/deep/file.ts`;
const value = (target) => `import { x } from '@ats-kit/${target}';\nexport const y = x;`;
const type = (target) => `import type { X } from '@ats-kit/${target}/sub';\nexport type Y = X;`;

for (const from of names) {
  const { values, types = [], folder } = ARROWS[from];
  test(`${from} imports what its arrows lead to, and nothing else of ours`, async () => {
    for (const to of names.filter((name) => name !== from)) {
      const judge = (allowed) => (allowed ? allows : forbids);
      await judge(values.includes(to))(sourceOf(from), value(to));
      await judge([...values, ...types].includes(to))(sourceOf(from), type(to));
      await judge(values.includes(to))(sourceOf(from), `export const load = () => import('@ats-kit/${to}');`);
      await judge([...values, ...types].includes(to))(
        sourceOf(from),
        `export type Y = import('@ats-kit/${to}').X;`,
      );
    }
  });

  test(`${from} does not reach into another folder by a relative path`, async () => {
    const other = from === 'client' ? 'machine' : 'client';
    const inside = `${folder}/src/deep/file.ts`;
    await allows(inside, "export { x } from '../other.ts';\nexport * from '../../package.json';");
    for (const target of [`../../../../packages/${other}/src/index.ts`, '../../../../scripts/browser.mjs']) {
      await forbids(inside, `export { x } from '${target}';`, /leaves the package/);
      await forbids(inside, `export const load = () => import('${target}');`, /leaves the package/);
    }
  });
}

test('the message names the arrow', async () => {
  await forbids(sourceOf('machine'), value('client'), /machine → protocol/);
  await forbids(sourceOf('protocol'), value('client'), /protocol → nothing of ours/);
});

test('tests may use the shared helpers and what the table opens to them, and no more', async () => {
  await allows('packages/protocol/vitest.config.ts', "export { chromium } from '../../scripts/browser.mjs';");
  await allows('apps/api/test/a.test.ts', value('client'));
  await forbids('apps/api/src/a.ts', value('client'));
  await forbids('apps/api/test/a.test.ts', value('react'));
  await forbids('packages/machine/test/a.test.ts', "export { x } from '../../client/src/index.ts';");
});

for (const name of PURE) {
  test(`${name} knows no DOM and no Node`, async () => {
    const file = sourceOf(name);
    for (const global of ['window', 'document', 'fetch', 'localStorage', 'WebSocket', 'process', 'Buffer']) {
      await forbids(file, `export const a = ${global};`);
      await forbids(file, `export const a = globalThis.${global};`);
    }
    for (const module of ['node:fs', 'fs', 'fs/promises']) {
      await forbids(file, `import * as a from '${module}';\nexport { a };`);
    }
    await allows(
      file,
      `export const a = [new TextEncoder(), new Blob([]), new ReadableStream(), new AbortController(), Intl, new URL('a:b')];
       export const b = crypto.getRandomValues(new Uint8Array(1));
       export type C = AbortSignal;`,
    );
    await allows(
      `${ARROWS[name].folder}/test/a.test.ts`,
      "import * as fs from 'node:fs';\nexport const a = [fs, process];",
    );
  });
}

test('machine keeps time by named delays alone', async () => {
  await forbids(sourceOf('machine'), 'setTimeout(() => {}, 1);', /named delay/);
  await forbids(sourceOf('machine'), 'setInterval(() => {}, 1);', /named delay/);
});

test('faces write no inline style and no HTML', async () => {
  for (const name of ['react', 'element']) {
    const file = `${ARROWS[name].folder}/src/deep/face.tsx`;
    await forbids(file, 'export const a = <p style={{ color: "red" }} />;', /CSP/);
    await forbids(file, 'export const a = <p dangerouslySetInnerHTML={{ __html: "" }} />;', /Trusted Types/);
    await forbids(file, 'export const a = (e: Element) => { e.innerHTML = ""; };', /Trusted Types/);
    await forbids(file, 'export const a = (e: Element) => { e.setAttribute("style", ""); };', /CSP/);
    await allows(file, 'export const a = (e: HTMLElement) => { e.style.setProperty("--x", "1"); };');
  }
});

test('components of Svelte write no text of their own', async () => {
  const file = `${ARROWS.svelte.folder}/src/parts/Live.svelte`;
  await forbids(file, '<p>Hello</p>', /come with the view/);
  await forbids(file, '<p aria-label="Hello"></p>', /come with the view/);
  await allows(file, '<p part="hint">atc_</p>');
});

test('every package of the workspace has its arrows', () => {
  const known = Object.values(ARROWS).map(({ folder }) => folder);
  const strangers = workspacePackages().filter(({ folder }) => !known.includes(folder));
  assert.deepEqual(
    strangers.map(({ folder }) => `${folder} needs a row in scripts/lib/arrows.mjs`),
    [],
  );
});
