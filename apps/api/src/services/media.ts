import { createHash } from 'node:crypto';
import { AUDIO_HEAD_BYTES, AtsError, audioFormatOf } from '@ats-kit/protocol';
import type { Objects, StoredObject } from '../ports.ts';

export interface Media {
  bytes: number;
  /** SHA-256, 64 hexadecimal digits. */
  hash: string;
}

/**
 * Reads an uploaded file once, streaming.
 *
 * @throws AtsError `registration.audio_empty` without bytes, `registration.audio_too_large` beyond the limit,
 *   `registration.invalid_audio_format` when it does not begin like audio
 */
export async function readMedia(
  objects: Objects,
  key: string,
  options: { maxBytes: number; checkAudioFormat: boolean },
): Promise<Media> {
  requireSize(await objects.head(key), options.maxBytes);
  const hash = createHash('sha256');
  let head = Buffer.alloc(0);
  let bytes = 0;
  for await (const chunk of objects.read(key)) {
    const isHeadComplete = head.length >= AUDIO_HEAD_BYTES;
    if (!isHeadComplete) {
      head = Buffer.concat([head, chunk.subarray(0, AUDIO_HEAD_BYTES)]);
      if (head.length >= AUDIO_HEAD_BYTES) requireAudio(head, options);
    }
    hash.update(chunk);
    bytes += chunk.length;
  }
  if (head.length < AUDIO_HEAD_BYTES) requireAudio(head, options);
  return { bytes, hash: hash.digest('hex') };
}

/** @throws AtsError `registration.audio_empty` or `registration.audio_too_large` */
export function requireSize(
  found: StoredObject | undefined,
  maxBytes: number,
): asserts found is StoredObject {
  if (!found || found.bytes === 0) throw new AtsError('registration.audio_empty');
  if (found.bytes <= maxBytes) return;
  throw new AtsError('registration.audio_too_large', {
    details: { size_bytes: found.bytes, max_bytes: maxBytes },
  });
}

function requireAudio(head: Uint8Array, { checkAudioFormat }: { checkAudioFormat: boolean }): void {
  if (checkAudioFormat && audioFormatOf(head) === null)
    throw new AtsError('registration.invalid_audio_format');
}
