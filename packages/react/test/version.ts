import { inject } from 'vitest';

declare module 'vitest' {
  interface ProvidedContext {
    /** From vitest.config.ts: `18` or `19`. */
    reactMajor: string;
  }
}

/** What React and its renderer must both be, lest the suite runs twice on the same one. */
export const expectedMajor = inject('reactMajor');
export const majorOf = (version: string) => version.split('.')[0];
