import createBidi from 'bidi-js';
import { type SubsetFace, openSubsetFace } from './face.ts';
import { ideographOrder } from './families.ts';
import { type Item, itemize, printable } from './itemize.ts';
import type { Slice, Slices } from './slices.ts';

export interface TextStyle {
  family: 'sans' | 'mono';
  /** 300 to 600, as in CSS. */
  weight: number;
}

/** A stretch of a text in one font and one direction. */
export interface Run {
  start: number;
  end: number;
  /** Absent for what has no shape. */
  face: SubsetFace | undefined;
  /** Embedding level of the bidirectional algorithm: odd runs go from right to left. */
  level: number;
  /** The box for what no font holds, else absent: the text itself. */
  shown: string | undefined;
}

/** A text with everything known that is needed to set it in any width and size. */
export interface PreparedText {
  text: string;
  runs: readonly Run[];
}

export interface TextRequest extends TextStyle {
  text: string;
}

const bidi = createBidi();

function cutByLevel(text: string, items: readonly (Item & { face: SubsetFace | undefined })[]): Run[] {
  const { levels } = bidi.getEmbeddingLevels(text);
  const runs: Run[] = [];
  for (const { start, end, face, shown } of items) {
    const box = shown === text.slice(start, end) ? undefined : shown;
    for (let position = start; position < end; position++) {
      const level = levels[position] ?? 0;
      const last = runs.at(-1);
      const goesOn = last && position > start && last.level === level;
      if (goesOn) last.end = position + 1;
      else runs.push({ start: position, end: position + 1, face, level, shown: box });
    }
  }
  return runs;
}

/**
 * Makes texts ready to be set: which font for which character, in which direction, and the fonts cut down to the characters
 * of all the texts together.
 */
export async function prepareTexts(
  slices: Slices,
  requests: readonly TextRequest[],
): Promise<PreparedText[]> {
  const all = requests.map(({ text }) => text).join('\n');
  const itemized = [];
  for (const request of requests) {
    const text = printable(request.text);
    // A text tells its own language where it can; else the rest of the document may.
    const own = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}]/u.test(text);
    const ideographs = ideographOrder(own ? text : all);
    itemized.push({
      text,
      weight: request.weight,
      items: await itemize(text, { slices, ideographs, family: request.family }),
    });
  }

  const needed = new Map<string, { slice: Slice; weight: number; characters: Set<string> }>();
  const keyOf = (slice: Slice, weight: number) => `${slice.key}@${weight}`;
  for (const { items, weight } of itemized) {
    for (const { slice, shown } of items) {
      if (!slice) continue;
      const key = keyOf(slice, weight);
      const entry = needed.get(key) ?? { slice, weight, characters: new Set<string>() };
      // A shaper may take a character apart, and needs the parts then.
      for (const character of shown + shown.normalize('NFKD')) entry.characters.add(character);
      needed.set(key, entry);
    }
  }
  const faces = new Map<string, SubsetFace>();
  for (const [key, { slice, weight, characters }] of needed)
    faces.set(key, await openSubsetFace(slice, weight, [...characters].sort().join('')));

  return itemized.map(({ text, items, weight }) => ({
    text,
    runs: cutByLevel(
      text,
      items.map((item) => ({ ...item, face: item.slice && faces.get(keyOf(item.slice, weight)) })),
    ),
  }));
}
