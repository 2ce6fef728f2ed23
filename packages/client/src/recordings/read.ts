import { unreadable } from '../unreadable.ts';

/**
 * Bytes of a file.
 *
 * @throws AtsError `widget.upload_error`, with `details.reason` `unreadable`, when the file was moved, changed or locked
 * @throws the signal's reason when it is aborted
 */
export async function readBytes(file: Blob, signal: AbortSignal | undefined): Promise<ArrayBuffer> {
  signal?.throwIfAborted();
  try {
    return await file.arrayBuffer();
  } catch (cause) {
    throw unreadable(cause);
  } finally {
    signal?.throwIfAborted();
  }
}

/**
 * A stretch of a file, as {@link readBytes} reads it. Beyond the end of the file there are zeros, so that a header that is
 * cut short is one that makes no sense, like any other.
 */
export async function readView(
  file: Blob,
  start: number,
  byteCount: number,
  signal: AbortSignal | undefined,
): Promise<DataView> {
  const bytes = new Uint8Array(byteCount);
  bytes.set(new Uint8Array(await readBytes(file.slice(start, start + byteCount), signal)));
  return new DataView(bytes.buffer);
}

/** Four characters that name a chunk, a box or a codec. */
export function nameAt(view: DataView, at: number): string {
  return String.fromCharCode(...new Uint8Array(view.buffer, at, 4));
}

/** An unsigned integer of 64 bits; beyond 2^53 its last digits are lost. */
export function uint64At(view: DataView, at: number, littleEndian: boolean): number {
  const first = view.getUint32(at, littleEndian);
  const second = view.getUint32(at + 4, littleEndian);
  return littleEndian ? second * 2 ** 32 + first : first * 2 ** 32 + second;
}

/** What the work comes to, or the signal's reason as soon as it is aborted: a slow disk or decoder is not waited for. */
export async function untilAborted<Value>(
  signal: AbortSignal | undefined,
  work: () => Promise<Value>,
): Promise<Value> {
  if (signal === undefined) return work();
  signal.throwIfAborted();
  return new Promise((resolve, reject) => {
    // oxlint-disable-next-line typescript/prefer-promise-reject-errors -- the caller's reason, whatever it is
    const abort = () => reject(signal.reason);
    signal.addEventListener('abort', abort, { once: true });
    void work()
      .then(resolve, reject)
      .finally(() => signal.removeEventListener('abort', abort));
  });
}
