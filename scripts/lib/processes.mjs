// Every child runs in a process group of its own, so that stopping it stops whatever it started (turbo's tasks, browsers),
// and a Ctrl-C in the terminal reaches this process alone, which then ends the children in order.
import { spawn, spawnSync } from 'node:child_process';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { groupRuns, signalGroup } from './groups.mjs';

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

const startedAt = performance.now();
const GRACE_MS = 5000;
const PARENT_POLL_MS = 300;
const GROUP_POLL_MS = 25;

export function log(message) {
  console.log(`[ats-kit +${((performance.now() - startedAt) / 1000).toFixed(1)}s] ${message}`);
}

// npm's own variables must not leak: pnpm reads npm_config_*, and NODE or INIT_CWD name the Node and folder of npm.
const NPM_VARIABLE = /^npm_|^(NODE|INIT_CWD|COLOR|EDITOR)$/i;

/** The environment of all children; the tool chain puts itself in front of its PATH. */
export const env = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => !NPM_VARIABLE.test(name)),
);
env.PATH = (env.PATH ?? '')
  .split(path.delimiter)
  .filter((folder) => !folder.split(path.sep).includes('node_modules'))
  .join(path.delimiter);
env.TURBO_TELEMETRY_DISABLED ??= '1';

let stopping = false;

/** Whether everything is being stopped, so that nothing may be started and no failure is news. */
export const isStopping = () => stopping;

/** Each running child with the promise of its end. */
const running = new Map();

/** What waits for a child goes no further once everything is being stopped: it would start the next one. */
export const never = new Promise(() => {});

/** Starts a command in its own group. `exited` settles with its exit code, 1 for a signal or when it cannot start. */
export function launch(command, args, options = {}) {
  if (stopping) throw new Error('stopping');
  const stdio = ['ignore', 'inherit', 'inherit'];
  const child = spawn(command, args, { cwd: root, env, stdio, detached: true, ...options });
  const ended = new Promise((resolve) => {
    child.once('error', (error) => {
      log(`${command}: ${error.message}`);
      resolve(1);
    });
    child.once('exit', (code) => {
      // The leader may go before those it started: a shim ends on SIGTERM while turbo still stops its tasks. Nobody
      // has told them yet when the leader ended on its own.
      if (!stopping) signalGroup(child.pid, 'SIGTERM');
      void emptied(child).then(() => resolve(code ?? 1));
    });
  }).finally(() => running.delete(child));
  running.set(child, ended);
  return { child, exited: ended.then((code) => (stopping ? never : code)) };
}

/** Runs a command to its end and gives its exit code. */
export async function run(command, args, options) {
  return launch(command, args, options).exited;
}

/** Like `run`, for steps without which nothing further makes sense. */
export async function mustRun(command, args, options) {
  const code = await run(command, args, options);
  if (code !== 0) throw new Error(`${path.basename(command)} ${args.join(' ')} failed (exit code ${code})`);
}

/** The output of a quick command, or '' when it is missing or fails. */
export function capture(command, args) {
  const result = spawnSync(command, args, { cwd: root, env, encoding: 'utf8' });
  return result.status === 0 ? result.stdout.trim() : '';
}

/** Waits until a group is empty, and empties it by force after the grace. */
async function emptied(child) {
  const deadline = performance.now() + GRACE_MS;
  while (groupRuns(child.pid)) {
    if (performance.now() > deadline) return signalGroup(child.pid, 'SIGKILL');
    await sleep(GROUP_POLL_MS);
  }
}

/** Ends every child: politely, and after a grace by force. */
export async function stopAll() {
  const children = [...running.keys()];
  for (const child of children) signalGroup(child.pid, 'SIGTERM');
  const force = setTimeout(() => children.forEach((child) => signalGroup(child.pid, 'SIGKILL')), GRACE_MS);
  await Promise.all(running.values());
  clearTimeout(force);
}

/** Ends children and this process when the user, the system or a vanished parent asks for it. */
export function stopOnInterrupt({ exitCode }) {
  const stop = async (reason) => {
    if (stopping) return;
    stopping = true;
    log(`${reason}: stopping`);
    await stopAll();
    log('stopped');
    process.exit(exitCode);
  };
  let interrupts = 0;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      interrupts += 1;
      // npm repeats the terminal's Ctrl-C, so the second may be an echo; the third is impatience.
      if (interrupts > 2) for (const child of running.keys()) signalGroup(child.pid, 'SIGKILL');
      void stop(signal);
    });
  }
  // `kill <pid of npm>` ends npm and its shell, but not the Node below them.
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) void stop('the parent process is gone');
  }, PARENT_POLL_MS).unref();
}
