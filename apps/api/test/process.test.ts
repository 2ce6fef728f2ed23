import { once } from 'node:events';
import { cp, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { type IncomingMessage, request as httpRequest } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { LIMITS } from '@ats-kit/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  SLOW_START_MS,
  afterThisTest,
  confirmOne,
  forgetCleanUps,
  post,
  readDemo,
  runProgram,
  session,
  startProgram,
  untilComplete,
  useProcesses,
} from './support/process.ts';
import { freePort } from './support/server.ts';
import { creator, wav } from './support/works.ts';

/** The largest file that the protocol admits takes its time: it is sent by `npm run test:full`. */
const BIG_FILE_MB = process.env['ATS_TEST_FULL'] === '1' ? LIMITS.maxFileBytes / 1_000_000 : 100;

useProcesses();

const newFolder = () => mkdtemp(path.join(tmpdir(), 'ats-process-'));

async function emptyFolder(): Promise<string> {
  const folder = await newFolder();
  afterThisTest(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** A folder in which the first start has happened: making the database anew costs more than the tests themselves. */
let begun: string;

async function dataFolder(): Promise<string> {
  const folder = await emptyFolder();
  await cp(begun, folder, { recursive: true });
  return folder;
}

/** Sends a file as fast as it is taken, from one buffer. @returns the status */
async function putMegabytes(url: string, megabytes: number): Promise<number> {
  const request = httpRequest(url, { method: 'PUT', headers: { 'content-length': megabytes * 1_000_000 } });
  const answered = once(request, 'response') as Promise<[IncomingMessage]>;
  const block = wav(1_000_000);
  for (let sent = 0; sent < megabytes; sent++) if (!request.write(block)) await once(request, 'drain');
  request.end();
  const [response] = await answered;
  response.resume();
  return response.statusCode ?? 0;
}

beforeAll(async () => {
  begun = await newFolder();
  const first = await startProgram(begun);
  first.child.kill('SIGTERM');
  await first.exit;
  forgetCleanUps();
}, SLOW_START_MS);

afterAll(() => rm(begun, { recursive: true, force: true }));

describe('the process', () => {
  it(
    '[0.demo] the first start makes a demo organization and shows its keys once; a later start shows none',
    { timeout: SLOW_START_MS },
    async () => {
      const folder = await emptyFolder();
      const first = await startProgram(folder);
      const demo = await readDemo(folder);
      expect(demo).toEqual({
        atsUrl: first.url,
        organizationId: expect.any(String),
        siteKey: expect.stringMatching(/^cpk_/),
        secretKey: expect.stringMatching(/^csk_/),
      });
      expect((await stat(path.join(folder, 'demo.json'))).mode & 0o777).toBe(0o600);
      expect((await stat(path.join(folder, 'master.key'))).mode & 0o777).toBe(0o600);
      expect(first.output().split(demo.secretKey)).toHaveLength(2);
      await session(first.url, demo);
      first.child.kill('SIGTERM');
      expect(await first.exit).toBe(0);
      const second = await startProgram(folder);
      expect(second.output()).not.toContain(demo.secretKey);
      expect(second.output()).toContain('demo.json');
      await session(second.url, demo);
    },
  );

  it(
    '[0.lock] a second process on the same data folder is refused with a sentence and exit code 1',
    { timeout: SLOW_START_MS },
    async () => {
      const folder = await dataFolder();
      const first = await startProgram(folder);
      const second = runProgram({ ATS_DATA_DIR: folder, PORT: String(await freePort()) });
      expect(await second.exit).toBe(1);
      expect(second.output()).toContain(
        `Another process (${first.child.pid}) is using the data folder ${folder}`,
      );
      expect(second.output()).not.toMatch(/\n\s+at /);
      expect((await fetch(`${first.url}/health`)).status).toBe(200);
    },
  );

  it(
    '[0.config] a wrong configuration and a port in use are told in a sentence, exit code 1',
    { timeout: SLOW_START_MS },
    async () => {
      const wrong = runProgram({ PORT: 'many', ATS_PUBLIC_URL: 'ftp://x' });
      expect(await wrong.exit).toBe(1);
      expect(wrong.output()).toBe(
        'The configuration is not valid:\n  PORT: must be a whole number\n  ATS_PUBLIC_URL: must be an http or https URL\n',
      );
      const first = await startProgram(await dataFolder());
      const second = runProgram({ ATS_DATA_DIR: await dataFolder(), PORT: new URL(first.url).port });
      expect(await second.exit).toBe(1);
      expect(second.output()).toContain('The port is in use');
    },
  );

  it(
    '[0.stop] SIGTERM ends it within 5 s with exit code 0, sockets and all',
    { timeout: SLOW_START_MS },
    async () => {
      const folder = await dataFolder();
      const running = await startProgram(folder, { ATS_BLOCK_TIME_MS: '600000' });
      const demo = await readDemo(folder);
      const { transactionId } = await confirmOne(running.url, demo);
      const socket = new WebSocket(
        `${running.url.replace('http', 'ws')}/v1/ws/transactions/${transactionId}`,
      );
      const closed = new Promise<number>((resolve) =>
        socket.addEventListener('close', ({ code }) => resolve(code)),
      );
      await new Promise((resolve) => socket.addEventListener('open', resolve));
      const startedAt = Date.now();
      running.child.kill('SIGTERM');
      expect(await running.exit).toBe(0);
      expect(Date.now() - startedAt).toBeLessThan(5_000);
      expect(await closed).toBe(1001);
    },
  );

  it(
    '[0.restart] what is under way at a stop completes after the next start',
    { timeout: SLOW_START_MS },
    async () => {
      const folder = await dataFolder();
      const first = await startProgram(folder, { ATS_BLOCK_TIME_MS: '600000' });
      const { transactionId } = await confirmOne(first.url, await readDemo(folder));
      first.child.kill('SIGTERM');
      expect(await first.exit).toBe(0);
      const second = await startProgram(folder);
      expect(await untilComplete(second.url, transactionId)).toMatchObject({
        current_step: 'completed',
        result: { success: true, ats_id: 0 },
      });
    },
  );

  it(
    '[0.kill] killed at any moment, nothing is lost and nothing done twice',
    { timeout: 3 * SLOW_START_MS },
    async () => {
      const folder = await dataFolder();
      const transactions: string[] = [];
      let jobs = 0;
      for (const delayMs of [0, 15, 40, 120]) {
        const running = await startProgram(folder);
        const { transactionId } = await confirmOne(running.url, await readDemo(folder));
        jobs += 1;
        transactions.push(transactionId);
        await new Promise((resolve) => setTimeout(resolve, delayMs));
        running.child.kill('SIGKILL');
        await running.exit;
      }
      const last = await startProgram(folder);
      const results = [];
      for (const id of transactions) results.push(await untilComplete(last.url, id));
      expect(results.every(({ result }) => result.success)).toBe(true);
      expect(results.map(({ result }) => result.ats_id as number).sort()).toEqual([0, 1, 2, 3]);
      expect(results.every(({ steps }) => steps.length === 6)).toBe(true);
      const { total_works } = await (await fetch(`${last.url}/v1/stats?network=mainnet`)).json();
      expect(total_works).toBe(jobs);
      last.child.kill('SIGTERM');
      await last.exit;
      const { openPGlite } = await import('../src/db/pglite.ts');
      const { database, pglite } = await openPGlite({ folder: path.join(folder, 'db') });
      const ledger = await database
        .selectFrom('credit_ledger')
        .select(['kind', 'amount'])
        .where('network', '=', 'mainnet')
        .execute();
      await pglite.close();
      expect(ledger.filter(({ kind }) => kind === 'debit')).toHaveLength(jobs);
      expect(ledger.filter(({ kind }) => kind === 'refund')).toHaveLength(0);
    },
  );

  it.runIf(process.platform === 'linux')(
    `[4.upload.streamed] ${BIG_FILE_MB} MB go through upload and prepare with less than 64 MB of memory`,
    { timeout: 5 * SLOW_START_MS },
    async () => {
      const folder = await dataFolder();
      const running = await startProgram(folder);
      const demo = await readDemo(folder);
      const proc = `/proc/${running.child.pid}`;
      const memory = async (field: 'VmRSS' | 'VmHWM') =>
        Number(new RegExp(`${field}:\\s+(\\d+)`).exec(await readFile(`${proc}/status`, 'utf8'))?.[1]) * 1024;
      async function register(megabytes: number) {
        const headers = await session(running.url, demo);
        const work = {
          title: `${megabytes} MB`,
          creators: [creator()],
          filename: 'a.wav',
          network: 'mainnet',
        };
        const job = await post(`${running.url}/v1/works/init`, work, headers);
        expect(await putMegabytes(job.upload_url, megabytes)).toBe(200);
        return post(`${running.url}/v1/works/prepare`, { job_id: job.job_id }, headers);
      }
      // What the first request of its kind costs, whatever its size, belongs to the process.
      await register(10);
      await register(10);
      const before = await memory('VmRSS');
      // Makes the highest mark begin anew (proc(5)): what starting took is not what a file takes.
      await writeFile(`${proc}/clear_refs`, '5');
      expect(await register(BIG_FILE_MB)).toMatchObject({
        storage_fee_credits: 90 + 2 * (BIG_FILE_MB - 100),
      });
      expect((await memory('VmHWM')) - before).toBeLessThan(64_000_000);
    },
  );
});
