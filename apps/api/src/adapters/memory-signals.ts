import type { Signals } from '../ports.ts';

/** Signals within one process. */
export function createMemorySignals(): Signals {
  const listeners = new Map<string, Set<() => void>>();
  return {
    publish(transactionId) {
      for (const listener of listeners.get(transactionId) ?? []) listener();
    },
    subscribe(transactionId, listener) {
      const own = listeners.get(transactionId) ?? new Set();
      listeners.set(transactionId, own.add(listener));
      return () => {
        own.delete(listener);
        if (own.size === 0) listeners.delete(transactionId);
      };
    },
  };
}
