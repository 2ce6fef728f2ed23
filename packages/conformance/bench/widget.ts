#!/usr/bin/env node
// How fast each face is, in Chromium with a processor that is slowed down four times. Medians; what they are of stands below the table.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Browser, type CDPSession, type Page, chromium as playwright } from 'playwright';
import { chromium } from '../../../scripts/browser.mjs';
import { table } from '../../../scripts/lib/table.mjs';
import { FACES, type FaceName, buildPages } from './build.ts';
import { openService } from './service.ts';

const SLOWDOWN = 4;
const LOADS = 5;
const LETTERS = 30;
const CREATORS = 20;
const WORKS = 500;
const FILE_BYTES = 50_000_000;
/** A slowed page that is also slow is measured, not given up. */
const TYPING_TIMEOUT_MS = 300_000;

declare global {
  interface Window {
    /** When the page came to the widget's script. */
    began: number;
    keys: number[];
    changes: number;
  }
}

const median = (values: number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
};

/** The 95th of a hundred. */
const slow = (values: number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length * 0.95)] ?? Number.NaN;

/** When the first step can be used: its file input is there and enabled, and what shows it is painted. */
const firstStepMs = (page: Page): Promise<number> =>
  page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const look = () => {
          const host = document.querySelector('main');
          const inside = document.querySelector('ats-widget')?.shadowRoot ?? host;
          const input = inside?.querySelector<HTMLInputElement>('input[type=file]');
          if (input && !input.disabled)
            requestAnimationFrame(() => resolve(performance.now() - window.began));
          else requestAnimationFrame(look);
        };
        look();
      }),
  );

/** Notes for each key how long it takes from the press to the end of the frame that shows it. */
const watchKeys = (page: Page) =>
  page.evaluate(() => {
    window.keys = [];
    document.addEventListener(
      'keydown',
      ({ timeStamp }) =>
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => void window.keys.push(performance.now() - timeStamp);
          port2.postMessage(null);
        }),
      { capture: true },
    );
  });

async function typeInto(page: Page, label: string): Promise<number[]> {
  await watchKeys(page);
  const field = page.getByLabel(label, { exact: true }).last();
  await field.focus();
  // One at a time: a key that waits for another would be counted twice.
  await field.pressSequentially('n'.repeat(LETTERS), { delay: 60, timeout: TYPING_TIMEOUT_MS });
  return page.evaluate(() => window.keys);
}

async function slowed(page: Page): Promise<CDPSession> {
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWDOWN });
  return session;
}

async function heapBytes(session: CDPSession): Promise<number> {
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  return usedSize;
}

async function toCreators(page: Page, file: string): Promise<void> {
  await page.getByLabel('Choose a file', { exact: true }).setInputFiles(file);
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByLabel('Title', { exact: true }).fill('Nocturne');
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByLabel('Full name', { exact: true }).first().waitFor();
}

