// Runs a sample in a Node of its own, and a shell sample in a shell of its own.
import { execFile } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { nextWav } from '../../apps/playground/e2e/support/wav.ts';

const run = promisify(execFile);
const TIMEOUT_MS = 30_000;
const SONG_BYTES = 200_000;
const GIVEN = pathToFileURL(path.join(import.meta.dirname, 'given.mjs')).href;

async function problemsOf(command, args, { cwd, prints }) {
  try {
    const { stdout } = await run(command, args, { cwd, timeout: TIMEOUT_MS });
    return prints === undefined || stdout.includes(prints)
      ? []
      : [`does not print "${prints}" but: ${stdout.slice(0, 500)}`];
  } catch (error) {
    if (error.killed)
      return [`does not end within ${TIMEOUT_MS / 1000} s; it printed: ${error.stdout.slice(-500)}`];
    return [`${error.stderr || error.message}`.trim().slice(0, 2000)];
  }
}

/** @param {import('./blocks.mjs').Block} block with values filled in */
export function runInNode({ lang, code, info }, { scratch, name }) {
  const cwd = path.join(scratch, 'node');
  mkdirSync(cwd, { recursive: true });
  const file = path.join(cwd, `${name}.m${lang}`);
  writeFileSync(file, info.call === undefined ? code : `${code}\nconsole.log(await (${info.call}));\n`);
  return problemsOf(process.execPath, ['--import', GIVEN, file], { cwd, prints: info.prints });
}

/** Beside a `song.wav` that a sample may send. @param {import('./blocks.mjs').Block} block with values filled in */
export function runInShell({ code, info }, { scratch }) {
  const cwd = path.join(scratch, 'shell');
  mkdirSync(cwd, { recursive: true });
  writeFileSync(path.join(cwd, 'song.wav'), nextWav(SONG_BYTES));
  return problemsOf('bash', ['-euo', 'pipefail', '-c', code], { cwd, prints: info.prints });
}

/** Commands of a shell sample that this machine lacks: they are the reader's, not the project's. */
export async function missingCommands({ info }) {
  const needed = (info.needs ?? '').split(',').filter((command) => command !== '');
  const found = await Promise.all(
    needed.map((command) =>
      run('bash', ['-c', `command -v ${command}`]).then(
        () => true,
        () => false,
      ),
    ),
  );
  return needed.filter((_, index) => !found[index]);
}
