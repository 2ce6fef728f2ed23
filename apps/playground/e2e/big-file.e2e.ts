import { createWriteStream, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { CDPSession } from '@playwright/test';
import { expect, test } from './support/test.ts';
import { startSystem } from './support/system.ts';
import { makeWav, nextWav } from './support/wav.ts';

const MEGABYTE = 1_000_000;
const SIZES = process.env['ATS_TEST_FULL'] === '1' ? [60 * MEGABYTE, 500 * MEGABYTE] : [60 * MEGABYTE];
const PAGE_GROWTH_BYTES = 16 * MEGABYTE;
const API_GROWTH_BYTES = 64 * MEGABYTE;
const SAMPLE_MS = 500;
/** A browser that hangs is told in minutes that fit the file. */
const timeoutMs = (bytes: number) => 80_000 + (bytes / MEGABYTE) * 400;

/** A valid WAV of exactly this size, written without ever being in memory whole. */
async function writeWav(file: string, bytes: number): Promise<void> {
  const block = makeWav(4 * MEGABYTE, 220).subarray(44);
  const head = makeWav(44, 1);
  head.writeUInt32LE(bytes - 8, 4);
  head.writeUInt32LE(bytes - 44, 40);
  const stream = createWriteStream(file);
  stream.write(head);
  for (let left = bytes - head.length; left > 0; left -= block.length) {
    if (!stream.write(block.subarray(0, Math.min(left, block.length)))) await once(stream, 'drain');
  }
  stream.end();
  await once(stream, 'close');
}

/** What the page's own JavaScript holds: its heap, and the buffers beside it. Garbage is collected first. */
async function pageBytes(devtools: CDPSession): Promise<number> {
  await devtools.send('HeapProfiler.collectGarbage');
  const { usedSize, backingStorageSize = 0 } = (await devtools.send('Runtime.getHeapUsage')) as {
    usedSize: number;
    backingStorageSize?: number;
  };
  return usedSize + backingStorageSize;
}

/** Memory of a process that is in RAM; nothing where there is no `/proc`. */
function residentBytes(pid: number): number {
  if (process.platform !== 'linux') return 0;
  const pages = Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1]);
  return pages * 4_096;
}

/** Calls a function over and over until the returned one is called, which gives the largest that it saw. */
function watch(read: () => number | Promise<number>, everyMs: number): () => Promise<number> {
  let peak = 0;
  const over = new AbortController();
  const run = (async () => {
    while (!over.signal.aborted) {
      peak = Math.max(peak, await read());
      await sleep(everyMs);
    }
  })();
  return async () => {
    over.abort();
    await run;
    return peak;
  };
}

/** The most that came within any second. The last one tells the end, and comes when that is. */
function mostInASecond(timesMs: number[]): number {
  const regular = timesMs.slice(0, -1);
  return Math.max(
    0,
    ...regular.map((from) => regular.filter((at) => at >= from && at < from + 1_000).length),
  );
}

const inMegabytes = (bytes: number) => `${(bytes / MEGABYTE).toFixed(1)} MB`;

test.describe('a big file', () => {
  test.describe.configure({ mode: 'default' });

  // A system of its own, whose memory nobody else uses.
  let system: Awaited<ReturnType<typeof startSystem>>;
  let folder: string;
  test.beforeAll(async () => {
    system = await startSystem({}, { ferried: false });
    folder = mkdtempSync(path.join(tmpdir(), 'ats-e2e-big-'));
  });
  test.afterAll(async () => {
    await system.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  for (const bytes of SIZES) {
    test(`of ${bytes / MEGABYTE} MB is registered, and neither the page nor the API holds it in memory`, async ({
      register,
      page,
    }) => {
      test.setTimeout(timeoutMs(bytes));
      const file = path.join(folder, `${bytes}.wav`);
      await writeWav(file, bytes);
      await page.addInitScript(() => {
        const times: number[] = [];
        Object.assign(window, { progressTimes: times });
        document.addEventListener('allfeat:upload-progress', () => times.push(performance.now()));
      });
      // A small one first: what is loaded once does not belong to the file.
      await register.open(`${system.pageUrl}/element.html`);
      await register.fillForm({ title: 'Warm', file: nextWav(1_000_000) });
      await register.send();
      await expect(register.heading('Warm is registered')).toBeVisible();
      // Otherwise the page would come back with its access code, which nobody has saved.
      await page.evaluate(() => sessionStorage.clear());

      await register.open(`${system.pageUrl}/element.html`);
      const devtools = await page.context().newCDPSession(page);
      const pageBefore = await pageBytes(devtools);
      const apiBefore = residentBytes(system.apiPid);
      const stopPage = watch(() => pageBytes(devtools), SAMPLE_MS);
      const stopApi = watch(() => residentBytes(system.apiPid), SAMPLE_MS / 5);

      const begun = Date.now();
      await page.getByLabel('Choose a file').setInputFiles(file);
      await register.goOn();
      await register.writeTitle(`Big ${bytes}`);
      await register.goOn();
      await register.writeCreator({ name: 'Inès Caradec', email: 'ines@caradec.example', roles: ['Author'] });
      await register.goOn();
      await register.send();
      await expect(register.heading(`Big ${bytes} is registered`)).toBeVisible({ timeout: timeoutMs(bytes) });
      const seconds = (Date.now() - begun) / 1_000;

      const pageGrowth = (await stopPage()) - pageBefore;
      const apiGrowth = (await stopApi()) - apiBefore;
      const perSecond = mostInASecond(
        await page.evaluate(() => (window as unknown as { progressTimes: number[] }).progressTimes),
      );
      console.log(
        `${bytes / MEGABYTE} MB in ${seconds.toFixed(1)} s: page +${inMegabytes(pageGrowth)}, API +${inMegabytes(apiGrowth)}, at most ${perSecond} progress events a second`,
      );
      expect(pageGrowth).toBeLessThan(PAGE_GROWTH_BYTES);
      expect(apiGrowth).toBeLessThan(API_GROWTH_BYTES);
      expect(perSecond).toBeLessThanOrEqual(10);
      expect(perSecond).toBeGreaterThan(0);
    });
  }
});
