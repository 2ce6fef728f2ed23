/** Time. The first two are what XState takes for a clock. */
export interface Clock {
  setTimeout(callback: (...args: unknown[]) => void, timeoutMs: number): unknown;
  clearTimeout(id: unknown): void;
  /** Milliseconds since the epoch. */
  now(): number;
  /** Milliseconds since a moment of its own. Never goes back, whatever becomes of the time of day. */
  monotonicMs(): number;
}

/** The platform's own time. */
export const systemClock: Clock = {
  setTimeout: (callback, timeoutMs) => setTimeout(callback, timeoutMs),
  clearTimeout: (id) => {
    clearTimeout(id as number);
  },
  now: () => Date.now(),
  monotonicMs: () => performance.now(),
};
