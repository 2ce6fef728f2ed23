import type { Storage } from '../ports.ts';

export interface SafeStorage extends Storage {
  /** Whether everything that was written stands where the page's end does not take it. */
  isLasting(): boolean;
}

/**
 * A storage that never throws: what the platform refuses is kept in memory instead.
 *
 * @param storage `null` to keep everything in memory
 */
export function safeStorage(storage: Storage | null): SafeStorage {
  const memory = new Map<string, string>();
  let isRefused = storage === null;
  const attempt = <Value>(act: (storage: Storage) => Value, otherwise: Value): Value => {
    try {
      return storage === null ? otherwise : act(storage);
    } catch {
      isRefused = true;
      return otherwise;
    }
  };
  return {
    get: (key) => memory.get(key) ?? attempt((outer) => outer.get(key), null),
    set(key, value) {
      const isTaken = attempt((outer) => {
        outer.set(key, value);
        return true;
      }, false);
      if (isTaken) {
        memory.delete(key);
        return;
      }
      memory.set(key, value);
      // What stood there before is older than what is known now.
      attempt((outer) => outer.remove(key), undefined);
    },
    remove(key) {
      memory.delete(key);
      attempt((outer) => outer.remove(key), undefined);
    },
    isLasting: () => !isRefused,
  };
}
