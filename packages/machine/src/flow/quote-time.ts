import type { Clock } from '../ports.ts';

/** A time left that a device with a right clock could see; beyond it the clock is wrong, and a safe guess is taken. */
const PLAUSIBLE_QUOTE_MS = { least: 30_000, most: 15 * 60_000 };
const GUESSED_QUOTE_MS = 4 * 60_000;

/**
 * When a quote ends, by this device's clock: milliseconds since the epoch. One that came in an earlier life of the page
 * may be over by now, and still leaves time for asking a few times.
 */
export function quoteDeadline(clock: Clock, expiresAt: string, isNoted = false): number {
  const leftMs = Date.parse(expiresAt) - clock.now();
  if (isNoted && leftMs < PLAUSIBLE_QUOTE_MS.least) return clock.now() + PLAUSIBLE_QUOTE_MS.least;
  const isPlausible = leftMs >= PLAUSIBLE_QUOTE_MS.least && leftMs <= PLAUSIBLE_QUOTE_MS.most;
  return clock.now() + (isPlausible ? leftMs : GUESSED_QUOTE_MS);
}

/** Resolves at a moment of the device's clock. */
export function waitUntil(clock: Clock, deadline: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = clock.setTimeout(() => resolve(), Math.max(0, deadline - clock.now()));
    signal.addEventListener('abort', () => {
      clock.clearTimeout(timer);
      reject(signal.reason as Error);
    });
  });
}

export interface Countdown {
  /** Says once more how things stand: timers rest while a device sleeps, its clock does not. */
  check(): void;
  stop(): void;
}

/** Counts a quote down by the second, to its deadline by the device's clock. */
export function countDown(
  clock: Clock,
  deadline: number,
  handlers: { onLeft(seconds: number): void; onHeld(): void; onOver(): void },
): Countdown {
  let timer: unknown;
  const tick = () => {
    const leftMs = deadline - clock.now();
    if (leftMs <= 0) {
      handlers.onOver();
      return;
    }
    handlers.onLeft(Math.ceil(leftMs / 1000));
    timer = clock.setTimeout(tick, leftMs % 1000 || 1000);
  };
  tick();
  return {
    check: () => (deadline > clock.now() ? handlers.onHeld() : handlers.onOver()),
    stop: () => clock.clearTimeout(timer),
  };
}
