import { describe, expect, it } from 'vitest';
import { visualOrder } from '../src/certificate/text/lines.ts';
import { readingsOf } from '../src/certificate/text/readings.ts';

const glyph = (start: number, advance = 500) => ({ start, advance });

describe('what a glyph is read as', () => {
  it.each([
    ['a letter each', 'abc', [glyph(0), glyph(1), glyph(2)], 'ltr' as const, ['a', 'b', 'c']],
    ['a ligature', 'ffi', [glyph(0)], 'ltr' as const, ['ffi']],
    ['beyond the first plane', '🎉x', [glyph(0), glyph(2)], 'ltr' as const, ['🎉', 'x']],
    ['from right to left', 'אב', [glyph(1), glyph(0)], 'rtl' as const, ['ב', 'א']],
    ['the ligature of lam and alef', 'لا', [glyph(0)], 'rtl' as const, ['\ufefb']],
    ['a vowel that is drawn first', 'हि', [glyph(0), glyph(0)], 'ltr' as const, ['ह', 'ि']],
    [
      'a vowel in two parts around its letter',
      'கொ',
      [glyph(0), glyph(0), glyph(0)],
      'ltr' as const,
      ['க', '\u0bc6', '\u0bbe'],
    ],
    ['dots of their own', 'غ', [glyph(0, 0), glyph(0)], 'rtl' as const, ['', 'غ']],
    ['more parts than characters', 'x', [glyph(0), glyph(0)], 'ltr' as const, ['x', '']],
  ])('[8.certificate.reading] %s', (_, text, glyphs, direction, readings) => {
    expect(readingsOf(text, glyphs, direction)).toEqual(readings);
  });
});

describe('runs of different directions', () => {
  const run = (start: number, level: number) => ({
    start,
    end: start + 1,
    level,
    face: undefined,
    shown: undefined,
  });
  it.each([
    ['from left to right', [0, 0, 0], [0, 1, 2]],
    ['from right to left', [1, 1, 1], [2, 1, 0]],
    ['a number in what goes from right to left', [1, 2, 1], [2, 1, 0]],
    ['words in what goes from right to left', [1, 2, 2, 1], [3, 1, 2, 0]],
    ['what goes from right to left in a sentence', [0, 1, 1, 0], [0, 2, 1, 3]],
    ['three levels', [0, 1, 2, 1, 0], [0, 3, 2, 1, 4]],
  ])('[8.certificate.reading] %s', (_, levels, order) => {
    expect(visualOrder(levels.map((level, index) => run(index, level))).map(({ start }) => start)).toEqual(
      order,
    );
  });
});
