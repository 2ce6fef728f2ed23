import { AtsError, hashMedia } from '@ats-kit/protocol';
import { describe, expect, it } from 'vitest';
import { hasher } from '../src/index.ts';
import { hashHere } from '../src/hashing/hash-here.ts';

const file = (bytes: number) => new Blob([new Uint8Array(bytes).map((_, at) => (at * 31) & 255)]);

describe('hasher', () => {
  it.each([1, 64 * 1024, 1024 * 1024, 3 * 1024 * 1024 + 17])(
    'takes the hash of %i bytes that the protocol takes',
    async (bytes) => {
      const signal = new AbortController().signal;
      expect(await hasher.hash(file(bytes), { signal })).toBe(await hashMedia(file(bytes)));
    },
  );

  it('reports progress that never goes back and ends with all of it', async () => {
    const reports: number[] = [];
    const bytes = 3 * 1024 * 1024;
    const { signal } = new AbortController();
    await hasher.hash(file(bytes), { signal, onProgress: (hashed) => reports.push(hashed) });
    expect(reports).toEqual([...reports].sort((one, other) => one - other));
    expect(reports.at(-1)).toBe(bytes);
  });

  it('refuses a file without bytes', async () => {
    const { signal } = new AbortController();
    await expect(hasher.hash(new Blob(), { signal })).rejects.toMatchObject({
      name: AtsError.name,
      code: 'registration.audio_empty',
    });
  });

  it('says that a file cannot be read any more', async () => {
    const gone = file(1);
    gone.slice = () => {
      throw new DOMException('gone', 'NotReadableError');
    };
    await expect(hashHere(gone, {})).rejects.toMatchObject({
      code: 'widget.upload_error',
      details: { reason: 'unreadable' },
    });
  });

  it('ends with the reason of its signal, before and while it runs', async () => {
    const controller = new AbortController();
    const running = hasher.hash(file(8 * 1024 * 1024), {
      signal: controller.signal,
      onProgress: () => controller.abort(new Error('Left.')),
    });
    await expect(running).rejects.toThrow('Left.');
    await expect(hasher.hash(file(1), { signal: controller.signal })).rejects.toThrow('Left.');
  });
});
