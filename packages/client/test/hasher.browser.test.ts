import { hashMedia } from '@ats-kit/protocol';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { hasher } from '../src/index.ts';
import { hashHere } from '../src/hashing/hash-here.ts';

const BYTES = 4 * 1024 * 1024;
const file = () => new Blob([new Uint8Array(BYTES).map((_, at) => (at * 7) & 255)]);
const signal = () => new AbortController().signal;
const NativeWorker = globalThis.Worker;

afterEach(() => {
  vi.unstubAllGlobals();
});

/** Replaces what every worker runs. */
function workersRun(script: string): Worker[] {
  const started: Worker[] = [];
  vi.stubGlobal(
    'Worker',
    class extends NativeWorker {
      constructor() {
        super(URL.createObjectURL(new Blob([script], { type: 'text/javascript' })));
        started.push(this);
      }
    },
  );
  return started;
}

describe('the worker', () => {
  it('does the work, and ends with it', async () => {
    const terminate = vi.spyOn(NativeWorker.prototype, 'terminate');
    const revoke = vi.spyOn(URL, 'revokeObjectURL');
    const said: string[] = [];
    vi.stubGlobal(
      'Worker',
      class extends NativeWorker {
        constructor(url: string) {
          super(url);
          this.addEventListener('message', ({ data }: MessageEvent<{ type: string }>) =>
            said.push(data.type),
          );
        }
      },
    );
    expect(await hasher.hash(file(), { signal: signal() })).toBe(await hashMedia(file()));
    expect(said).toEqual(['ready', ...Array.from({ length: 4 }, () => 'progress'), 'done']);
    expect(terminate).toHaveBeenCalledTimes(1);
    expect(revoke).toHaveBeenCalledTimes(1);
    vi.restoreAllMocks();
  });

  it.each([
    ['cannot run', 'throw new Error("no")'],
    ['is no script', '<html>'],
    ['dies half-way', 'postMessage({type:"ready"});postMessage({type:"progress",hashedBytes:1});throw 1'],
  ])('gives way to the page’s own thread when it %s', async (_, script) => {
    const started = workersRun(script);
    const uncaught = vi.fn();
    window.addEventListener('error', uncaught);
    const reports: number[] = [];
    expect(await hasher.hash(file(), { signal: signal(), onProgress: (bytes) => reports.push(bytes) })).toBe(
      await hashMedia(file()),
    );
    window.removeEventListener('error', uncaught);
    expect(started).toHaveLength(1);
    expect(uncaught).not.toHaveBeenCalled();
    expect(reports.at(-1)).toBe(BYTES);
  });

  it('gives way when the platform refuses to make one', async () => {
    vi.stubGlobal('Worker', function Refused() {
      throw new DOMException('no', 'SecurityError');
    });
    expect(await hasher.hash(file(), { signal: signal() })).toBe(await hashMedia(file()));
  });

  it('gives way when it never says a word', { timeout: 20_000 }, async () => {
    workersRun('');
    expect(await hasher.hash(file(), { signal: signal() })).toBe(await hashMedia(file()));
  });

  it.each([
    ['it has begun', 'postMessage({type:"ready"})'],
    ['half of it is hashed', 'postMessage({type:"progress",hashedBytes:1})'],
  ])('gives way when it is silent for 30 s after %s', async (_, script) => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      const started = workersRun(script);
      const running = hasher.hash(file(), { signal: signal() });
      await new Promise((resolve) => started[0]?.addEventListener('message', resolve));
      vi.advanceTimersByTime(29_999);
      expect(vi.getTimerCount()).toBe(1);
      vi.advanceTimersByTime(1);
      expect(await running).toBe(await hashMedia(file()));
    } finally {
      vi.useRealTimers();
    }
  });

  it('does not begin anew with a file that cannot be read', async () => {
    const started = workersRun('onmessage=()=>postMessage({type:"failed",message:"NotReadableError"})');
    await expect(hasher.hash(file(), { signal: signal() })).rejects.toMatchObject({
      code: 'widget.upload_error',
      details: { reason: 'unreadable' },
    });
    expect(started).toHaveLength(1);
  });

  it('ends at once when it is aborted', async () => {
    const terminate = vi.spyOn(NativeWorker.prototype, 'terminate');
    workersRun('postMessage({type:"ready"})');
    const controller = new AbortController();
    const running = hasher.hash(file(), { signal: controller.signal });
    controller.abort(new Error('Left.'));
    await expect(running).rejects.toThrow('Left.');
    expect(terminate).toHaveBeenCalledTimes(1);
    vi.restoreAllMocks();
  });
});

