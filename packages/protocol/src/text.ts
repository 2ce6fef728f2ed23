/**
 * Trims what either side might call white space: JavaScript's own set and U+0085, which Unicode's
 * White_Space property adds. Both sides trim the same way, because what is sent is what is hashed.
 */
export function trimText(text: string): string {
  const isSpace = (char: string) => char === '\u0085' || char.trim() === '';
  let start = 0;
  let end = text.length;
  while (start < end && isSpace(text[start]!)) start++;
  while (end > start && isSpace(text[end - 1]!)) end--;
  return text.slice(start, end);
}

/** Length as the protocol counts it: Unicode code points, not UTF-16 units. */
export function countCharacters(text: string): number {
  let count = 0;
  for (const _ of text) count++;
  return count;
}

/**
 * Whether a text survives the way to the server unchanged: no half surrogate pair, which UTF-8 cannot
 * carry, and no NUL, which PostgreSQL cannot store.
 */
export function isStorableText(text: string): boolean {
  // With the u flag a whole pair is one code point, so this finds halves only.
  return !/[\uD800-\uDFFF\0]/u.test(text);
}

/** Strips white space from an ISNI and raises a final `x`. */
export function normalizeIsni(isni: string): string {
  return isni.replace(/\s+/gu, '').toUpperCase();
}

/** An access code as typed → as the API takes it. */
export function normalizeAccessCode(code: string): string {
  return trimText(code).toLowerCase();
}

export const IPI_PATTERN = /^[0-9]{1,11}$/;
export const ISNI_PATTERN = /^[0-9]{15}[0-9X]$/;
export const ACCESS_CODE_PATTERN = /^atc_[0-9a-f]{64}$/;
export const SITE_KEY_PATTERN = /^cpk_[A-Za-z0-9_-]+$/;
export const SECRET_KEY_PATTERN = /^csk_[A-Za-z0-9_-]+$/;
export const API_KEY_PATTERN = /^afo_sk_live_[0-9a-f]{48}$/;
export const ADMIN_TOKEN_PATTERN = /^afo_admin_[A-Za-z0-9_-]+$/;
export const REQUEST_ID_PATTERN = /^req_[0-9A-HJKMNP-TV-Z]{26}$/;
export const COMMITMENT_PATTERN = /^0x[0-9a-f]{64}$/;
export const UUID_PATTERN = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/**
 * One `@`, something before it, a dotted domain behind it, no white space. Deliberately plain: the address
 * is hashed, not mailed to, and the HTML specification's own rule admits `name@site`, which the form refuses.
 */
export const EMAIL_PATTERN = /^[^\s@]+@[^\s@.]+(?:\.[^\s@.]+)+$/u;
