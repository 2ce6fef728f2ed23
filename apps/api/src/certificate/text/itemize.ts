import { type ideographOrder, familiesFor } from './families.ts';
import type { Slice, Slices } from './slices.ts';

/** A stretch of a text that one font sets. */
export interface Item {
  /** In UTF-16 units. */
  start: number;
  end: number;
  /** Absent for what has no shape, as the marks of direction. */
  slice: Slice | undefined;
  /** What is set there: the text itself, or the box for what no font holds. */
  shown: string;
}

/** Stands where no font knows the character: something is there, and it is not lost. */
const BOX = '\u25a1';
const INVISIBLE = /^\p{Default_Ignorable_Code_Point}$/u;
const PICTOGRAPH = /\p{Extended_Pictographic}/u;
const NEUTRAL = /^[\p{Script=Common}\p{Script=Inherited}]+$/u;

const clusters = new Intl.Segmenter('und', { granularity: 'grapheme' });

/**
 * The text as it is set: white space of any kind is a space, and a letter and its accent are one character where there is
 * one. Nothing else is normalised: a name may insist on its own form of an ideograph.
 */
export function printable(text: string): string {
  return text
    .replaceAll(/[\t\n\v\f\r\u0085\u2028\u2029]/g, ' ')
    .replaceAll(/\P{M}\p{M}+/gu, (cluster) => cluster.normalize('NFC'));
}

const codePointsOf = (text: string) => Array.from(text, (character) => character.codePointAt(0) ?? 0);
const visible = (text: string) => Array.from(text).filter((character) => !INVISIBLE.test(character));

export interface ItemizeOptions {
  slices: Slices;
  ideographs: ReturnType<typeof ideographOrder>;
  family: 'sans' | 'mono';
}

/** Finds a font for every cluster, the same as its neighbour's where that will do. */
export async function itemize(text: string, options: ItemizeOptions): Promise<Item[]> {
  const { slices, ideographs, family } = options;
  const items: Item[] = [];

  async function find(cluster: string): Promise<Slice | undefined> {
    const codePoints = codePointsOf(visible(cluster).join(''));
    for (const name of familiesFor(cluster, ideographs, family)) {
      const slice = await slices.find(name, codePoints);
      if (slice) return slice;
    }
    return undefined;
  }

  function append(item: Item): void {
    const last = items.at(-1);
    // Boxes stay alone: each is read as what it stands for.
    const isBox = item.shown !== text.slice(item.start, item.end);
    const wasBox = last && last.shown !== text.slice(last.start, last.end);
    if (!last || isBox || wasBox || last.slice !== item.slice) items.push(item);
    else items[items.length - 1] = { ...last, end: item.end, shown: last.shown + item.shown };
  }

  async function place(start: number, cluster: string): Promise<void> {
    const end = start + cluster.length;
    const letters = visible(cluster);
    const last = items.at(-1);
    const neighbour = last?.slice;
    const suffices =
      neighbour &&
      last.shown !== BOX &&
      // Its spaces are as wide as its pictures.
      neighbour.family !== 'noto-emoji' &&
      (letters.length === 0 || NEUTRAL.test(cluster)) &&
      !PICTOGRAPH.test(cluster) &&
      codePointsOf(letters.join('')).every((codePoint) => neighbour.characters.has(codePoint));
    if (suffices) {
      append({ start, end, slice: neighbour, shown: cluster });
      return;
    }
    if (letters.length === 0) {
      append({ start, end, slice: undefined, shown: cluster });
      return;
    }
    const slice = await find(cluster);
    if (slice) append({ start, end, slice, shown: cluster });
    else if (letters.length > 1) await placeApart(start, cluster);
    else append({ start, end, slice: await find(BOX), shown: BOX });
  }

  /** A base and a mark that no font has both of: better apart than not at all. */
  async function placeApart(start: number, cluster: string): Promise<void> {
    let position = start;
    for (const character of cluster) {
      await place(position, character);
      position += character.length;
    }
  }

  for (const { segment, index } of clusters.segment(text)) await place(index, segment);
  return items;
}
