import { cp, mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
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
    '[4.upload.streamed] a file of 400 MB takes no more memory than one of 100 MB',
    { timeout: 2 * SLOW_START_MS },
    async () => {
      const folder = await dataFolder();
      const running = await startProgram(folder);
      const demo = await readDemo(folder);
      const peak = async () =>
        Number(/VmHWM:\s+(\d+)/.exec(await readFile(`/proc/${running.child.pid}/status`, 'utf8'))?.[1]) *
        1024;
      async function register(megabytes: number) {
        const headers = await session(running.url, demo);
        const work = {
          title: `${megabytes} MB`,
          creators: [creator()],
          filename: 'a.wav',
          network: 'mainnet',
        };
        const job = await post(`${running.url}/v1/works/init`, work, headers);
        let sent = 0;
        const body = new ReadableStream<Uint8Array>({
          pull(controller) {
            if (sent++ < megabytes)
              controller.enqueue(sent === 1 ? wav(1_000_000) : new Uint8Array(1_000_000));
            else controller.close();
          },
        });
        const response = await fetch(job.upload_url, { method: 'PUT', body, duplex: 'half' } as RequestInit);
        expect(response.status).toBe(200);
        return post(`${running.url}/v1/works/prepare`, { job_id: job.job_id }, headers);
      }
      // What is collected late belongs to the process, not to the file: the first upload shows how much that is.
      await register(100);
      const before = await peak();
      expect(await register(400)).toMatchObject({ storage_fee_credits: 90 + 2 * 300 });
      expect((await peak()) - before).toBeLessThan(120_000_000);
    },
  );
});
