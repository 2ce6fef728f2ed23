import { AtsError } from '@ats-kit/protocol';
import type { Answer } from './answer.ts';

/** One way to send bytes. It rejects with an `AtsError`, or with the signal's reason. */
export type Send = (
  input: { url: string; bytes: Blob },
  options: { signal: AbortSignal | undefined; onSent: (sentBytes: number) => void },
) => Promise<Answer>;

/** An upload that ended without an answer of the server. The message never holds the URL: it is a credential. */
export function uploadError(reason: 'network' | 'url', cause?: unknown): AtsError {
  return new AtsError('widget.upload_error', { details: { reason }, cause });
}
