import { type HashMediaOptions, hashMedia, isAtsError } from '@ats-kit/protocol';
import { unreadable } from '../unreadable.ts';

/** At a stretch, in milliseconds, with room for the last step: a page that waits longer than 8 ms begins to stutter. */
const STRETCH_MS = 5;

/** A turn of the event loop. A timer would be slowed down by browsers, down to one a second in a hidden tab. */
function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}

/**
 * SHA-256 of a file on the thread of the page, in stretches that leave it responsive.
 *
 * @throws AtsError `widget.upload_error`, with `details.reason` `unreadable`, when the file cannot be read
 * @throws the signal's reason when it is aborted
 */
export async function hashHere(file: Blob, options: Omit<HashMediaOptions, 'pause'>): Promise<string> {
  let sinceMs = performance.now();
  const pause = () => {
    if (performance.now() - sinceMs < STRETCH_MS) return undefined;
    return nextTurn().then(() => void (sinceMs = performance.now()));
  };
  try {
    return await hashMedia(file, { ...options, pause });
  } catch (error) {
    options.signal?.throwIfAborted();
    throw isAtsError(error) ? error : unreadable(error);
  }
}
