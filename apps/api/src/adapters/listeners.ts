/** Who waits for what, within this process. */
export interface Listeners {
  wake(id: string): void;
  wakeAll(): void;
  subscribe(id: string, listener: () => void): () => void;
}

export function createListeners(): Listeners {
  const listeners = new Map<string, Set<() => void>>();
  const wake = (id: string) => {
    // A listener may subscribe again, or another, while it is called.
    for (const listener of [...(listeners.get(id) ?? [])]) listener();
  };
  return {
    wake,
    wakeAll() {
      for (const id of [...listeners.keys()]) wake(id);
    },
    subscribe(id, listener) {
      const own = listeners.get(id) ?? new Set();
      listeners.set(id, own.add(listener));
      return () => {
        own.delete(listener);
        if (own.size === 0 && listeners.get(id) === own) listeners.delete(id);
      };
    },
  };
}
