import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { root } from '../lib/processes.mjs';
import { anchorsOf, blocksOf, linksOf, parseInfo } from './blocks.mjs';
import { scriptsIn } from './compile.mjs';
import { brokenLinks, staleMentions } from './links.mjs';
import { planOf } from './plan.mjs';
import { shellProblems } from './shell.mjs';
import { isShown, markdownFiles } from './texts.mjs';
import { leftOpen, withValues } from './values.mjs';

const text = (...lines) => lines.join('\n');

test('blocks: language, words after it, and the line where the code begins', () => {
  const [first, second] = blocksOf(
    'a.md',
    text('# A', '```ts run=node prints="a b"', 'one();', '```', '~~~sh', '```', '~~~'),
  );
  assert.deepEqual(first, {
    file: 'a.md',
    line: 3,
    lang: 'ts',
    info: { run: 'node', prints: 'a b' },
    code: 'one();\n',
  });
  assert.equal(second.code, '```\n');
  assert.deepEqual(blocksOf('a.md', text('- item', '  ```js', '  a();', '  ```'))[0].code, 'a();\n');
  assert.throws(() => blocksOf('a.md', '```ts\none();'), /a\.md:1: the fence is never closed/);
  assert.deepEqual(parseInfo('norun="it starts" word'), { norun: 'it starts', word: '' });
});

test('plan: a block runs, or says why not, or is wrong', () => {
  const plan = (lang, info = {}) => planOf({ lang, info });
  assert.deepEqual(plan('ts'), { place: 'node' });
  assert.deepEqual(plan('ts', { run: 'browser' }), { place: 'browser' });
  assert.deepEqual(plan('html'), { place: 'browser' });
  assert.deepEqual(plan('vue'), { place: 'browser' });
  assert.deepEqual(plan('svelte'), { place: 'browser' });
  assert.deepEqual(plan('sh', { norun: 'starts a server' }), { reason: 'starts a server' });
  assert.match(plan('sh', { norun: '' }).problem, /reason/);
  assert.match(plan('').problem, /no language/);
  assert.match(plan('python').problem, /no language/);
  assert.match(plan('tsx', { run: 'node' }).problem, /cannot run in "node"/);
  assert.match(plan('ts', { title: 'x' }).problem, /title means nothing/);
});

const values = { apiUrl: 'http://a', pageUrl: 'http://p', siteKey: 'cpk_1', secretKey: 'csk_1' };

test('values: the reader’s own become the started system’s, and none is left open', () => {
  assert.equal(
    withValues("f('https://ats.api.allfeat.org', 'cpk_…')", values, 'node'),
    "f('http://a', 'cpk_1')",
  );
  assert.equal(withValues("'/api/ats-token'", values, 'node'), "'http://p/api/ats-token'");
  assert.equal(withValues("'/api/ats-token'", values, 'browser'), "'/api/ats-token'");
  assert.equal(leftOpen("call('afo_…')"), 'afo_…');
  assert.equal(leftOpen('call(1); // and so on …'), undefined);
});

test('scripts of a page keep their lines', () => {
  const html = text(
    '<p></p>',
    '<script src="x.js"></script>',
    '<script type="module">',
    'one();',
    '</script>',
  );
  assert.deepEqual(scriptsIn(html), ['\n\n\none();\n']);
});

test('links: relative ones outside of code, and GitHub’s anchors', () => {
  const source = text(
    '[a](b.md#c) `[no](x.md)` <img src="d.png">',
    '```md',
    '[no](y.md)',
    '```',
    '[ref]: e.md',
  );
  assert.deepEqual(
    linksOf('f.md', source).map(({ target }) => target),
    ['b.md#c', 'd.png', 'e.md'],
  );
  const headings = text(
    '# The `a` of [b](c.md)!',
    '```sh',
    '# no heading',
    '```',
    '## One, two',
    '## One, two',
  );
  assert.deepEqual(anchorsOf('f.md', headings), ['the-a-of-b', 'one-two', 'one-two-1']);
});

test('links: nowhere, outside and to a missing heading are told by their lines', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'ats-kit-links-'));
  after(() => rmSync(folder, { recursive: true }));
  mkdirSync(path.join(folder, 'docs'));
  writeFileSync(path.join(folder, 'b.md'), '# There\n');
  const lines = [
    '[a](../b.md#there)',
    '[b](../none.md)',
    '[c](../b.md#not-there)',
    '[d](../../x)',
    '[e](https://x.example)',
  ];
  writeFileSync(path.join(folder, 'docs/a.md'), text(...lines));
  assert.deepEqual(markdownFiles(folder), ['b.md', 'docs/a.md']);
  assert.deepEqual(brokenLinks(folder, 'docs/a.md'), [
    'docs/a.md:2: ../none.md leads nowhere',
    'docs/a.md:3: ../b.md#not-there names a heading that is not there',
    'docs/a.md:4: ../../x leaves the repository',
  ]);
});

test('mentions: paths and commands between code marks', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'ats-kit-mentions-'));
  after(() => rmSync(folder, { recursive: true }));
  mkdirSync(path.join(folder, 'packages/a/src'), { recursive: true });
  writeFileSync(path.join(folder, 'package.json'), '{ "name": "root", "scripts": { "size": "x" } }');
  const lines = [
    '`packages/a/src` and `pnpm size --update`',
    '`scripts/none.mjs`',
    '`pnpm none`',
    '`a/b` is no path',
  ];
  writeFileSync(path.join(folder, 'README.md'), text(...lines, '```sh', '`scripts/none.mjs`', '```'));
  writeFileSync(path.join(folder, 'packages/a/README.md'), '`src` `src/none.ts`\n');
  assert.deepEqual(staleMentions(folder, 'README.md'), [
    'README.md:2: scripts/none.mjs is not there',
    'README.md:3: pnpm none: root has no script "none"',
  ]);
  assert.deepEqual(staleMentions(folder, 'packages/a/README.md'), [
    'packages/a/README.md:1: src/none.ts is not there',
  ]);
});

test('shell: syntax, scripts, packages and files that are not there', async () => {
  const problems = (code) => shellProblems({ code }, root);
  for (const code of [
    'npm test      # everything',
    'npm run x -- pnpm size --update',
    'pnpm --filter @ats-kit/playground... build && node dist/server.js',
    'npm install @ats-kit/react react',
    'node scripts/run.mjs start',
  ]) {
    assert.deepEqual(await problems(code), [], code);
  }
  assert.match((await problems('if true; then'))[0], /syntax error/);
  assert.deepEqual(await problems('npm run x -- pnpm no:such'), ['ats-kit has no script "no:such"']);
  assert.deepEqual(await problems('pnpm --filter @ats-kit/none build'), [
    'there is no package @ats-kit/none',
  ]);
  assert.deepEqual(await problems('npm install @ats-kit/api'), ['@ats-kit/api is not published']);
  assert.deepEqual(await problems('node scripts/none.mjs'), ['there is no scripts/none.mjs']);
});

test('what is shown to readers: the READMEs and the guide', () => {
  for (const file of ['README.md', 'CONTRIBUTING.md', 'packages/react/README.md'])
    assert.ok(isShown(file), file);
  for (const file of ['docs/decisions/0001-x.md', 'packages/react/CHANGELOG.md'])
    assert.ok(!isShown(file), file);
});
