import { AtsError, type ErrorCode, trimText } from '@ats-kit/protocol';

/** Three absences have codes of their own. */
const CODES = {
  title: 'registration.title_required',
  filename: 'registration.filename_required',
  creators: 'registration.creators_required',
} as const satisfies Record<string, ErrorCode>;

const isBlank = (value: unknown) => value == null || (typeof value === 'string' && trimText(value) === '');
const isNone = (value: unknown) => value == null || (Array.isArray(value) && value.length === 0);

/** @throws AtsError the code of the first that a body lacks */
export function requirePresent(body: Record<string, unknown>, ...names: (keyof typeof CODES)[]): void {
  for (const name of names) {
    const isAbsent = name === 'creators' ? isNone : isBlank;
    if (isAbsent(body[name])) throw new AtsError(CODES[name]);
  }
}
