/** What is known of a glyph before it is known what it is read as. */
export interface ClusterGlyph {
  /** Where its cluster begins in the text, in UTF-16 units. */
  start: number;
  advance: number;
}

/**
 * Readers turn what goes from right to left around letter by letter, and so would turn the two letters of a ligature
 * around: Unicode has one character for each of these, which every reader knows to be the two.
 */
const LAM_ALEF: Record<string, string> = {
  '\u0644\u0622': '\ufef5',
  '\u0644\u0623': '\ufef7',
  '\u0644\u0625': '\ufef9',
  '\u0644\u0627': '\ufefb',
};

/** As many parts of a text as there are readers for them, where it has that many: one character each, the last the rest. */
function deal(text: string, parts: number): string[] {
  const composed = Array.from(text);
  const characters = composed.length < parts ? Array.from(text.normalize('NFD')) : composed;
  return Array.from({ length: parts }, (_, index) =>
    index < parts - 1 ? (characters[index] ?? '') : characters.slice(index).join(''),
  );
}

/** The glyphs of a cluster that have a character: those that take room before those that only stand on others. */
function readers(indexes: readonly number[], glyphs: readonly ClusterGlyph[], text: string): number[] {
  const available = Array.from(text.normalize('NFD')).length;
  const wide = indexes.filter((index) => (glyphs[index]?.advance ?? 0) > 0);
  const others = indexes.filter((index) => !wide.includes(index));
  const chosen = new Set([...wide, ...others.slice(others.length - Math.max(0, available - wide.length))]);
  return indexes.filter((index) => chosen.has(index)).slice(0, Math.max(1, available));
}

/**
 * What each glyph is read as, so that together they are read as the text: the characters of a cluster are dealt out to its
 * glyphs in the order in which they are read. A glyph that gets none takes no room, if that can be.
 *
 * @param glyphs in the order in which they are drawn
 */
export function readingsOf(
  text: string,
  glyphs: readonly ClusterGlyph[],
  direction: 'ltr' | 'rtl',
): string[] {
  const starts = [...new Set(glyphs.map(({ start }) => start))].sort((a, b) => a - b);
  const readings = glyphs.map(() => '');
  starts.forEach((start, position) => {
    const cluster = text.slice(start, starts[position + 1] ?? text.length);
    const indexes = glyphs.flatMap((glyph, index) => (glyph.start === start ? [index] : []));
    if (direction === 'rtl') indexes.reverse();
    const chosen = readers(indexes, glyphs, cluster);
    const parts = deal(cluster, chosen.length);
    chosen.forEach((index, part) => {
      const reading = parts[part] ?? '';
      readings[index] = LAM_ALEF[reading] ?? reading;
    });
  });
  return readings;
}
