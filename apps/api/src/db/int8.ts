/**
 * `bigint` columns → numbers, for every driver alike: PGlite would give numbers that may be inexact, node-postgres strings.
 * The schema keeps credits, sizes and block numbers within what a number holds exactly, so anything else is a fault.
 */
export function parseInt8(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value))
    throw new RangeError('An integer of the database is too large for a number.');
  return value;
}
