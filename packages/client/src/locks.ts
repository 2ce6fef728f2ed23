export interface LockHandlers {
  /** Once, when the lock is ours. */
  onHeld: () => void;
  /** Another tab has it; `onHeld` follows when that one lets it go. */
  onElsewhere: () => void;
}

/** One holder of a name among all tabs of a site. */
export interface Locks {
  /** @returns a function that lets the lock go, or stops waiting for it; no handler is called after it */
  hold(name: string, handlers: LockHandlers): () => void;
}

const webLocks = (): LockManager | undefined =>
  // Absent without a secure context, and in browsers before 2022.
  typeof navigator === 'undefined' ? undefined : (navigator as Partial<Navigator>).locks;

/**
 * The Web Locks of the browser. Where there are none, or the document may not use them, each lock is held at once: two
 * tabs may then follow the same transaction, which harms nothing.
 */
export const browserLocks: Locks = {
  hold(name, { onHeld, onElsewhere }) {
    const waiting = new AbortController();
    let letGo: () => void = () => undefined;
    /** Keeps the lock until the holder lets it go. */
    const keep = () =>
      new Promise<void>((resolve) => {
        if (waiting.signal.aborted) {
          resolve();
          return;
        }
        letGo = resolve;
        onHeld();
      });
    const acquire = async (locks: LockManager) => {
      const isFree = await locks.request(name, { ifAvailable: true }, async (lock) => {
        if (lock === null) return false;
        await keep();
        return true;
      });
      if (isFree || waiting.signal.aborted) return;
      onElsewhere();
      await locks.request(name, { signal: waiting.signal }, keep);
    };
    const locks = webLocks();
    // Later, as a real lock is: the caller does not hold the returned function yet.
    const begun = Promise.resolve().then(() => (locks === undefined ? keep() : acquire(locks)));
    begun.catch(() => {
      // Opaque origins, such as sandboxed frames, have the method and may not use it.
      if (!waiting.signal.aborted) void keep();
    });
    return () => {
      waiting.abort();
      letGo();
    };
  },
};
