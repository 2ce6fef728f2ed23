import { AtsError } from '@ats-kit/protocol';
import type { AppContext } from './context.ts';

/**
 * The chunks of a request's body. From the socket itself where there is one: every chunk is then a buffer of its own, and not
 * a copy of one.
 */
export function bodyOf(c: AppContext): AsyncIterable<Uint8Array> | null {
  // Neither is destroyed by whoever stops reading: that would cut the connection before the sender has read why it was refused.
  if (c.env.incoming) return c.env.incoming.iterator({ destroyOnReturn: false });
  const { body } = c.req.raw;
  return body && readAll(body);
}

async function* readAll(body: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = body.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } finally {
    reader.releaseLock();
  }
}

/**
 * The same chunks, given up when none came for `idleMs`. There is no limit on the whole: a large file over a poor line takes its
 * time.
 *
 * @throws AtsError `common.bad_request` when the sender stood still or went away
 */
export async function* withinIdle(
  chunks: AsyncIterable<Uint8Array> | null,
  idleMs: number,
): AsyncGenerator<Uint8Array> {
  if (chunks === null) return;
  const iterator = chunks[Symbol.asyncIterator]();
  let isStanding = false;
  try {
    for (;;) {
      const next = await nextWithin(iterator, idleMs).catch((error: unknown) => {
        isStanding = true;
        throw error;
      });
      if (next.done) return;
      yield next.value;
    }
  } finally {
    // An iterator that is waiting for its next chunk would wait for it here as well.
    if (!isStanding) await iterator.return?.();
  }
}

async function nextWithin(iterator: AsyncIterator<Uint8Array>, idleMs: number) {
  let timer: NodeJS.Timeout | undefined;
  const idle = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new AtsError('common.bad_request', { message: 'The upload stood still for too long.' })),
      idleMs,
    );
  });
  const next = iterator.next().catch((cause: unknown) => {
    throw new AtsError('common.bad_request', { message: 'The upload was interrupted.', cause });
  });
  try {
    return await Promise.race([next, idle]);
  } finally {
    clearTimeout(timer);
  }
}