const measures = {
  async start(browser: Browser, url: string): Promise<number> {
    const times: number[] = [];
    for (let load = 0; load < LOADS; load += 1) {
      const page = await browser.newPage();
      await slowed(page);
      await page.goto(url);
      times.push(await firstStepMs(page));
      await page.close();
    }
    return median(times);
  },
  async creators(page: Page, url: string, file: string): Promise<number[]> {
    await page.goto(url);
    await toCreators(page, file);
    for (let count = 1; count < CREATORS; count += 1)
      await page.getByRole('button', { name: 'Add a creator' }).click();
    await slowed(page);
    return typeInto(page, 'Full name');
  },
  async works(page: Page, url: string): Promise<number[]> {
    await page.goto(`${url}?mode=update&user=ada`);
    const more = page.getByRole('button', { name: 'Load more' });
    const rows = page.getByRole('button', { name: /^Nocturne no\. / });
    await rows.first().waitFor();
    for (let shown = await rows.count(); shown < WORKS; shown = await rows.count()) {
      await more.click();
      await rows.nth(shown).waitFor();
    }
    await slowed(page);
    return typeInto(page, 'Search your works');
  },
  async upload(page: Page, url: string, file: string): Promise<{ changes: number; heap: number }> {
    await page.goto(url);
    await toCreators(page, file);
    await page.getByLabel('Full name', { exact: true }).fill('Ada');
    await page.getByLabel('E-mail', { exact: true }).fill('ada@example.org');
    await page.getByRole('checkbox', { name: 'Author' }).check();
    await page.getByRole('button', { name: 'Continue' }).click();
    const session = await slowed(page);
    const send = page.getByRole('button', { name: /^Send/ });
    await send.waitFor();
    await session.send('HeapProfiler.collectGarbage');
    const before = await heapBytes(session);
    await page.evaluate(() => {
      window.changes = 0;
      const inside = document.querySelector('ats-widget')?.shadowRoot ?? document.querySelector('main');
      if (inside)
        new MutationObserver(() => (window.changes += 1)).observe(inside, {
          subtree: true,
          childList: true,
          characterData: true,
          attributes: true,
        });
    });
    await send.click();
    const beganAt = performance.now();
    let most = before;
    const isOver = () =>
      page
        .getByRole('progressbar')
        .count()
        .then((count) => count === 0);
    await page.getByRole('progressbar').first().waitFor();
    while (performance.now() - beganAt < (FILE_BYTES / 10_000_000) * 1_000 && !(await isOver())) {
      await new Promise((resolve) => setTimeout(resolve, 200));
      most = Math.max(most, await heapBytes(session));
    }
    const seconds = (performance.now() - beganAt) / 1_000;
    const changes = await page.evaluate(() => window.changes);
    return { changes: changes / seconds, heap: (most - before) / 1_000_000 };
  },
};

async function measure(browser: Browser, origin: string, face: FaceName, file: string) {
  const url = `${origin}/${face}`;
  const fresh = async <Value>(work: (page: Page) => Promise<Value>): Promise<Value> => {
    const page = await browser.newPage();
    try {
      return await work(page);
    } finally {
      await page.close();
    }
  };
  const start = await measures.start(browser, url);
  const creators = await fresh((page) => measures.creators(page, url, file));
  const works = await fresh((page) => measures.works(page, url));
  const { changes, heap } = await fresh((page) => measures.upload(page, url, file));
  const whole = (value: number) => Number(value.toFixed(0));
  return [
    face,
    ...[start, median(creators), slow(creators), median(works), slow(works)].map(whole),
    Number(changes.toFixed(1)),
    Number(heap.toFixed(1)),
  ];
}

const folder = await mkdtemp(path.join(tmpdir(), 'ats-bench-'));
const file = path.join(folder, 'nocturne.wav');
await writeFile(file, Buffer.concat([Buffer.from('RIFF\0\0\0\0WAVEfmt '), Buffer.alloc(FILE_BYTES, 7)]));
const service = await openService(await buildPages());
const browser = await playwright.launch(chromium.launchOptions);
try {
  const rows = [];
  for (const face of FACES) rows.push(await measure(browser, service.url, face, file));
  const head = [
    'face',
    'first step',
    'key',
    'key, p95',
    'key in list',
    'key in list, p95',
    'updates/s',
    'heap MB',
  ];
  process.stdout.write(`\n${table(head, rows)}\n
Chromium ${browser.version()}, its processor slowed down ${SLOWDOWN} times; times in ms.
first step: from the widget's script to a first step that can be used and is painted (median of ${LOADS} loads, script from loopback)
key: from a key to the frame that shows it, in the last of ${CREATORS} creators, and in the search above ${WORKS} works (of ${LETTERS} keys)
updates/s, heap MB: how often the page changes a second while ${FILE_BYTES / 1_000_000} MB are sent in ${FILE_BYTES / 10_000_000} s, and by how much its heap grows at most\n`);
} finally {
  await browser.close();
  service.close();
  await rm(folder, { recursive: true, force: true });
}
