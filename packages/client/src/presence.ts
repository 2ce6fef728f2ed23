/** Whether somebody uses the page. */
export interface Presence {
  /** The page is visible, and was touched within that time. */
  isPresent(withinMs: number): boolean;
  /** Called when somebody comes back: the page is shown, or touched again. @returns a function that ends it */
  onChange(listener: () => void): () => void;
}

/** What people do to a page, as far as it tells that one is there. */
const TOUCHES = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart', 'focus'] as const;
/** A pointer that moves says so a hundred times a second. */
const TELL_INTERVAL_MS = 1_000;
const LISTENING = { capture: true, passive: true } as const;

/** Somebody in front of the document. Without a document, as in Node, nobody ever is. */
export function createPresence(): Presence {
  // A page that was just opened was just used.
  let touchedMs = performance.now();
  let toldMs = 0;
  const listeners = new Set<() => void>();

  const tell = () => {
    for (const listener of listeners) listener();
  };
  const touch = () => {
    touchedMs = performance.now();
    if (touchedMs - toldMs < TELL_INTERVAL_MS) return;
    toldMs = touchedMs;
    tell();
  };
  const listen = () => {
    for (const type of TOUCHES) window.addEventListener(type, touch, LISTENING);
    document.addEventListener('visibilitychange', tell);
  };
  const unlisten = () => {
    for (const type of TOUCHES) window.removeEventListener(type, touch, LISTENING);
    document.removeEventListener('visibilitychange', tell);
  };

  return {
    isPresent: (withinMs) =>
      typeof document !== 'undefined' &&
      document.visibilityState === 'visible' &&
      performance.now() - touchedMs <= withinMs,
    onChange(listener) {
      if (typeof document === 'undefined') return () => undefined;
      // One subscription each, even if the same function comes twice.
      const own = () => listener();
      if (listeners.size === 0) listen();
      listeners.add(own);
      return () => {
        if (listeners.delete(own) && listeners.size === 0) unlisten();
      };
    },
  };
}
