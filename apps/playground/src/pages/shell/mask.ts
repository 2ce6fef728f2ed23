const ACCESS_CODE = /atc_[\da-f]{60}(?=[\da-f]{4})/gi;

/** A copy in which access codes show their last four digits alone: a log is read over shoulders and pasted into tickets. */
export function maskSecrets(value: unknown): unknown {
  if (typeof value === 'string') return value.replace(ACCESS_CODE, 'atc_…');
  if (Array.isArray(value)) return value.map(maskSecrets);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, maskSecrets(inner)]));
}
