import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { programPath } from './install.ts';
import { CREDENTIALS, REGION, RINGS, STORAGE, type SwiftPorts, configOf, writeSettings } from './settings.ts';

export interface SwiftServer {
  endpoint: string;
  region: string;
  accessKeyId: string;
  secretAccessKey: string;
  stop(): Promise<void>;
}

const START_MS = 60_000;
/** A port can be taken between the look at it and the start. */
const ATTEMPTS = 3;
const POLL_MS = 50;

/**
 * Runs each argument as a program until the pipe to this shell closes, which it does however the tests end, and then removes
 * the folder. A stop of the whole process group must not end the shell before that.
 */
const SUPERVISOR =
  'trap "" TERM INT HUP; pids=; for command; do $command & pids="$pids $!"; done; cat >/dev/null; kill -9 $pids; wait; rm -rf "$FOLDER"';

/** Ports that were free a moment ago, all different. */
async function freePorts(count: number): Promise<number[]> {
  const servers = await Promise.all(
    Array.from({ length: count }, () => {
      const server = createServer();
      return new Promise<typeof server>((resolve, reject) => {
        server.once('error', reject);
        server.listen(0, '127.0.0.1', () => resolve(server));
      });
    }),
  );
  return Promise.all(
    servers.map((server) => {
      const { port } = server.address() as AddressInfo;
      return new Promise<number>((resolve) => server.close(() => resolve(port)));
    }),
  );
}

async function choosePorts(): Promise<SwiftPorts> {
  const [proxy = 0, account = 0, container = 0, object = 0, memcached = 0] = await freePorts(5);
  return { proxy, account, container, object, memcached };
}

function outputOf(child: ChildProcess): () => string {
  let text = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk: Buffer) => (text = (text + chunk.toString()).slice(-10_000)));
  return () => text;
}

async function writeRings(folder: string, ports: SwiftPorts): Promise<void> {
  const names = STORAGE.flatMap((server) => [server, String(ports[server])]);
  const child = spawn('/usr/bin/python3', ['-c', RINGS, folder, ...names], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output = outputOf(child);
  const code = await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  if (code !== 0) throw new Error(`Swift's rings could not be made:\n${output()}`);
}

/** Up when all three storage servers answer through the proxy: a listing of the account asks for them. */
async function untilReady(endpoint: string, supervisor: ChildProcess, output: () => string): Promise<void> {
  const deadline = Date.now() + START_MS;
  for (;;) {
    const answer = await fetch(`${endpoint}/auth/v1.0`, {
      headers: { 'x-auth-user': CREDENTIALS.accessKeyId, 'x-auth-key': CREDENTIALS.secretAccessKey },
    }).catch(() => undefined);
    const token = answer?.headers.get('x-auth-token');
    if (token) {
      const headers = { 'x-auth-token': token };
      const account = `${endpoint}/v1/AUTH_test`;
      const container = await fetch(`${account}/ready`, { method: 'PUT', headers });
      const object = await fetch(`${account}/ready/object`, { method: 'PUT', headers, body: 'ready' });
      if (container.ok && object.ok) return;
    }
    if (supervisor.exitCode !== null || Date.now() > deadline)
      throw new Error(`Swift did not start:\n${output()}`);
    await sleep(POLL_MS);
  }
}

/** OpenStack Swift with its S3 interface, one node, in a temporary folder and on ports of the loopback interface. */
export async function startSwift(): Promise<SwiftServer> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await startOnce();
    } catch (error) {
      if (attempt === ATTEMPTS) throw error;
      process.stderr.write(`${String(error)}\nOnce more, on other ports.\n`);
    }
  }
}

async function startOnce(): Promise<SwiftServer> {
  const folder = await mkdtemp(path.join(tmpdir(), 'ats-swift-'));
  const ports = await choosePorts();
  try {
    await writeSettings(folder, ports);
    await writeRings(folder, ports);
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
  const servers = [...STORAGE, 'proxy'].map(
    (server) => `${programPath(`swift-${server}-server`)} ${configOf(folder, server)}`,
  );
  const cache = `${programPath('memcached')} -l 127.0.0.1 -p ${ports.memcached} -u nobody`;
  const supervisor = spawn('/bin/sh', ['-c', SUPERVISOR, 'sh', cache, ...servers], {
    env: { PATH: process.env['PATH'], FOLDER: folder },
    stdio: ['pipe', 'pipe', 'pipe'],
    cwd: '/',
    detached: true,
  });
  const output = outputOf(supervisor);
  const endpoint = `http://127.0.0.1:${ports.proxy}`;
  const stop = async () => {
    const closed = new Promise((resolve) => supervisor.once('close', resolve));
    supervisor.stdin?.end();
    await closed;
  };
  try {
    await untilReady(endpoint, supervisor, output);
  } catch (error) {
    await stop();
    throw error;
  }
  return { endpoint, region: REGION, ...CREDENTIALS, stop };
}
