// Reads what the suites wrote: the JSON reports of Vitest (and of node:test, through node-reporter.mjs) and of Playwright.
import { existsSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';

/**
 * @typedef {'passed' | 'failed' | 'skipped'} Outcome
 * @typedef {{ file: string, title: string, outcome: Outcome, isFlaky?: boolean }} Test
 * @typedef {{ folder: string, kind: string, seconds: number, tests: Test[] }} Suite a package's `reports/<kind>.json`
 */

/** @type {Record<string, Outcome>} */
const VITEST = { passed: 'passed', failed: 'failed' };
/** @type {Record<string, Outcome>} A flaky test passed in the end, and Playwright itself counts it so; it is named all the same. */
const PLAYWRIGHT = { expected: 'passed', flaky: 'passed', unexpected: 'failed' };

/** What stands in for tests that never ran, so that the totals cannot look green. */
const failedTest = (file, reason) => ({ file, title: `(${reason})`, outcome: 'failed' });

/** A report may come out of a cache that another checkout filled, so only the part below the package is kept. */
function below(folder, file) {
  const at = file.lastIndexOf(`/${folder}/`);
  return at < 0 ? file : file.slice(at + folder.length + 2);
}

function vitestTests(report, folder) {
  return report.testResults.flatMap((result) => {
    const file = below(folder, result.name);
    const tests = result.assertionResults.map(({ fullName, status }) => ({
      file,
      title: fullName,
      outcome: VITEST[status] ?? 'skipped',
    }));
    // A file that cannot be loaded has no tests to fail, and must not look like one that has nothing to say.
    const broken = result.status === 'failed' && !tests.some(({ outcome }) => outcome === 'failed');
    return broken ? [...tests, failedTest(file, 'the file could not run')] : tests;
  });
}

function vitestSeconds(report) {
  const end = Math.max(report.startTime, ...report.testResults.map(({ endTime }) => endTime ?? 0));
  return (end - report.startTime) / 1000;
}

function playwrightTests(suite, titles = []) {
  const own = (suite.specs ?? []).flatMap((spec) =>
    spec.tests.map(({ status }) => ({
      file: spec.file ?? suite.file,
      title: [...titles, spec.title].join(' '),
      outcome: PLAYWRIGHT[status] ?? 'skipped',
      isFlaky: status === 'flaky',
    })),
  );
  const inner = (suite.suites ?? []).flatMap((child) => playwrightTests(child, [...titles, child.title]));
  return [...own, ...inner];
}

/**
 * @param {string} folder the package's, relative to the root
 * @returns {Pick<Suite, 'seconds' | 'tests'> | undefined} undefined for JSON that is no test report
 */
export function parseReport(report, folder) {
  if (Array.isArray(report?.testResults)) {
    return { seconds: vitestSeconds(report), tests: vitestTests(report, folder) };
  }
  if (Array.isArray(report?.suites) && report.stats !== undefined) {
    const tests = report.suites.flatMap((file) => playwrightTests(file));
    // Errors outside of any test: a file that does not load, or a web server that does not start.
    const broken = report.errors?.length > 0 ? [failedTest('', 'Playwright could not run')] : [];
    return { seconds: report.stats.duration / 1000, tests: [...tests, ...broken] };
  }
  return undefined;
}

function readReport(file, folder) {
  try {
    return parseReport(JSON.parse(readFileSync(file, 'utf8')), folder);
  } catch {
    return { seconds: 0, tests: [failedTest(file, 'the report cannot be read')] };
  }
}

const reportsFolder = (root, folder) => path.join(root, folder, 'reports');

/** All suites of the given folders. A report that cannot be read counts as a failed test. */
export function readReports(root, folders) {
  return folders.flatMap((folder) => {
    const reports = reportsFolder(root, folder);
    const files = existsSync(reports) ? readdirSync(reports).filter((file) => file.endsWith('.json')) : [];
    return files.sort().flatMap((file) => {
      const suite = readReport(path.join(reports, file), folder);
      return suite === undefined ? [] : [{ folder, kind: path.basename(file, '.json'), ...suite }];
    });
  });
}

/** Turbo restores the reports of cached suites, so whatever is left after this and a run belongs to that run. */
export function clearReports(root, folders) {
  for (const folder of folders) rmSync(reportsFolder(root, folder), { recursive: true, force: true });
}
