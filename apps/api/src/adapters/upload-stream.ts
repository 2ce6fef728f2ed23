import { AtsError } from '@ats-kit/protocol';

/**
 * The chunks of a request's body, given up when none came for `idleMs`. There is no limit on the whole: a large file over
 * a poor line takes its time.
 *
 * @throws AtsError `common.bad_request` when the sender stood still or went away
 */
export async function* chunksOf(
  body: ReadableStream<Uint8Array> | null,
  idleMs: number,
): AsyncGenerator<Uint8Array> {
  if (body === null) return;
  const reader = body.getReader();
  try {
    for (;;) {
      const { done, value } = await withinIdle(reader, idleMs);
      if (done) return;
      yield value;
    }
  } finally {
    // Not cancelled: that would cut the connection before the sender has read why it was refused.
    reader.releaseLock();
  }
}

async function withinIdle(reader: ReadableStreamDefaultReader<Uint8Array>, idleMs: number) {
  let timer: NodeJS.Timeout | undefined;
  const idle = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new AtsError('common.bad_request', { message: 'The upload stood still for too long.' })),
      idleMs,
    );
  });
  const next = reader.read().catch((cause: unknown) => {
    throw new AtsError('common.bad_request', { message: 'The upload was interrupted.', cause });
  });
  try {
    return await Promise.race([next, idle]);
  } finally {
    clearTimeout(timer);
  }
}
