/** What opens something, with what is shown instead: access codes keep their last four digits, to be told apart. */
const SECRETS: [RegExp, string][] = [
  [/atc_[\da-f]{60}(?=[\da-f]{4})/gi, 'atc_…'],
  [/eyJ[\w-]+\.[\w-]+\.[\w-]*/g, 'eyJ…'],
  [/csk_[\w-]+/g, 'csk_…'],
  // What a presigned URL is signed with stands in its query; the id of a line is its visitor's alone.
  [/(https?:\/\/[^\s?#"]+)\?[^\s"]+/g, '$1?…'],
  [/(\/line\/)[\w-]+/g, '$1…'],
];

/** A copy in which secrets are hidden: a log is read over shoulders and pasted into tickets. */
export function maskSecrets(value: unknown): unknown {
  if (typeof value === 'string')
    return SECRETS.reduce((text, [secret, instead]) => text.replace(secret, instead), value);
  if (Array.isArray(value)) return value.map(maskSecrets);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, maskSecrets(inner)]));
}