describe('the page’s own thread', () => {
  it('gets a turn at least every 8 ms while it hashes', async () => {
    // A device that takes a millisecond for each step; the real one is busy with other tests.
    let nowMs = 0;
    vi.spyOn(performance, 'now').mockImplementation(() => (nowMs += 1));
    const work = { isOver: false };
    const stretchesMs: number[] = [];
    const turns = (async () => {
      let beforeMs = nowMs;
      while (!work.isOver) {
        await new Promise((resolve) => {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = resolve;
          port2.postMessage(null);
        });
        stretchesMs.push(nowMs - beforeMs);
        beforeMs = nowMs;
      }
    })();
    await hashHere(file(), { signal: signal() });
    work.isOver = true;
    await turns;
    vi.restoreAllMocks();
    expect(nowMs).toBeGreaterThanOrEqual(BYTES / (32 * 1024));
    expect(Math.max(...stretchesMs)).toBeLessThanOrEqual(8);
  });
});

/** Hashes in a frame with a policy of its own. */
async function hashUnder(policy: string): Promise<{ hash: string; inWorker: boolean }> {
  const module = new URL('../src/hashing/hasher.ts', import.meta.url).href;
  const frame = document.createElement('iframe');
  const answer = new Promise<{ hash: string; inWorker: boolean }>((resolve, reject) => {
    window.addEventListener('message', function listen({ source, data }: MessageEvent) {
      if (source !== frame.contentWindow) return;
      window.removeEventListener('message', listen);
      const { error, ...rest } = data as { error?: string; hash: string; inWorker: boolean };
      if (error === undefined) resolve(rest);
      else reject(new Error(error));
    });
  });
  frame.srcdoc = `<!doctype html><meta http-equiv="Content-Security-Policy" content="${policy}">
    <script type="module">
      const Native = Worker;
      let inWorker = false;
      globalThis.Worker = class extends Native {
        constructor(url) {
          super(url);
          this.addEventListener('message', () => (inWorker = true));
        }
      };
      try {
        const { hasher } = await import('${module}');
        const signal = new AbortController().signal;
        const file = new Blob(['abc']);
        await hasher.hash(file, { signal });
        // Once more: a policy is made once.
        const hash = await hasher.hash(file, { signal });
        parent.postMessage({ hash, inWorker }, '*');
      } catch (error) {
        parent.postMessage({ error: String(error) }, '*');
      }
    </script>`;
  document.body.append(frame);
  try {
    return await answer;
  } finally {
    frame.remove();
  }
}

describe('under the policy of a page', () => {
  const hash = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';
  it.each([
    ["require-trusted-types-for 'script'; trusted-types ats-kit", true],
    ["require-trusted-types-for 'script'", true],
    ["require-trusted-types-for 'script'; trusted-types 'none'", false],
    ["require-trusted-types-for 'script'; trusted-types other", false],
    ["trusted-types 'none'", true],
    ["worker-src 'none'", false],
    ["worker-src 'self'", false],
    ['worker-src blob:', true],
  ])('%s: in a worker: %s', { timeout: 20_000 }, async (policy, inWorker) => {
    expect(await hashUnder(policy)).toEqual({ hash, inWorker });
  });
});
