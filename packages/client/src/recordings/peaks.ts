import type { Pcm, ReadSample } from './pcm.ts';
import { readView } from './read.ts';

/** What is read of a file of samples at most, whatever its size: a drawing of a few hundred bars needs no more. */
const MAX_READ_BYTES = 4_000_000;
/** Stretches that are too long to be read are looked into so many times, and so many looks are taken at once. */
const WINDOWS = 8;
/** Some 30 000 samples: they are compared in less than a millisecond. */
const MAX_WINDOW_BYTES = 64 * 1024;
/** A slower page is felt by whoever types in it. */
const SLICE_MS = 5;
/** How many samples of a decoded recording are compared between two looks at the clock. */
const SLICE_SAMPLES = 16 * 1024;
/** -60 dB. What stays below is drawn as it is: the noise of a silent recording is no music. */
const AUDIBLE = 0.001;

/** The loudest stretch is as high as the drawing. */
function normalize(peaks: readonly number[]): number[] {
  const full = Math.max(AUDIBLE, ...peaks);
  return peaks.map((peak) => peak / full);
}

/** Where a bar begins: none is empty, however short the recording. */
const boundaries = (bar: number, bars: number, length: number): [number, number] => {
  const from = Math.floor((bar * length) / bars);
  return [from, Math.max(from + 1, Math.floor(((bar + 1) * length) / bars))];
};

function loudestOf(view: DataView, sampleBytes: number, read: ReadSample): number {
  let loudest = 0;
  for (let at = 0; at + sampleBytes <= view.byteLength; at += sampleBytes) {
    const height = Math.abs(read(view, at));
    // Files of floats can hold NaN and infinity.
    if (height > loudest && height < Infinity) loudest = height;
  }
  return loudest;
}

/** The loudest sample of each stretch of a file: of all its samples when it is short, of some when it is not. */
export async function peaksOfFile(
  file: Blob,
  { start, sampleCount, sampleBytes, read }: Pcm,
  bars: number,
  signal: AbortSignal | undefined,
): Promise<number[]> {
  const share = MAX_READ_BYTES / bars;
  const peaks: number[] = [];
  for (let bar = 0; bar < bars; bar++) {
    const [from, to] = boundaries(bar, bars, sampleCount);
    const byteCount = (to - from) * sampleBytes;
    const windows = Math.max(
      byteCount > share ? WINDOWS : 1,
      Math.ceil(Math.min(byteCount, share) / MAX_WINDOW_BYTES),
    );
    const maxSamples = Math.ceil(share / windows / sampleBytes);
    const look = async (window: number) => {
      const [first, last] = boundaries(window, windows, to - from);
      const count = Math.min(last - first, maxSamples);
      const view = await readView(file, start + (from + first) * sampleBytes, count * sampleBytes, signal);
      return loudestOf(view, sampleBytes, read);
    };
    let loudest = 0;
    // Some at once, because each takes its time to arrive; few, because they may arrive at once.
    for (let window = 0; window < windows; window += WINDOWS) {
      const batch = Array.from({ length: Math.min(WINDOWS, windows - window) }, async (_, index) =>
        look(window + index),
      );
      loudest = Math.max(loudest, ...(await Promise.all(batch)));
    }
    peaks.push(loudest);
  }
  return normalize(peaks);
}

/** The loudest sample of each stretch of a decoded recording, with pauses in which the page can do its own work. */
export async function peaksOfBuffer(
  buffer: AudioBuffer,
  bars: number,
  signal: AbortSignal | undefined,
): Promise<number[]> {
  const channels = Array.from({ length: buffer.numberOfChannels }, (_, index) =>
    buffer.getChannelData(index),
  );
  const peaks: number[] = [];
  let sinceMs = performance.now();
  for (let bar = 0; bar < bars; bar++) {
    const [from, to] = boundaries(bar, bars, buffer.length);
    let loudest = 0;
    for (const samples of channels) {
      for (let first = from; first < to; first += SLICE_SAMPLES) {
        if (performance.now() - sinceMs > SLICE_MS) {
          await new Promise((resolve) => setTimeout(resolve));
          signal?.throwIfAborted();
          sinceMs = performance.now();
        }
        const last = Math.min(to, first + SLICE_SAMPLES);
        for (let at = first; at < last; at++) {
          const height = Math.abs(samples[at]!);
          if (height > loudest) loudest = height;
        }
      }
    }
    peaks.push(loudest);
  }
  return normalize(peaks);
}
