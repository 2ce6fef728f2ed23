import type { Signals } from '../ports.ts';
import { createListeners } from './listeners.ts';

/** Signals within one process. */
export function createMemorySignals(): Signals {
  const { wake, subscribe } = createListeners();
  return { publish: wake, subscribe };
}
