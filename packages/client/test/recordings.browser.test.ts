import { expect, it } from 'vitest';
import { browserRecordings } from '../src/index.ts';
import { peaksOfBuffer } from '../src/recordings/peaks.ts';
import { dataFile, encode, noise, waveHead } from './recordings.files.ts';
import { rejection } from './scenario.ts';

/** How often the page got to do something else while something was done. */
async function turnsDuring(work: () => Promise<unknown>): Promise<number> {
  const { port1, port2 } = new MessageChannel();
  let turns = 0;
  port1.onmessage = () => {
    turns++;
    port2.postMessage(null);
  };
  port2.postMessage(null);
  try {
    await work();
    return turns;
  } finally {
    port1.close();
  }
}

it('a recording of 500 MB is listened to while somebody types', async () => {
  const part = new Blob([encode(noise(500_000), 's16', true)]);
  const head = waveHead({ byteCount: 500 * part.size, channels: 2, rate: 44_100 });
  const file = new Blob([head, ...Array.from({ length: 500 }, () => part)]);
  const turns = await turnsDuring(async () => browserRecordings.listen(file, { format: 'wav', bars: 88 }));
  expect(turns).toBeGreaterThan(88);
});

it('a decoded recording is compared in slices', async () => {
  const buffer = new AudioBuffer({ length: 20_000_000, sampleRate: 8000 });
  buffer.getChannelData(0)[12_000_000] = -0.5;
  buffer.getChannelData(0)[3_000_000] = 0.25;
  const startMs = performance.now();
  const turns = await turnsDuring(async () => {
    expect(await peaksOfBuffer(buffer, 2, undefined)).toEqual([0.5, 1]);
  });
  // A slice takes 5 ms, and a loaded machine makes more of it.
  expect(turns).toBeGreaterThanOrEqual(Math.floor(Math.min(10, (performance.now() - startMs) / 30)));

  const controller = new AbortController();
  const aborted = rejection(peaksOfBuffer(buffer, 2, controller.signal));
  controller.abort('enough');
  expect(await aborted).toBe('enough');
});

it('an abort does not wait for the decoder', async () => {
  const controller = new AbortController();
  const file = await dataFile('tone.mp3');
  const details = browserRecordings.listen(file, { format: 'mp3', bars: 8, signal: controller.signal });
  const reason = new Error('Another file was chosen.');
  controller.abort(reason);
  expect(await rejection(details)).toBe(reason);
});
