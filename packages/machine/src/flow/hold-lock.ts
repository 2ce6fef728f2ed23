import type { Locks } from '../ports.ts';

export interface HeldLock {
  /** Another tab had it first. */
  hasWaited: boolean;
  letGo(): void;
}

/** Resolves when the lock is ours; rejects with the signal's reason when that comes first. */
export function holdLock(locks: Locks, name: string, signal: AbortSignal): Promise<HeldLock> {
  return new Promise((resolve, reject) => {
    let hasWaited = false;
    let isHeld = false;
    const hold = locks.hold(name, {
      onElsewhere: () => (hasWaited = true),
      onHeld() {
        isHeld = true;
        resolve({ hasWaited, letGo: () => hold() });
      },
    });
    signal.addEventListener('abort', () => {
      if (isHeld) return;
      hold();
      reject(signal.reason as Error);
    });
  });
}
