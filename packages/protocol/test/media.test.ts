import { describe, expect, it } from 'vitest';
import { hashMedia } from '../src/index.ts';
import { media } from './vectors.ts';

const bytes = media({ seed: 7, length: 1_500_000 });

function streamOf(chunkBytes: number): { stream: ReadableStream<Uint8Array>; cancelled: () => boolean } {
  let start = 0;
  let cancelled = false;
  const stream = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (start >= bytes.length) controller.close();
      else controller.enqueue(bytes.subarray(start, (start += chunkBytes)));
    },
    cancel() {
      cancelled = true;
    },
  });
  return { stream, cancelled: () => cancelled };
}

describe('hashMedia', () => {
  it('gives the same hash for bytes, a Blob and a stream', async () => {
    const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
    const expected = Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
    expect(await hashMedia(bytes)).toBe(expected);
    expect(await hashMedia(new Blob([bytes]))).toBe(expected);
    expect(await hashMedia(streamOf(65_536).stream)).toBe(expected);
    expect(await hashMedia(streamOf(1_200_000).stream)).toBe(expected);
  });

  it('reports progress that grows to the whole size', async () => {
    const seen: number[] = [];
    await hashMedia(new Blob([bytes]), { onProgress: (hashed) => seen.push(hashed) });
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
    expect(seen.length).toBeGreaterThan(2);
    expect(seen.at(-1)).toBe(bytes.length);
  });

  it('offers pauses, waits for those that are taken, and hashes the same', async () => {
    let offers = 0;
    let taken = 0;
    const pause = () => {
      offers += 1;
      if (offers % 10 > 0) return undefined;
      return new Promise<void>((resolve) => setTimeout(resolve)).then(() => void (taken += 1));
    };
    expect(await hashMedia(new Blob([bytes]), { pause })).toBe(await hashMedia(bytes));
    expect(offers).toBeGreaterThanOrEqual(Math.floor(bytes.length / (32 * 1024)));
    expect(taken).toBe(Math.floor(offers / 10));
  });

  it('ends in a pause when it is aborted there', async () => {
    const controller = new AbortController();
    const pause = async () => controller.abort(new Error('Left.'));
    await expect(hashMedia(bytes, { signal: controller.signal, pause })).rejects.toThrow('Left.');
  });

  it('stops when aborted, and lets go of the stream', async () => {
    const controller = new AbortController();
    const { stream, cancelled } = streamOf(65_536);
    const reason = new Error('enough');
    const hashing = hashMedia(stream, {
      signal: controller.signal,
      onProgress: () => controller.abort(reason),
    });
    await expect(hashing).rejects.toBe(reason);
    expect(cancelled()).toBe(true);
    expect(stream.locked).toBe(false);
  });

  it('ends a read that is waiting when aborted', async () => {
    const controller = new AbortController();
    const hashing = hashMedia(new ReadableStream<Uint8Array>(), { signal: controller.signal });
    controller.abort(new Error('enough'));
    await expect(hashing).rejects.toThrow('enough');
  });

  it.each([new Uint8Array(), new Blob([])])('[8.refusals] refuses an empty file', async (source) => {
    await expect(hashMedia(source)).rejects.toMatchObject({ code: 'registration.audio_empty' });
  });
});
