// What went wrong in a run besides single tests: tasks that failed, and suites that left no report.
import { lastLines } from './turbo.mjs';

/** Where the tasks of the root write their reports, which are no package of the workspace. */
export const SCRIPTS = 'scripts';
/** Tasks of the root that count as suites, by the report that each writes. */
export const ROOT_SUITES = {
  'test:scripts': 'unit',
  'lint:pkg': 'packages',
  'lint:links': 'links',
  size: 'size',
  'test:readme': 'readme',
};
/** Suites that wait much, for blocks, lines and connections, and the reports of each: they run when the others are done. */
export const WAITING_SUITES = { e2e: ['e2e'], 'test:faces': ['faces'], 'test:postgres': ['postgres', 's3'] };
/** Enough to see why a task failed, or why a suite could not run at all. */
const LAST_LINES = 15;

/** The suites that a task has reported. */
function suitesOf(task, folder, suites) {
  if (task in ROOT_SUITES)
    return suites.filter((suite) => suite.folder === SCRIPTS && suite.kind === ROOT_SUITES[task]);
  const own = suites.filter((suite) => suite.folder === folder);
  if (task in WAITING_SUITES) return own.filter(({ kind }) => WAITING_SUITES[task].includes(kind));
  const waiting = Object.values(WAITING_SUITES).flat();
  return task === 'test' ? own.filter(({ kind }) => !waiting.includes(kind)) : [];
}

/**
 * What the end of a run says of a task that failed: where its tests failed, their names stand below the table; of any other,
 * what it said last tells why.
 *
 * @param {{ id: string, task?: string, folder?: string }} failure as `runTurbo` gives it; without a task where none is known
 */
export function problemOf({ id, task, folder }, suites, tail = lastLines) {
  const tests = suitesOf(task, folder, suites).flatMap((suite) => suite.tests);
  const isNamed = tests.some(({ outcome }) => outcome === 'failed');
  if (task === undefined || isNamed) return id;
  return saidLast(`${id} failed.`, tail(task, folder, LAST_LINES));
}

const saidLast = (problem, lines) =>
  lines.length === 0 ? problem : [`${problem} It said last:`, ...lines].join('\n    ');

/**
 * A suite that leaves no report would drop out of the totals and of the contract without a word.
 *
 * @param {{ folder: string }[]} packages that have the script
 */
export function missingReports(packages, script, suites, failures, tail = lastLines) {
  const wanted = WAITING_SUITES[script]?.length ?? 1;
  const isTold = (folder) => failures.some((failure) => failure.folder === folder && failure.task === script);
  return packages
    .filter(({ folder }) => suitesOf(script, folder, suites).length < wanted)
    .map(({ folder }) => {
      const problem = `${folder}: "${script}" wrote no report into reports/.`;
      return isTold(folder) ? problem : saidLast(problem, tail(script, folder, LAST_LINES));
    });
}

export const missingRootReports = (suites) =>
  Object.entries(ROOT_SUITES)
    .filter(([, kind]) => !suites.some((suite) => suite.folder === SCRIPTS && suite.kind === kind))
    .map(([task, kind]) => `//#${task} wrote no scripts/reports/${kind}.json`);
