import { trimText } from '@ats-kit/protocol';

/** Below this there is no whole trigram to look up, so a short term is looked for at the beginning of words. */
const TRIGRAM_CHARACTERS = 3;

/** Scripts that are written without spaces: each character counts as a word. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu;

const words = (text: string) =>
  text
    .replace(UNSPACED, ' $& ')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
    .join(' ');

/** A text of symbols alone has no words; then each symbol is one. */
const symbols = (text: string) =>
  Array.from(text.replaceAll(/\s/gu, ''), (symbol) => `u${symbol.codePointAt(0)?.toString(16) ?? ''}`).join(
    ' ',
  );

/**
 * A text as it is compared in a search: without case, accents, and punctuation. Words are separated by one space. What
 * comes out holds nothing that has a meaning in a `like` pattern.
 */
function fold(text: string): string {
  const plain = trimText(text)
    .normalize('NFKD')
    .replaceAll(/[\p{M}'’ʼ]/gu, '')
    .toLowerCase();
  return words(plain) || symbols(plain);
}

/** What is stored of a title. The space in front lets the first word begin like every other. */
export const searchTextOf = (title: string): string => ` ${fold(title)}`;

/** A `like` pattern for what somebody typed, or `undefined` when it is blank. */
export function searchPatternOf(term: string): string | undefined {
  const folded = fold(term);
  if (folded === '') return undefined;
  return folded.length < TRIGRAM_CHARACTERS ? `% ${folded}%` : `%${folded}%`;
}
