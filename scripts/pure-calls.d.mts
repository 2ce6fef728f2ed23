import type { Plugin } from 'rolldown';

/** For packages without side effects: lets bundlers drop the parts of a module that nobody uses. */
export function pureCalls(): Plugin;
