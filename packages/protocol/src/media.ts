import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { AtsError } from './errors.ts';

/** Read at once: 512 KiB are hashed in about 4 ms, so that a page stays responsive between two slices. */
const SLICE_BYTES = 512 * 1024;
/** Hashed between two offers to pause: a quarter of a millisecond, and a few of them on the slowest devices. */
const STEP_BYTES = 32 * 1024;

export type MediaSource = Uint8Array | Blob | ReadableStream<Uint8Array>;

export interface HashMediaOptions {
  signal?: AbortSignal | undefined;
  /** Called after each slice with the number of bytes hashed so far; at most once per 512 KiB. */
  onProgress?: ((hashedBytes: number) => void) | undefined;
  /** Asked every 32 KiB; what it returns is waited for, so that others get the thread. */
  pause?: (() => Promise<void> | undefined) | undefined;
}

function* steps(slice: Uint8Array, stepBytes: number): Generator<Uint8Array> {
  for (let start = 0; start < slice.length; start += stepBytes)
    yield slice.subarray(start, start + stepBytes);
}

async function* slices(source: MediaSource, signal: AbortSignal | undefined): AsyncGenerator<Uint8Array> {
  if (source instanceof Uint8Array) {
    yield* steps(source, SLICE_BYTES);
  } else if (source instanceof Blob) {
    for (let start = 0; start < source.size; start += SLICE_BYTES) {
      yield new Uint8Array(await source.slice(start, start + SLICE_BYTES).arrayBuffer());
    }
  } else {
    const reader = source.getReader();
    const cancel = () => void reader.cancel(signal?.reason).catch(() => undefined);
    signal?.addEventListener('abort', cancel, { once: true });
    let ended = false;
    try {
      for (;;) {
        const { done, value } = await reader.read();
        if (done) break;
        // A chunk can be as large as its producer likes.
        yield* slices(value, signal);
      }
      ended = true;
    } finally {
      signal?.removeEventListener('abort', cancel);
      if (!ended) await reader.cancel().catch(() => undefined);
      reader.releaseLock();
    }
  }
}

/**
 * SHA-256 of a file, streaming: never more than one slice is in memory.
 *
 * @returns 64 lower-case hexadecimal digits
 * @throws AtsError `registration.audio_empty` when there are no bytes
 * @throws the signal's reason when it is aborted
 */
export async function hashMedia(source: MediaSource, options: HashMediaOptions = {}): Promise<string> {
  const { signal, onProgress, pause } = options;
  signal?.throwIfAborted();
  const hash = sha256.create();
  let hashedBytes = 0;
  for await (const slice of slices(source, signal)) {
    signal?.throwIfAborted();
    for (const step of steps(slice, pause ? STEP_BYTES : slice.length)) {
      hash.update(step);
      const pausing = pause?.();
      if (!pausing) continue;
      await pausing;
      signal?.throwIfAborted();
    }
    hashedBytes += slice.length;
    onProgress?.(hashedBytes);
  }
  signal?.throwIfAborted();
  if (hashedBytes === 0) throw new AtsError('registration.audio_empty');
  return bytesToHex(hash.digest());
}
