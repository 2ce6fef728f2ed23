import { PROGRESS_INTERVAL_MS } from './timeouts.ts';

export interface Paced {
  /** The value may have changed: it is reported at once when a report is due, or else when the interval ends. */
  poke: () => void;
  /** Reports the value now, unless that was reported. */
  flush: () => void;
  /** Nothing is reported after this. */
  stop: () => void;
}

/** Thins the changes of a value out to one report an interval. What was held back is reported when the interval ends. */
export function pace<Value>(read: () => Value, report: (value: Value) => void): Paced {
  let reported: { value: Value } | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stopped = false;

  const flush = (): boolean => {
    const value = read();
    if (stopped || reported?.value === value) return false;
    reported = { value };
    report(value);
    return true;
  };
  const later = () => {
    // A report can be what stops it.
    if (stopped) return;
    timer = setTimeout(() => {
      timer = undefined;
      if (flush()) later();
    }, PROGRESS_INTERVAL_MS);
  };

  return {
    poke() {
      if (timer !== undefined || stopped) return;
      flush();
      later();
    },
    flush,
    stop() {
      stopped = true;
      clearTimeout(timer);
    },
  };
}
