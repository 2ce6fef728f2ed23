/** Families of fonts by what is left of their package's name after `@fontsource-variable/`, in the order in which they are asked. */
const ALPHABETS = [
  'noto-sans',
  // Its letters are one glyph each, where Noto's are put together from strokes and dots, which no reader takes for letters.
  'vazirmatn',
  'noto-sans-arabic',
  'noto-sans-hebrew',
  'noto-sans-thai',
  'noto-sans-armenian',
  'noto-sans-georgian',
  'noto-sans-bengali',
  'noto-sans-tamil',
  'noto-sans-telugu',
  'noto-sans-kannada',
  'noto-sans-malayalam',
  'noto-sans-gujarati',
  'noto-sans-gurmukhi',
  'noto-sans-sinhala',
  'noto-sans-khmer',
  'noto-sans-ethiopic',
] as const;
const IDEOGRAPHS = ['noto-sans-jp', 'noto-sans-kr', 'noto-sans-sc', 'noto-sans-tc'] as const;
const SYMBOLS = ['noto-sans-symbols', 'noto-emoji'] as const;

export type FamilyName =
  | (typeof ALPHABETS)[number]
  | (typeof IDEOGRAPHS)[number]
  | (typeof SYMBOLS)[number]
  | 'noto-sans-mono';

type Ideographs = (typeof IDEOGRAPHS)[number];

const startingWith = (first: Ideographs) => [first, ...IDEOGRAPHS.filter((family) => family !== first)];

/**
 * Chinese, Japanese and Korean write many of the same characters, each in shapes of its own. Kana tell Japanese, Hangul
 * Korean, Bopomofo the Chinese of Taiwan; nothing tells the rest apart, and simplified Chinese has the most of them.
 */
export function ideographOrder(text: string): readonly Ideographs[] {
  if (/[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text)) return startingWith('noto-sans-jp');
  if (/\p{Script=Hangul}/u.test(text)) return startingWith('noto-sans-kr');
  if (/\p{Script=Bopomofo}/u.test(text)) return startingWith('noto-sans-tc');
  return ['noto-sans-sc', 'noto-sans-tc', 'noto-sans-jp', 'noto-sans-kr'];
}

/** The language of a text where its script leaves no doubt. */
export function languageOf(text: string): string | undefined {
  if (/[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text)) return 'ja';
  if (/\p{Script=Hangul}/u.test(text)) return 'ko';
  if (/\p{Script=Hebrew}/u.test(text)) return 'he';
  if (/\p{Script=Thai}/u.test(text)) return 'th';
  return undefined;
}

const EMOJI = /\p{Emoji_Presentation}|\ufe0f|\u20e3/u;

/** The families to ask for a character, the best first. */
export function familiesFor(
  cluster: string,
  ideographs: readonly Ideographs[],
  family: 'sans' | 'mono',
): readonly FamilyName[] {
  const all: FamilyName[] = [...ALPHABETS, ...ideographs, ...SYMBOLS];
  if (EMOJI.test(cluster)) return ['noto-emoji', ...all];
  return family === 'mono' ? ['noto-sans-mono', ...all] : all;
}
