import { systemClock } from '../../src/adapters/system-clock.ts';
import type { Clock } from '../../src/ports.ts';

/** Real time that can be moved forward. */
export interface TestClock extends Clock {
  advance(ms: number): void;
}

export function createTestClock(): TestClock {
  let offsetMs = 0;
  return {
    now: () => new Date(Date.now() + offsetMs),
    sleep: (ms, signal) => systemClock.sleep(ms, signal),
    advance(ms) {
      offsetMs += ms;
    },
  };
}
