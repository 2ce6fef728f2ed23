import { AtsError } from '@ats-kit/protocol';
import { hashHere } from './hash-here.ts';
import { WorkerUnavailable, hashInWorker } from './hash-in-worker.ts';

export interface HashOptions {
  /** Ends it, and the worker with it. */
  signal: AbortSignal;
  /** Called every mebibyte or so with the number of bytes hashed so far; never goes back. */
  onProgress?: ((hashedBytes: number) => void) | undefined;
}

/** SHA-256 of a file as 64 lower-case hexadecimal digits. */
export interface Hasher {
  hash(file: Blob, options: HashOptions): Promise<string>;
}

/**
 * Hashes in a worker, so that the page stays free while a file is sent; where there can be none, on the page's own thread
 * in stretches of at most 8 ms.
 *
 * It rejects with `registration.audio_empty` for a file without bytes, with `widget.upload_error` (`details.reason` is
 * `unreadable`) for one that was moved, changed or locked, and with the signal's reason when it is aborted.
 */
export const hasher: Hasher = {
  async hash(file, { signal, onProgress }) {
    signal.throwIfAborted();
    if (file.size === 0) throw new AtsError('registration.audio_empty');
    if (typeof Worker === 'undefined') return hashHere(file, { signal, onProgress });
    let hashedBytes = 0;
    const progress = (bytes: number) => {
      // Where a worker dies half-way it all begins again.
      hashedBytes = Math.max(hashedBytes, bytes);
      onProgress?.(hashedBytes);
    };
    try {
      return await hashInWorker(file, { signal, onProgress: progress });
    } catch (error) {
      if (!(error instanceof WorkerUnavailable)) throw error;
      return hashHere(file, { signal, onProgress: progress });
    }
  },
};
