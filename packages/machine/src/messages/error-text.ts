import { interpolate } from '@ats-kit/protocol';
import type { Failure } from '../failure.ts';
import type { Messages } from './messages.ts';

/** The user's words for an error; a code that has none shows the service's message. */
export function errorText(t: Messages, { code, message, details }: Failure): string {
  const text = t.errors[code];
  return text === undefined ? t.otherError(message) : interpolate(text, details);
}
