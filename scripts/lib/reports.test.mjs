import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { clearReports, parseReport, readReports } from './reports.mjs';
import { summarize } from './summary.mjs';

const FOLDER = 'packages/client';
const result = (status, assertionResults) => ({
  name: '/elsewhere/packages/client/test/a.test.ts',
  status,
  startTime: 1000,
  endTime: 3500,
  assertionResults,
});
const vitest = (...testResults) => ({ startTime: 1000, testResults });
const spec = (title, status) => ({ title, file: 'a.e2e.ts', tests: [{ status }] });
const playwright = (specs, errors = []) => ({
  stats: { duration: 2000 },
  errors,
  suites: [{ title: 'a.e2e.ts', specs: [], suites: [{ title: 'group', specs }] }],
});

test('Vitest: outcomes, full titles, and files below the package wherever the report was written', () => {
  const report = vitest(
    result('passed', [
      { fullName: 'a b', status: 'passed' },
      { fullName: 'c', status: 'failed' },
      { fullName: 'd', status: 'todo' },
    ]),
  );
  assert.deepEqual(parseReport(report, FOLDER), {
    seconds: 2.5,
    tests: [
      { file: 'test/a.test.ts', title: 'a b', outcome: 'passed' },
      { file: 'test/a.test.ts', title: 'c', outcome: 'failed' },
      { file: 'test/a.test.ts', title: 'd', outcome: 'skipped' },
    ],
  });
});

test('Vitest: a file that cannot be loaded is a failure, not nothing', () => {
  const { tests } = parseReport(vitest(result('failed', [])), FOLDER);
  assert.deepEqual(tests, [{ file: 'test/a.test.ts', title: '(the file could not run)', outcome: 'failed' }]);
});

test('Playwright: nested titles without the file, flaky counts as passed', () => {
  const report = playwright([
    spec('x', 'expected'),
    spec('y', 'flaky'),
    spec('z', 'unexpected'),
    spec('w', 'skipped'),
  ]);
  const { seconds, tests } = parseReport(report, 'apps/playground');
  assert.equal(seconds, 2);
  assert.deepEqual(
    tests.map(({ title, outcome }) => `${title} ${outcome}`),
    ['group x passed', 'group y passed', 'group z failed', 'group w skipped'],
  );
});

test('Playwright: an error outside of any test is a failure', () => {
  const { tests } = parseReport(playwright([], [{ message: 'no server' }]), 'apps/playground');
  assert.deepEqual(tests, [{ file: '', title: '(Playwright could not run)', outcome: 'failed' }]);
});

test('reports on disk: other JSON is left alone, a broken file fails, and clearing removes all', (t) => {
  const root = mkdtempSync(path.join(tmpdir(), 'ats-kit-reports-'));
  t.after(() => rmSync(root, { recursive: true }));
  const reports = path.join(root, FOLDER, 'reports');
  mkdirSync(reports, { recursive: true });
  writeFileSync(path.join(reports, 'broken.json'), '{');
  writeFileSync(path.join(reports, 'sizes.json'), '{}');
  writeFileSync(
    path.join(reports, 'unit.json'),
    JSON.stringify(vitest(result('passed', [{ fullName: 'a', status: 'passed' }]))),
  );
  assert.deepEqual(
    readReports(root, [FOLDER, 'packages/none']).map(({ kind, tests }) => [kind, tests[0].outcome]),
    [
      ['broken', 'failed'],
      ['unit', 'passed'],
    ],
  );
  clearReports(root, [FOLDER]);
  assert.deepEqual(readReports(root, [FOLDER]), []);
});

const suiteOf = (...outcomes) => ({
  folder: FOLDER,
  kind: 'unit',
  seconds: 1.24,
  tests: outcomes.map((outcome) => ({ file: 'a', title: 't', outcome })),
});
const lastLine = ({ text }) => text.split('\n').at(-1);

test('the totals are the last line, skipped ones only when there are any', () => {
  assert.equal(
    lastLine(summarize([suiteOf('passed', 'passed'), suiteOf('failed')], [])),
    '2 passed, 1 failed',
  );
  assert.equal(lastLine(summarize([suiteOf('passed', 'skipped')], [])), '1 passed, 0 failed, 1 skipped');
  assert.match(summarize([suiteOf('passed')], []).text, /packages\/client unit +1 +0 +0 +1\.2\n/);
});

test('a failed task never ends in "0 failed"', () => {
  const summary = summarize([suiteOf('passed')], ['@ats-kit/client#lint']);
  assert.equal(lastLine(summary), '1 passed, 1 failed');
  assert.equal(summary.failed, 1);
  assert.match(summary.text, /FAILED: @ats-kit\/client#lint/);
});

test('a failed task beside failed tests does not add to them', () => {
  assert.equal(
    lastLine(summarize([suiteOf('failed', 'failed')], ['@ats-kit/client#test'])),
    '0 passed, 2 failed',
  );
});

test('failed tests are named, up to a limit a suite', () => {
  const { text } = summarize([suiteOf(...Array(23).fill('failed')), suiteOf('passed')], []);
  assert.equal(text.split('\n').filter((line) => line === `FAILED: ${FOLDER}/a › t`).length, 20);
  assert.match(text, /: and 3 more\n/);
});

test('what passed only when tried again is named, and passed', () => {
  const report = playwright([spec('x', 'expected'), spec('y', 'flaky')]);
  const suite = { folder: 'apps/playground', kind: 'e2e', ...parseReport(report, 'apps/playground') };
  const summary = summarize([suite], []);
  assert.equal(lastLine(summary), '2 passed, 0 failed');
  assert.deepEqual(
    summary.text.split('\n').filter((line) => line.startsWith('FLAKY')),
    ['FLAKY, passed when tried again: apps/playground/a.e2e.ts › group y'],
  );
});
