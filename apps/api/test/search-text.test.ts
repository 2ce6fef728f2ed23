import { describe, expect, it } from 'vitest';
import { searchPatternOf, searchTextOf } from '../src/services/search-text.ts';

/** What `like` would say, for patterns of our making: they hold no wildcards but the ones at their ends. */
function finds(term: string, title: string): boolean {
  const pattern = searchPatternOf(term);
  if (pattern === undefined) throw new Error('Nothing to look for.');
  expect(pattern).toMatch(/^%[^%_\\]+%$/);
  return searchTextOf(title).includes(pattern.slice(1, -1));
}

describe('searched titles', () => {
  it.each([
    ['nuit', 'La Nuit blanche'],
    ['NUIT', 'la nuit'],
    ['ete', 'Été'],
    ['été', 'ETE'],
    ['strasse', 'Straße'.replace('ß', 'ss')],
    ['uit bla', 'Nuit-Blanche'],
    ['rock n roll', 'Rock ’n’ Roll'],
    ['acdc live', 'ACDC: Live!'],
    ['ﬁn', 'Fin'],
    ['東京', '夜の東京'],
    ['京', '夜の東京'],
    ['がっこ', '学校 がっこう'],
    ['한국', '대한국민'],
    ['ёлк', 'Новогодняя ЁЛКА'],
    ['€', '€'],
    ['🎵', '🎵🎶'],
    ['l', 'Live'],
    ['li', 'AC/DC Live'],
  ])('[4.list.search] %j is found in %j', (term, title) => expect(finds(term, title)).toBe(true));

  it.each([
    ['nuit', 'jour'],
    ['uit', 'u it'],
    ['ui', 'Nuit'],
    ['i', 'Live'],
    ['京東', '夜の東京'],
    ['%%%', 'Anything'],
    ['___', 'Anything'],
    ['🎵', '🎶'],
  ])('[4.list.search] %j is not found in %j', (term, title) => expect(finds(term, title)).toBe(false));

  it.each(['', ' ', '\u0085\t', '\u0301'])('[4.list.search] %j is no search', (term) =>
    expect(searchPatternOf(term)).toBe(undefined),
  );
});
