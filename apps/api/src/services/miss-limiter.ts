import { AtsError } from '@ats-kit/protocol';
import type { Clock } from '../ports.ts';

/** Addresses that are remembered at once; the oldest windows are forgotten first. */
const MAX_ADDRESSES = 10_000;

/**
 * Slows down whoever guesses ids: an address that missed too often in a window has to wait for its end, even for ids that
 * exist. Answers that exist count for nothing.
 */
export interface MissLimiter {
  /** @throws AtsError `common.rate_limited` */
  check(address: string): void;
  miss(address: string): void;
}

export function createMissLimiter(options: { count: number; windowMs: number; clock: Clock }): MissLimiter {
  const { count, windowMs, clock } = options;
  const windows = new Map<string, { misses: number; endsAt: number }>();

  const current = (address: string) => {
    const window = windows.get(address);
    return window && window.endsAt > clock.now().getTime() ? window : undefined;
  };

  return {
    check(address) {
      const window = current(address);
      if (!window || window.misses < count) return;
      throw new AtsError('common.rate_limited', { retryAfterMs: window.endsAt - clock.now().getTime() });
    },
    miss(address) {
      const window = current(address);
      if (window) {
        window.misses += 1;
        return;
      }
      windows.delete(address);
      windows.set(address, { misses: 1, endsAt: clock.now().getTime() + windowMs });
      const oldest = windows.keys().next();
      if (windows.size > MAX_ADDRESSES && !oldest.done) windows.delete(oldest.value);
    },
  };
}
