import { SimulatedClock } from 'xstate';
import { flush } from './calls.ts';

const STEP_MS = 500;

/** A clock that only a test moves; promises are run between its steps, as they are in the world. */
export class TestClock extends SimulatedClock {
  async advance(ms: number): Promise<void> {
    await flush();
    for (let left = ms; left > 0; left -= STEP_MS) {
      this.increment(Math.min(left, STEP_MS));
      await flush();
    }
  }

  /** It starts elsewhere than the time of day, as in the world. */
  monotonicMs(): number {
    return this.now() + 7_000;
  }

  /** An instant as the service writes it, counted from now. */
  in(ms: number): string {
    return new Date(this.now() + ms).toISOString();
  }
}
