import { trustedScriptUrl } from './trusted-url.ts';
import { unreadable } from '../unreadable.ts';
import { WORKER_SOURCE } from './worker.source.ts';
import type { FromWorker } from './worker.types.ts';

/** A worker says that it is there within milliseconds, or never: some pages forbid it without a word. */
const START_MS = 5_000;

/** A worker speaks with every mebibyte, so one that is silent for so long has come to a halt. */
const STALL_MS = 30_000;

/** There is no worker to be had here; nothing is wrong with the file. */
export class WorkerUnavailable extends Error {
  override readonly name = 'WorkerUnavailable';
}

interface Options {
  signal: AbortSignal;
  onProgress?: ((hashedBytes: number) => void) | undefined;
}

function start(): { worker: Worker; release: () => void } {
  const url = URL.createObjectURL(new Blob([WORKER_SOURCE], { type: 'text/javascript' }));
  try {
    const worker = new Worker(trustedScriptUrl(url));
    return { worker, release: () => URL.revokeObjectURL(url) };
  } catch (cause) {
    URL.revokeObjectURL(url);
    throw new WorkerUnavailable('The page does not allow it.', { cause });
  }
}

/**
 * SHA-256 of a file in a worker of its own, which ends with it.
 *
 * @throws WorkerUnavailable when the platform or the page does not allow workers, or it died or came to a halt
 * @throws AtsError `widget.upload_error`, with `details.reason` `unreadable`, when the file cannot be read
 * @throws the signal's reason when it is aborted
 */
export async function hashInWorker(file: Blob, { signal, onProgress }: Options): Promise<string> {
  signal.throwIfAborted();
  const { worker, release } = start();
  const ended = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  try {
    return await new Promise<string>((resolve, reject) => {
      const unavailable = (why: string) => reject(new WorkerUnavailable(why));
      timer = setTimeout(() => unavailable('It did not begin.'), START_MS);
      // oxlint-disable-next-line typescript/prefer-promise-reject-errors -- the caller's reason, whatever it is
      signal.addEventListener('abort', () => reject(signal.reason), { signal: ended.signal });
      worker.onerror = (event) => {
        // It is dealt with here, and is no error of the page's.
        event.preventDefault();
        unavailable('It could not run.');
      };
      worker.onmessage = ({ data }: MessageEvent<FromWorker>) => {
        clearTimeout(timer);
        timer = setTimeout(() => unavailable('It has come to a halt.'), STALL_MS);
        if (data.type === 'progress') onProgress?.(data.hashedBytes);
        else if (data.type === 'done') resolve(data.hash);
        else if (data.type === 'failed') reject(unreadable(new Error(data.message)));
      };
      worker.postMessage(file);
    });
  } finally {
    clearTimeout(timer);
    ended.abort();
    worker.terminate();
    release();
  }
}
