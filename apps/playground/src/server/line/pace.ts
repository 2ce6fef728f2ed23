import { setTimeout as sleep } from 'node:timers/promises';

/** As much goes on at once: small enough that a change of pace is felt within a moment. */
const SLICE_BYTES = 8_192;

/** One direction of a line, whose width everything that is under way has to share. */
export class Pace {
  #freeAtMs = 0;

  /** How long to wait before so many bytes are through, in milliseconds. */
  takeMs(bytes: number, bytesPerSecond: number, nowMs = performance.now()): number {
    this.#freeAtMs = Math.max(nowMs, this.#freeAtMs) + (bytes / bytesPerSecond) * 1_000;
    return this.#freeAtMs - nowMs;
  }
}

/**
 * Hands bytes on no faster than the line allows at the moment, and takes no more than it hands on.
 *
 * @param bytesPerSecond asked for each slice; `undefined` lets everything through
 */
export function paced(
  pace: Pace,
  bytesPerSecond: () => number | undefined,
  onBytes: (bytes: number) => void = () => undefined,
) {
  return async function* (source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    for await (const chunk of source) {
      for (let start = 0; start < chunk.length;) {
        const rate = bytesPerSecond();
        const slice = rate === undefined ? chunk.subarray(start) : chunk.subarray(start, start + SLICE_BYTES);
        if (rate !== undefined) await sleep(pace.takeMs(slice.length, rate));
        start += slice.length;
        onBytes(slice.length);
        yield slice;
      }
    }
  };
}
