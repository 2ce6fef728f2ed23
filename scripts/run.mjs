#!/usr/bin/env node
// The one entry: `npm start`, `npm test` and the rest run from a fresh clone with nothing but Node and npm installed.
// Plain JavaScript without dependencies, because it runs before there are any, on whatever Node the machine has.
import { spawn } from 'node:child_process';
import { installSystemBrowser } from './lib/install-browser.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { capture, env, isStopping, log, root, stopAll, stopOnInterrupt } from './lib/processes.mjs';
import { faults, leaks } from './lib/faults.mjs';
import { fuzz } from './lib/fuzz.mjs';
import { start } from './lib/start.mjs';
import { contract, test, testApi } from './lib/test.mjs';
import { ensureToolchain } from './lib/toolchain.mjs';
import { runTurbo } from './lib/turbo.mjs';

const USAGE =
  'usage: node scripts/run.mjs start | test [--full] | test:api [arguments] | contract | faults [--cell <name>] | leaks | fuzz [--seed <n>] [--runs <n>] [--route <id>] [--path <path>] | exec <command> [arguments] | build | check | lint';
const INTERRUPTED = 130;

async function prepare() {
  await ensureToolchain();
  log(`node ${capture('node', ['--version'])}, pnpm ${capture('pnpm', ['--version'])}`);
  await ensureInstalled();
}

/** A command of yours with our tool chain: it keeps the terminal, and so the questions it asks. */
async function exec([command, ...args]) {
  if (command === undefined) throw new Error('exec needs a command, e.g. npm run -s x -- pnpm add zod');
  await ensureToolchain();
  const child = spawn(command, args, { cwd: root, env, stdio: 'inherit' });
  // The terminal sends Ctrl-C to the command as well; how to end is its own choice.
  process.on('SIGINT', () => {});
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? INTERRUPTED));
  });
}

const tasks = {
  async start() {
    stopOnInterrupt({ exitCode: 0 });
    await prepare();
    await start();
  },
  async test(args) {
    stopOnInterrupt({ exitCode: INTERRUPTED });
    const full = args.includes('--full');
    if (full) env.ATS_TEST_FULL = '1';
    const browser = installSystemBrowser();
    await prepare();
    return test({ full, browser });
  },
  async 'test:api'(args) {
    stopOnInterrupt({ exitCode: INTERRUPTED });
    await prepare();
    return testApi(args);
  },
  async contract() {
    stopOnInterrupt({ exitCode: INTERRUPTED });
    const browser = installSystemBrowser();
    await prepare();
    return contract({ browser });
  },
  async fuzz(args) {
    stopOnInterrupt({ exitCode: INTERRUPTED });
    await prepare();
    return fuzz(args);
  },
  async faults(args) {
    stopOnInterrupt({ exitCode: INTERRUPTED });
    await prepare();
    return faults(args);
  },
  async leaks() {
    stopOnInterrupt({ exitCode: INTERRUPTED });
    await prepare();
    return leaks();
  },
  exec,
};
for (const name of ['build', 'check', 'lint']) {
  tasks[name] = async (args) => {
    stopOnInterrupt({ exitCode: INTERRUPTED });
    await prepare();
    return (await runTurbo([name, ...args])).code;
  };
}

async function main([name, ...args]) {
  if (process.platform === 'win32') throw new Error('on Windows, run this inside WSL');
  if (!Object.hasOwn(tasks, name ?? '')) throw new Error(USAGE);
  return tasks[name](args);
}

async function fail(error) {
  log(`FAILED: ${error.message}`);
  await stopAll();
  // Whoever reads the last line of a test run finds one, however early it ended.
  if (process.argv[2] === 'test') console.log('0 passed, 1 failed');
  process.exit(1);
}

try {
  process.exitCode = (await main(process.argv.slice(2))) ?? 0;
} catch (error) {
  if (!isStopping()) await fail(error);
}
