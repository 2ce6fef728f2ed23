// Checks that are no test files write the same report as Vitest, so that they count, and fail, like any other suite.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const REPORTS = path.resolve(import.meta.dirname, '../reports');

/**
 * Writes `scripts/reports/<kind>.json`.
 *
 * @param {string} kind the suite's name in the summary: `scripts <kind>`
 * @param {number} startTime when it began, in milliseconds since 1970
 * @param {Map<string, { title: string, status: 'passed' | 'failed' | 'skipped' }[]>} files what was found, by file or package
 */
export function writeReport(kind, startTime, files) {
  const endTime = Date.now();
  const testResults = [...files].map(([name, tests]) => ({
    name,
    status: tests.some(({ status }) => status === 'failed') ? 'failed' : 'passed',
    startTime,
    endTime,
    assertionResults: tests.map(({ title, status }) => ({ fullName: title, title, status })),
  }));
  mkdirSync(REPORTS, { recursive: true });
  writeFileSync(path.join(REPORTS, `${kind}.json`), JSON.stringify({ startTime, testResults }));
}
