import type { LogFields } from '../ports.ts';

/**
 * What may be logged of an error: its name, its code and where it was raised. Never its message or its fields: a database
 * puts the values of a row into them, and a parser the text that it could not read.
 */
export function describeError(error: unknown): LogFields {
  if (!(error instanceof Error)) return { name: typeof error };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return { name: error.name, code, stack: frames.join('\n') };
}
