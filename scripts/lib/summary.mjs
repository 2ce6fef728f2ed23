import { table } from './table.mjs';

const count = (tests, outcome) => tests.filter((test) => test.outcome === outcome).length;

// A suite that fails altogether must not hide the others.
const MOST_NAMES = 20;

const flakyNames = ({ folder, tests }) =>
  tests
    .filter(({ isFlaky }) => isFlaky)
    .map(({ file, title }) => `FLAKY, passed when tried again: ${folder}/${file} › ${title}`);

const failedNames = ({ folder, tests }) => {
  const failed = tests.filter(({ outcome }) => outcome === 'failed');
  const names = failed.slice(0, MOST_NAMES).map(({ file, title }) => `FAILED: ${folder}/${file} › ${title}`);
  const left = failed.length - names.length;
  return left === 0 ? names : [...names, `FAILED: ${folder}: and ${left} more`];
};

/**
 * The end of a test run: a table of suites, what failed by name, what else went wrong, and the totals as the very last line.
 *
 * @param {import('./reports.mjs').Suite[]} suites
 * @param {string[]} problems whatever failed besides tests: tasks, a missing report, the contract
 */
export function summarize(suites, problems) {
  const rows = suites.map(({ folder, kind, seconds, tests }) => [
    `${folder} ${kind}`,
    count(tests, 'passed'),
    count(tests, 'failed'),
    count(tests, 'skipped'),
    Number(seconds.toFixed(1)),
  ]);
  const [passed, failedTests, skipped] = [1, 2, 3].map((column) =>
    rows.reduce((sum, row) => sum + row[column], 0),
  );
  // A run that failed outside of any test must not end in "0 failed".
  const failed = failedTests === 0 && problems.length > 0 ? 1 : failedTests;
  const lines = [
    '',
    table(['suite', 'passed', 'failed', 'skipped', 'seconds'], rows),
    ...suites.flatMap(flakyNames),
    ...suites.flatMap(failedNames),
    ...problems.map((problem) => `FAILED: ${problem}`),
    '',
    `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`,
  ];
  return { text: lines.join('\n'), failed };
}
