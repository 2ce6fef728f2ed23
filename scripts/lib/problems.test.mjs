import assert from 'node:assert/strict';
import { test } from 'node:test';
import { missingReports, missingRootReports, problemOf } from './problems.mjs';

const suite = (folder, kind, outcome = 'passed') => ({ folder, kind, tests: [{ outcome }] });
const failure = (folder, task) => ({ id: `${folder}#${task}`, folder, task });
const tail = (task, folder) => [`${task} of ${folder}`];
const API = 'apps/api';

test('a task whose tests failed is named alone; another one of the same package says why', () => {
  const suites = [suite(API, 'pglite', 'failed'), suite(API, 'postgres'), suite(API, 's3')];
  assert.equal(problemOf(failure(API, 'test'), suites, tail), 'apps/api#test');
  for (const task of ['check', 'build', 'test:postgres'])
    assert.equal(
      problemOf(failure(API, task), suites, tail),
      `apps/api#${task} failed. It said last:\n    ${task} of apps/api`,
    );
});

test("the root's own suites report elsewhere", () => {
  const failed = { id: '//#size', task: 'size', folder: '' };
  assert.equal(problemOf(failed, [suite('scripts', 'size', 'failed')], tail), '//#size');
  assert.match(problemOf(failed, [suite('scripts', 'unit', 'failed')], tail), /It said last/);
});

test('what has no task, or said nothing, is told as it is', () => {
  assert.equal(problemOf({ id: 'browser: none' }, [], tail), 'browser: none');
  assert.equal(
    problemOf(failure(API, 'check'), [], () => []),
    'apps/api#check failed.',
  );
});

test('a suite without all of its reports is a problem, and says why once', () => {
  const packages = [{ folder: API }];
  const some = [suite(API, 'pglite'), suite(API, 'postgres')];
  assert.deepEqual(missingReports(packages, 'test', some, [], tail), []);
  assert.match(missingReports(packages, 'test:postgres', some, [], tail)[0], /no report.*It said last/s);
  const told = missingReports(packages, 'test:postgres', some, [failure(API, 'test:postgres')], tail);
  assert.deepEqual(told, ['apps/api: "test:postgres" wrote no report into reports/.']);
  assert.equal(missingReports(packages, 'test', [suite(API, 's3')], [], tail).length, 1);
});

test('a suite of the root that is missing has its name', () => {
  const written = ['unit', 'packages', 'links', 'readme'].map((kind) => suite('scripts', kind));
  assert.deepEqual(missingRootReports(written), ['//#size wrote no scripts/reports/size.json']);
});
