import { once } from 'node:events';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import type { CertificateRenderer } from '../ports.ts';
import type { CertificateFacts } from './facts.ts';
import type { Rendered } from './render-thread.ts';

export interface RendererOptions {
  /** How long the thread waits for more before it gives its memory back. @default 30 000 */
  idleMs?: number;
  /** How long one certificate may take: thousands of different ideographs take seconds. @default 60 000 */
  timeoutMs?: number;
  /** How many may wait for the one that is being made. @default 64 */
  maxWaiting?: number;
}

/** Many times what a certificate takes: a limit for faults, not for fonts. */
const MAX_HEAP_MB = 192;

export class RenderError extends Error {
  override readonly name = 'RenderError';
}

/** Beside this file in the sources, and beside the bundle once built. */
const threadFile = () => new URL(`./render-thread${path.extname(import.meta.url)}`, import.meta.url);

/** What went wrong in the thread, with its own frames. */
function threadError({ name, stack }: { name: string; stack: string }): RenderError {
  const error = new RenderError(`The certificate could not be made: ${name}.`);
  error.stack = `${error.message}\n${stack}`;
  return error;
}

/**
 * Makes certificates on a thread of their own, one after the other: setting the type takes the processor for tenths of a
 * second. There is no thread and no font in memory until the first one is asked for, nor a while after the last.
 */
export function createRenderer(options: RendererOptions = {}): CertificateRenderer {
  const { idleMs = 30_000, timeoutMs = 60_000, maxWaiting = 64 } = options;
  let worker: Worker | undefined;
  let idle: NodeJS.Timeout | undefined;
  let queue: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  let isStopped = false;

  async function endThread(): Promise<void> {
    clearTimeout(idle);
    const ended = worker;
    worker = undefined;
    await ended?.terminate();
  }

  function thread(): Worker {
    clearTimeout(idle);
    if (isStopped) throw new RenderError('The renderer has stopped.');
    if (worker) return worker;
    const started = new Worker(threadFile(), { resourceLimits: { maxOldGenerationSizeMb: MAX_HEAP_MB } });
    started.unref();
    // Whoever waits hears of it too; without anybody waiting it would end the process.
    started.on('error', () => undefined);
    started.once('exit', () => {
      if (worker === started) worker = undefined;
    });
    worker = started;
    return started;
  }

  async function renderNow(facts: CertificateFacts): Promise<Uint8Array> {
    const current = thread();
    const limit = new AbortController();
    const timer = setTimeout(() => limit.abort(), timeoutMs);
    try {
      const { signal } = limit;
      const answer = once(current, 'message', { signal }) as Promise<[Rendered]>;
      const exit = once(current, 'exit', { signal }).then(() => {
        throw new RenderError('The thread ended.');
      });
      current.postMessage(facts);
      const [rendered] = await Promise.race([answer, exit]);
      if ('error' in rendered) throw threadError(rendered.error);
      idle = setTimeout(() => void endThread(), idleMs).unref();
      return rendered.pdf;
    } catch (error) {
      // Whatever state it is in: the next certificate gets a fresh one.
      await endThread();
      throw error;
    } finally {
      clearTimeout(timer);
      limit.abort();
    }
  }

  return {
    async render(facts) {
      if (waiting >= maxWaiting) throw new RenderError('Too many certificates are waiting.');
      waiting += 1;
      const turn = queue.then(() => renderNow(facts));
      queue = turn.catch(() => undefined).finally(() => (waiting -= 1));
      return turn;
    },
    async stop() {
      isStopped = true;
      await endThread();
    },
  };
}
