import { describe, expect, it } from 'vitest';
import { browserRecordings } from '../src/index.ts';
import { dataFile, join, noise, observed, waveFile } from './recordings.files.ts';
import { rejection } from './scenario.ts';

const { formatOf, listen, open } = browserRecordings;
const inBrowser = typeof document !== 'undefined';

/** A second of 440 Hz, quiet and then four times as loud, as FFmpeg writes it. */
describe.each([
  ['tone.wav', 'wav', 1],
  ['tone.aiff', 'aiff', 1],
  ['tone.flac', 'flac', 1],
  ['tone.mp3', 'mp3', 1.044],
  ['cbr.mp3', 'mp3', null],
  ['tone.aac', 'aac', null],
  ['tone.m4a', 'm4a', 1],
  ['tone.ogg', 'ogg', 1],
  ['tone.opus', 'opus', 1],
] as const)('%s', (name, format, durationSeconds) => {
  it('is told by its content', async () => {
    expect(await formatOf(await dataFile(name))).toBe(format);
  });

  it('has its length, and in a browser its loudness', async () => {
    const details = await listen(await dataFile(name), { format, bars: 8 });
    if (!inBrowser) {
      const isRead = format === 'wav' || format === 'aiff';
      if (!isRead) expect(details.peaks).toBeNull();
      if (durationSeconds === null) expect(details.durationSeconds).toBeNull();
      else expect(details.durationSeconds).toBeCloseTo(durationSeconds, 1);
      if (!isRead) return;
    }
    // Codecs of blocks begin and end with what they need for themselves.
    expect(Math.abs((details.durationSeconds ?? 0) - 1)).toBeLessThan(0.1);
    expect(details.peaks).toHaveLength(8);
    const [, first = 1, second = 1, , , third = 0, fourth = 0] = details.peaks ?? [];
    for (const quiet of [first, second]) expect(Math.abs(quiet - 0.25)).toBeLessThan(0.08);
    for (const loud of [third, fourth]) expect(loud).toBeGreaterThan(0.75);
  });
});

describe('what is not decoded', () => {
  it('is a recording that would take too much memory, and nothing of it is read but headers', async () => {
    const tone = new Uint8Array(await (await dataFile('tone.flac')).arrayBuffer());
    // Seven minutes at 8 kHz would do, seven at 192 kHz would not.
    const view = new DataView(tone.buffer);
    view.setUint32(18, ((192_000 << 12) | (view.getUint32(18) & 0xfff)) >>> 0);
    view.setUint32(22, 7 * 60 * 192_000);
    const { file, reads } = observed(new Blob([tone]));
    expect(await listen(file, { format: 'flac', bars: 8 })).toEqual({ durationSeconds: 420, peaks: null });
    expect(reads.bytes).toBeLessThan(100);
  });

  it('is a file that is too large, however short it says to be', async () => {
    const tone = await dataFile('tone.m4a');
    const { file, reads } = observed(
      new Blob([tone, ...Array.from({ length: 70 }, () => new Uint8Array(1_000_000))]),
    );
    expect((await listen(file, { format: 'm4a', bars: 8 })).peaks).toBeNull();
    expect(reads.bytes).toBeLessThan(100_000);
  });

  it('is a long file of frames that do not tell their number', async () => {
    const frames = await dataFile('cbr.mp3');
    const { file, reads } = observed(new Blob(Array.from({ length: 600 }, () => frames)));
    expect(await listen(file, { format: 'mp3', bars: 8 })).toEqual({ durationSeconds: null, peaks: null });
    expect(reads.bytes).toBeLessThan(100_000);
  });
});

it('a tag with a picture in front of an MP3 is passed over', async () => {
  const tag = join(
    'ID3',
    [4, 0, 0, 0, 4, 0, 0],
    Array.from({ length: 65_536 }, () => 255),
  );
  const file = new Blob([tag, await dataFile('tone.mp3')]);
  expect((await listen(file, { format: 'mp3', bars: 8 })).durationSeconds).toBeCloseTo(1.04, 1);
});

it('what is no recording has no format', async () => {
  for (const content of [
    '',
    'x',
    'Dear listener, this is not a recording at all, and longer than the head of one.',
  ]) {
    expect(await formatOf(new Blob([content]))).toBeNull();
  }
});

it('the head alone is read for the format', async () => {
  const { file, reads } = observed(waveFile({ samples: noise(10_000) }));
  await formatOf(file);
  expect(reads).toEqual({ count: 1, bytes: 64, largest: 64 });
});

describe('an abort', () => {
  const reason = new Error('Another file was chosen.');
  /** A disk that never answers. */
  const hanging = new Proxy(waveFile({ samples: [0] }), {
    get: (file, name) => {
      if (name === 'slice') return () => hanging;
      return name === 'arrayBuffer'
        ? async () => new Promise(() => undefined)
        : Reflect.get(file, name, file);
    },
  });

  it('before it begins reads nothing', async () => {
    const { file, reads } = observed(waveFile({ samples: noise(1000) }));
    const signal = AbortSignal.abort(reason);
    expect(await rejection(formatOf(file, { signal }))).toBe(reason);
    expect(await rejection(listen(file, { format: 'wav', bars: 8, signal }))).toBe(reason);
    expect(reads.count).toBe(0);
  });

  it('ends the waiting for a disk at once', async () => {
    const controller = new AbortController();
    const { signal } = controller;
    const format = rejection(formatOf(hanging, { signal }));
    const details = rejection(listen(hanging, { format: 'wav', bars: 8, signal }));
    await new Promise((resolve) => setTimeout(resolve, 20));
    controller.abort(reason);
    expect(await format).toBe(reason);
    expect(await details).toBe(reason);
  });

  it('in the middle reads no more', async () => {
    const controller = new AbortController();
    const { file, reads } = observed(waveFile({ samples: noise(100_000) }), (count) => {
      if (count === 20) controller.abort(reason);
    });
    const { signal } = controller;
    expect(await rejection(listen(file, { format: 'wav', bars: 500, signal }))).toBe(reason);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(reads.count).toBe(20);
  });
});

it('a platform without sound refuses to play, later', async () => {
  if (inBrowser) return;
  const heard: string[] = [];
  const handlers = {
    onReady: () => heard.push('ready'),
    onTime: () => heard.push('time'),
    onPaused: () => heard.push('paused'),
    onEnded: () => heard.push('ended'),
    onRefused: () => heard.push('refused'),
  };
  const player = open(new Blob(['x']), handlers);
  open(new Blob(['x']), handlers).close();
  player.play();
  player.pause();
  player.seek(1);
  expect(heard).toEqual([]);
  await Promise.resolve();
  expect(heard).toEqual(['refused']);
});
