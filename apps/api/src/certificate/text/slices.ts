import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { Blob as FontBlob, Face } from 'harfbuzzjs';
import woff2 from 'wawoff2';
import type { FamilyName } from './families.ts';

/** A part of a variable font: the characters of some Unicode ranges. */
export interface Slice {
  family: FamilyName;
  /** The same for the same slice, and for no other. */
  key: string;
  /** TrueType with its axes. */
  bytes: Buffer;
  characters: ReadonlySet<number>;
}

interface Listing {
  file: string;
  ranges: readonly (readonly [number, number])[];
}

const require = createRequire(import.meta.url);

function parseRanges(text: string): [number, number][] {
  return text.split(',').map((range) => {
    const [first = '', last = first] = range.trim().replace(/^U\+/i, '').split('-');
    return [Number.parseInt(first, 16), Number.parseInt(last, 16)];
  });
}

async function readListing(family: FamilyName): Promise<Listing[]> {
  const packageName = `@fontsource-variable/${family}`;
  const unicode = await readFile(require.resolve(`${packageName}/unicode.json`), 'utf8');
  return Object.entries(JSON.parse(unicode) as Record<string, string>).map(([subset, ranges]) => ({
    file: `${packageName}/files/${family}-${subset.replaceAll(/[[\]]/g, '')}-wght-normal.woff2`,
    ranges: parseRanges(ranges),
  }));
}

export interface Slices {
  /** The slice of a family that has glyphs for all the code points, if there is one. */
  find(family: FamilyName, codePoints: readonly number[]): Promise<Slice | undefined>;
}

/** Reads what is asked for, once, and nothing before. */
export function createSlices(): Slices {
  const listings = new Map<FamilyName, Promise<Listing[]>>();
  const slices = new Map<string, Promise<Slice>>();

  const listingOf = (family: FamilyName) => {
    const listing = listings.get(family) ?? readListing(family);
    listings.set(family, listing);
    return listing;
  };

  async function read(family: FamilyName, file: string): Promise<Slice> {
    const bytes = await woff2.decompress(await readFile(require.resolve(file)));
    // The result lies in the decompressor's own memory, which the next font takes.
    const own = Buffer.from(bytes);
    return {
      family,
      key: file,
      bytes: own,
      characters: new Set(new Face(new FontBlob(own)).collectUnicodes()),
    };
  }

  const sliceOf = (family: FamilyName, file: string) => {
    const slice = slices.get(file) ?? read(family, file);
    slices.set(file, slice);
    return slice;
  };

  return {
    async find(family, codePoints) {
      const first = codePoints[0] ?? 0;
      for (const { file, ranges } of await listingOf(family)) {
        if (!ranges.some(([low, high]) => low <= first && first <= high)) continue;
        const slice = await sliceOf(family, file);
        // A range is what a slice may hold; only the font knows what it does hold.
        if (codePoints.every((codePoint) => slice.characters.has(codePoint))) return slice;
      }
      return undefined;
    },
  };
}
