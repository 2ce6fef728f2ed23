// `npm test`: everything, then one table. A failure never hides the rest: it is noted, and the run goes on.
import { checkContract } from '../contract.mjs';
import { ensureBrowser } from './install-browser.mjs';
import { log, root, run } from './processes.mjs';
import {
  ROOT_SUITES,
  SCRIPTS,
  WAITING_SUITES,
  missingReports,
  missingRootReports,
  problemOf,
} from './problems.mjs';
import { clearReports, readReports } from './reports.mjs';
import { summarize } from './summary.mjs';
import { runTurbo } from './turbo.mjs';
import { workspacePackages } from './workspace.mjs';

const API = 'apps/api';
// One ESLint for everything reads the types once; a package's own `lint` is for work in that package.
const ROOT_CHECKS = ['format:check', 'lint:all'];
// More than the two processors of a small machine: most suites wait for a browser, a block or a time-out now and then.
const FLAGS = ['--concurrency=3', '--continue=dependencies-successful'];

const withScript = (name) =>
  workspacePackages().filter(({ manifest }) => manifest.scripts?.[name] !== undefined);

/** Runs turbo and gives the tasks that failed, also when turbo itself could not say which. */
async function failuresOf(tasks, flags) {
  const { code, failed } = await runTurbo([...tasks, ...FLAGS, ...flags]);
  if (code === 0 || failed.length > 0) return failed;
  return [{ id: `turbo run ${tasks.join(' ')} (exit code ${code})` }];
}

const firstOf = (items, count) =>
  items.length <= count ? items : [...items.slice(0, count), `and ${items.length - count} more`];

async function runSuites(flags, { withRoot, browser }) {
  const folders = workspacePackages().map(({ folder }) => folder);
  clearReports(root, [SCRIPTS, ...folders]);
  const failures = [];
  // What most of the rest stands on needs no browser, which may still be on its way.
  failures.push(...(await failuresOf(['build', '--filter=./packages/*'], flags)));
  await browser;
  await ensureBrowser().catch((error) => failures.push({ id: `browser: ${error.message}` }));
  const rootTasks = withRoot ? ['check', ...ROOT_CHECKS, ...Object.keys(ROOT_SUITES)] : [];
  failures.push(...(await failuresOf(['build', 'test', ...rootTasks], flags)));
  failures.push(...(await failuresOf(Object.keys(WAITING_SUITES), flags)));
  const suites = readReports(root, [SCRIPTS, ...folders]);
  // A build that fails does so again for e2e, but is one problem.
  const tasks = [...new Map(failures.map((failure) => [failure.id, failure])).values()];
  const problems = tasks.map((failure) => problemOf(failure, suites));
  for (const script of ['test', ...Object.keys(WAITING_SUITES)])
    problems.push(...missingReports(withScript(script), script, suites, failures));
  if (withRoot) problems.push(...missingRootReports(suites));
  return { suites, problems };
}

/** @param {{ full: boolean, browser: Promise<void> }} options `browser`: settles once the system's is there, or is not to be had */
export async function test({ full, browser }) {
  const flags = full ? ['--force'] : [];
  const { suites, problems } = await runSuites(flags, { withRoot: true, browser });
  const contract = checkContract({ withTable: false });
  // Rules without a test are a consequence where a whole suite is missing.
  const gaps = problems.length > 0 ? firstOf(contract.problems, 5) : contract.problems;
  problems.push(...gaps.map((problem) => `contract: ${problem}`));
  const { text, failed } = summarize(suites, problems);
  log(contract.text);
  console.log(text);
  return failed === 0 ? 0 : 1;
}

/** @param {{ browser: Promise<void> }} options as for `test` */
export async function contract({ browser }) {
  const { problems } = await runSuites([], { withRoot: false, browser });
  const proof = checkContract({ withTable: true });
  console.log(`\n${proof.text}`);
  for (const problem of [...problems, ...proof.problems]) console.error(`FAILED: ${problem}`);
  return problems.length + proof.problems.length === 0 ? 0 : 1;
}

/** The API's suite alone, on each of its databases. Arguments go to Vitest, such as the name of a file. */
export async function testApi(args) {
  clearReports(root, [API]);
  const code = await run('pnpm', ['--dir', API, 'exec', 'vitest', 'run', ...args]);
  const problems = code === 0 ? [] : [`${API}: vitest (exit code ${code})`];
  const { text, failed } = summarize(readReports(root, [API]), problems);
  console.log(text);
  return failed === 0 ? 0 : 1;
}
