/** Timers of the platform that code of ours, or of the HTTP client, has set and that have neither come nor been cleared. */
const OURS = /packages\/(client|machine)\/|\/ky\//;

export interface Timers {
  pending(): string[];
  restore(): void;
}

export function watchTimers(): Timers {
  const real = { setTimeout, clearTimeout, setInterval, clearInterval };
  const pending = new Map<unknown, string>();
  const whence = () => {
    const stack = new Error().stack ?? '';
    return OURS.test(stack) ? stack.split('\n').slice(3, 6).join('\n') : undefined;
  };
  globalThis.setTimeout = ((callback: (...args: unknown[]) => void, ms?: number, ...args: unknown[]) => {
    const from = whence();
    const id = real.setTimeout(() => {
      pending.delete(id);
      callback(...args);
    }, ms);
    if (from !== undefined) pending.set(id, from);
    return id;
  }) as typeof setTimeout;
  globalThis.clearTimeout = ((id: never) => {
    pending.delete(id);
    real.clearTimeout(id);
  }) as typeof clearTimeout;
  globalThis.setInterval = ((callback: () => void, ms?: number) => {
    const from = whence();
    const id = real.setInterval(callback, ms);
    if (from !== undefined) pending.set(id, from);
    return id;
  }) as typeof setInterval;
  globalThis.clearInterval = ((id: never) => {
    pending.delete(id);
    real.clearInterval(id);
  }) as typeof clearInterval;
  return {
    pending: () => [...pending.values()],
    restore: () => void Object.assign(globalThis, real),
  };
}
