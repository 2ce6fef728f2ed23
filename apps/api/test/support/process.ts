import { type ChildProcess, spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { afterEach, expect } from 'vitest';
import type { Json } from './json.ts';
import { freePort } from './server.ts';
import { creator, wav } from './works.ts';

const MAIN = new URL('../../src/main.ts', import.meta.url).pathname;
/** However busy the machine is. */
export const SLOW_START_MS = 60_000;

export interface Program {
  child: ChildProcess;
  /** Both of the streams, as they came. */
  output: () => string;
  stdout: () => string;
  stderr: () => string;
  exit: Promise<number | null>;
}

export interface RunningProgram extends Program {
  url: string;
}

type Environment = Record<string, string>;

/** What a test began is over with it. */
const cleanUps: (() => Promise<unknown>)[] = [];
export const afterThisTest = (cleanUp: () => Promise<unknown>) => void cleanUps.push(cleanUp);
export const forgetCleanUps = () => void cleanUps.splice(0);

export function useProcesses(): void {
  afterEach(async () => {
    for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
  }, SLOW_START_MS);
}

const surroundings = () =>
  Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('S3_')));

/** The program itself, from its sources. A database or a bucket of the surroundings is none of its business. */
export function runProgram(env: Environment, args: readonly string[] = []): Program {
  const child = spawn(
    process.execPath,
    ['--conditions=@ats-kit/source', '--disable-warning=ExperimentalWarning', MAIN, ...args],
    {
      env: { ...surroundings(), DATABASE_URL: '', NODE_OPTIONS: '', NODE_ENV: 'production', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  const texts = { all: '', out: '', error: '' };
  const listen = (stream: Readable, name: 'out' | 'error') =>
    stream.setEncoding('utf8').on('data', (chunk: string) => {
      texts.all += chunk;
      texts[name] += chunk;
    });
  listen(child.stdout, 'out');
  listen(child.stderr, 'error');
  const exit = new Promise<number | null>((resolve) => child.once('close', (code) => resolve(code)));
  afterThisTest(async () => {
    child.kill('SIGKILL');
    await exit;
  });
  return { child, output: () => texts.all, stdout: () => texts.out, stderr: () => texts.error, exit };
}

export interface Done {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** A command, to its end. */
export async function runCommand(env: Environment, ...args: string[]): Promise<Done> {
  const program = runProgram(env, args);
  const code = await program.exit;
  return { code, stdout: program.stdout(), stderr: program.stderr() };
}

export async function startProgram(folder: string, env: Environment = {}): Promise<RunningProgram> {
  const port = String(env['PORT'] ?? (await freePort()));
  const program = runProgram({ ATS_DATA_DIR: folder, PORT: port, ATS_BLOCK_TIME_MS: '100', ...env });
  const url = `http://127.0.0.1:${port}`;
  let ended = false;
  void program.exit.then(() => (ended = true));
  while (!program.output().includes('The ATS API is at')) {
    if (ended) throw new Error(`It did not start:\n${program.output()}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return { ...program, url };
}

export interface Demo {
  atsUrl: string;
  organizationId: string;
  siteKey: string;
  secretKey: string;
}

export const readDemo = async (folder: string) =>
  JSON.parse(await readFile(path.join(folder, 'demo.json'), 'utf8')) as Demo;

export async function post(url: string, body: unknown, headers: Record<string, string> = {}): Promise<Json> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: 'http://localhost:3000', ...headers },
    body: JSON.stringify(body),
  });
  expect(response.ok, await response.clone().text()).toBe(true);
  return response.json();
}

export async function session(url: string, demo: Demo) {
  const { token } = await post(`${url}/v1/sessions`, {
    secret_key: demo.secretKey,
    action_type: 'register',
    allowed_network: 'mainnet',
  });
  return { authorization: `Bearer ${token as string}`, 'x-site-key': demo.siteKey };
}

export async function confirmOne(url: string, demo: Demo) {
  const headers = await session(url, demo);
  const job = await post(
    `${url}/v1/works/init`,
    { title: 'Song', creators: [creator()], filename: 'a.wav', network: 'mainnet' },
    headers,
  );
  expect((await fetch(job.upload_url, { method: 'PUT', body: wav() as BodyInit })).status).toBe(200);
  await post(`${url}/v1/works/prepare`, { job_id: job.job_id }, headers);
  const { transaction_id } = await post(`${url}/v1/works/confirm`, { job_id: job.job_id }, headers);
  return { jobId: job.job_id as string, transactionId: transaction_id as string };
}

export async function untilComplete(url: string, transactionId: string): Promise<Json> {
  for (;;) {
    const status = await (await fetch(`${url}/v1/transactions/${transactionId}`)).json();
    if (status.is_complete) return status;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
