import type { Clock } from '../ports.ts';

/** A time left that a device with a right clock could see; beyond it the clock is wrong, and a safe guess is taken. */
const PLAUSIBLE_QUOTE_MS = { least: 30_000, most: 15 * 60_000 };
const GUESSED_QUOTE_MS = 4 * 60_000;

/** Quotes hold for about five minutes. Whoever sees more has a clock that is behind, and would confirm what is over. */
const LONGEST_QUOTE_MS = 5 * 60_000;

/**
 * When a quote ends: by the time of day, which goes on while a device sleeps, and by the monotonic clock, which nobody
 * sets. It is over as soon as one of them says so.
 */
export interface Deadline {
  atMs: number;
  atMonotonicMs: number;
}

function leftOf(expiresMs: number, isNoted: boolean): number {
  if (isNoted && expiresMs < PLAUSIBLE_QUOTE_MS.least) return PLAUSIBLE_QUOTE_MS.least;
  const isPlausible = expiresMs >= PLAUSIBLE_QUOTE_MS.least && expiresMs <= PLAUSIBLE_QUOTE_MS.most;
  return isPlausible ? Math.min(expiresMs, LONGEST_QUOTE_MS) : GUESSED_QUOTE_MS;
}

/**
 * When a quote ends that came just now. One that came in an earlier life of the page may be over by now, and still leaves
 * time for asking a few times.
 */
export function quoteDeadline(clock: Clock, expiresAt: string, isNoted = false): Deadline {
  const leftMs = leftOf(Date.parse(expiresAt) - clock.now(), isNoted);
  return { atMs: clock.now() + leftMs, atMonotonicMs: clock.monotonicMs() + leftMs };
}

const leftUntil = (clock: Clock, { atMs, atMonotonicMs }: Deadline): number =>
  Math.min(atMs - clock.now(), atMonotonicMs - clock.monotonicMs());

/** Resolves when a quote has ended. */
export function waitUntil(clock: Clock, deadline: Deadline, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = clock.setTimeout(() => resolve(), Math.max(0, leftUntil(clock, deadline)));
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

/** Counts a quote down by the second. */
export function countDown(
  clock: Clock,
  deadline: Deadline,
  handlers: { onLeft(seconds: number): void; onHeld(): void; onOver(): void },
): Countdown {
  let timer: unknown;
  const tick = () => {
    const leftMs = leftUntil(clock, deadline);
    if (leftMs <= 0) {
      handlers.onOver();
      return;
    }
    handlers.onLeft(Math.ceil(leftMs / 1000));
    timer = clock.setTimeout(tick, leftMs % 1000 || 1000);
  };
  tick();
  return {
    check: () => (leftUntil(clock, deadline) > 0 ? handlers.onHeld() : handlers.onOver()),
    stop: () => clock.clearTimeout(timer),
  };
}
