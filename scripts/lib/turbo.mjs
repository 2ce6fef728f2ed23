import { existsSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { stripVTControlCharacters } from 'node:util';
import path from 'node:path';
import { launch, root } from './processes.mjs';
import { readJson } from './workspace.mjs';

const SUMMARIES = path.join(root, '.turbo/runs');
const listSummaries = () => (existsSync(SUMMARIES) ? readdirSync(SUMMARIES) : []);

/**
 * What a task said last, from the log that turbo keeps of it; nothing when there is none.
 *
 * @param {string} task its name: `test:postgres`
 * @param {string} folder of its package, from the root
 * @param {number} count of lines at most; each has at most 200 characters
 * @param {string} [base] what `folder` is relative to
 */
export function lastLines(task, folder, count, base = root) {
  const file = path.join(base, folder, '.turbo', `turbo-${task.replaceAll(':', '$colon$')}.log`);
  if (!existsSync(file)) return [];
  const text = stripVTControlCharacters(readFileSync(file, 'utf8'));
  return text
    .split('\n')
    .map((line) => line.trimEnd().slice(0, 200))
    .filter(Boolean)
    .slice(-count);
}

/**
 * Runs turbo and tells which tasks failed. Quietly means: its output is shown when it fails.
 *
 * @returns {Promise<{ code: number, failed: { id: string, task: string, folder: string }[] }>} `id`: `@ats-kit/client#lint`
 */
export async function runTurbo(args, { quiet = false } = {}) {
  const before = new Set(listSummaries());
  const flags = ['--summarize', '--output-logs=new-only', '--log-order=grouped'];
  const { child, exited } = launch('turbo', ['run', ...args, ...flags], {
    stdio: quiet ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'],
  });
  const output = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => output.push(chunk));
  const code = await exited;
  if (code !== 0) process.stdout.write(Buffer.concat(output));

  const files = listSummaries()
    .filter((name) => !before.has(name))
    .map((name) => path.join(SUMMARIES, name));
  const tasks = files.flatMap((file) => readJson(file).tasks);
  for (const file of files) rmSync(file);
  const failed = tasks
    .filter(({ execution }) => (execution?.exitCode ?? 0) !== 0)
    .map(({ taskId, task, directory }) => ({ id: taskId, task, folder: directory }));
  return { code, failed };
}
