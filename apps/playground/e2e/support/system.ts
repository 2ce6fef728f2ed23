import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { startFerry } from './ferry.ts';

const root = fileURLToPath(new URL('../../../..', import.meta.url));

/** Where a started system is found; plain data, so that it can be handed to the workers. */
export interface SystemAddress {
  apiUrl: string;
  /** Where the ferry takes orders, which carries everything to the API. */
  controlUrl: string;
  /** The playground under a host name that the demo organization allows. */
  pageUrl: string;
  dataFolder: string;
  /** The process of the API. */
  apiPid: number;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });
}

function launch(folder: string, script: string, variables: Record<string, string>): ChildProcess {
  const child = spawn(process.execPath, [script], {
    cwd: path.join(root, folder),
    env: { ...process.env, ...variables },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  return child;
}

async function answers(url: string, child: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 600; tries++) {
    if (child.exitCode !== null) throw new Error(`the server behind ${url} ended with ${child.exitCode}`);
    const isUp = await fetch(`${url}/health`).then(
      (answer) => answer.ok,
      () => false,
    );
    if (isUp) return;
    await sleep(100);
  }
  throw new Error(`${url} did not answer within a minute`);
}

function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  child.kill('SIGTERM');
  return ended;
}

/** Starts an API and a playground of their own, with an empty data folder. Unless `ferried`, nothing stands in between. */
export async function startSystem(
  variables: Record<string, string> = {},
  { ferried = true } = {},
): Promise<SystemAddress & { stop(): Promise<void> }> {
  const dataFolder = mkdtempSync(path.join(tmpdir(), 'ats-e2e-'));
  const [apiPort, pagePort] = [await freePort(), await freePort()];
  const ferry = await startFerry();
  ferry.leadTo(apiPort);
  const apiUrl = ferried ? ferry.url : `http://127.0.0.1:${apiPort}`;
  const pageUrl = `http://127.0.0.1:${pagePort}`;
  const api = launch('apps/api', 'dist/main.js', {
    HOST: '127.0.0.1',
    PORT: String(apiPort),
    ATS_DATA_DIR: dataFolder,
    ATS_PUBLIC_URL: apiUrl,
    ATS_BLOCK_TIME_MS: '300',
    ...variables,
  });
  await answers(apiUrl, api);
  const playground = launch('apps/playground', 'dist/server.js', {
    HOST: '127.0.0.1',
    PORT: String(pagePort),
    ATS_API_URL: apiUrl,
    // Tests break the line themselves; those of our own lines ask for one in the address.
    ATS_LINE: 'direct',
    ATS_DEMO_FILE: path.join(dataFolder, 'demo.json'),
  });
  await answers(pageUrl, playground);
  return {
    apiUrl,
    controlUrl: ferry.controlUrl,
    pageUrl,
    dataFolder,
    apiPid: api.pid ?? 0,
    async stop() {
      await Promise.all([stop(playground), stop(api)]);
      await ferry.close();
      rmSync(dataFolder, { recursive: true, force: true });
    },
  };
}

/** The demo organization's keys, as the integrator's backend has them. */
export function demoKeys({ dataFolder }: SystemAddress): { siteKey: string; secretKey: string } {
  return JSON.parse(readFileSync(path.join(dataFolder, 'demo.json'), 'utf8')) as {
    siteKey: string;
    secretKey: string;
  };
}
