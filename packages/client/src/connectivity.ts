/** Whether there is a network at all, as far as the platform knows. */
export interface Connectivity {
  isOnline(): boolean;
  /** @returns a function that ends it */
  onChange(listener: (isOnline: boolean) => void): () => void;
}

/** What the browser knows of its network. Elsewhere there always is one. */
export const browserConnectivity: Connectivity = {
  // Node has a `navigator` too, which knows nothing of it.
  isOnline: () => typeof window === 'undefined' || navigator.onLine,
  onChange(listener) {
    if (typeof window === 'undefined') return () => undefined;
    const online = () => listener(true);
    const offline = () => listener(false);
    window.addEventListener('online', online);
    window.addEventListener('offline', offline);
    return () => {
      window.removeEventListener('online', online);
      window.removeEventListener('offline', offline);
    };
  },
};
