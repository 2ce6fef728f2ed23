import type { AtsPorts } from '../ports.ts';

export interface HeldLock {
  /** Another tab had it first. */
  hasWaited: boolean;
  letGo(): void;
}

/** Longer than any tab needs that is awake: browsers put tabs to sleep, and the locks that they hold with them. */
const LONGEST_WAIT_MS = 120_000;

/**
 * Resolves when the lock is ours, or when the tab that has it must be asleep; rejects with the signal's reason when that
 * comes first.
 */
export function holdLock(
  { locks, clock }: Pick<AtsPorts, 'locks' | 'clock'>,
  name: string,
  signal: AbortSignal,
): Promise<HeldLock> {
  return new Promise((resolve, reject) => {
    let hasWaited = false;
    let isSettled = false;
    const timer = clock.setTimeout(() => {
      isSettled = true;
      hold();
      resolve({ hasWaited, letGo: () => undefined });
    }, LONGEST_WAIT_MS);
    const hold = locks.hold(name, {
      onElsewhere: () => (hasWaited = true),
      onHeld() {
        isSettled = true;
        clock.clearTimeout(timer);
        resolve({ hasWaited, letGo: () => hold() });
      },
    });
    signal.addEventListener('abort', () => {
      if (isSettled) return;
      clock.clearTimeout(timer);
      hold();
      reject(signal.reason as Error);
    });
  });
}
