import { AtsError } from '@ats-kit/protocol';

/** No message of the protocol is half as deep. */
const MAX_DEPTH = 32;

/**
 * The same text for JSON that means the same, whatever the order of its keys and its white space.
 *
 * @throws AtsError `common.bad_request` for what is nested so deep that only the nesting can be meant
 */
export function canonicalJson(value: unknown, depth = 0): string {
  if (depth > MAX_DEPTH)
    throw new AtsError('common.bad_request', {
      message: `The body is nested more than ${MAX_DEPTH} levels deep.`,
    });
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item, depth + 1)).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value as Record<string, unknown>).sort(([one], [other]) =>
    one < other ? -1 : 1,
  );
  return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${canonicalJson(item, depth + 1)}`).join(',')}}`;
}
