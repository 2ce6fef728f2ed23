import {
  Blob as FontBlob,
  Buffer as TextBuffer,
  ClusterLevel,
  Direction,
  Face,
  Font,
  shape,
} from 'harfbuzzjs';
import subsetFont from 'subset-font';
import type { FontProgram } from '../pdf/font.ts';
import { readingsOf } from './readings.ts';
import type { Slice } from './slices.ts';

/** A glyph of a shaped text, in units of the font. */
export interface ShapedGlyph {
  glyph: number;
  advance: number;
  right: number;
  up: number;
  /** What it is read as: nothing for a part of a letter, and more than one for a ligature. */
  characters: string;
}

/** A font in one weight, with no more characters than a document needs. */
export interface SubsetFace {
  program: FontProgram;
  /** Glyphs in the order in which they are drawn, from left to right. */
  shape(text: string, direction: 'ltr' | 'rtl'): readonly ShapedGlyph[];
}

const WEIGHT_NAMES: Record<number, string> = { 300: 'Light', 400: 'Regular', 500: 'Medium', 600: 'SemiBold' };

function postScriptName(slice: Slice, weight: number): string {
  const family = slice.family.replaceAll(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase());
  return `${family}-${WEIGHT_NAMES[weight] ?? weight}`;
}

function shapeWith(font: Font, text: string, direction: 'ltr' | 'rtl'): ShapedGlyph[] {
  const buffer = new TextBuffer();
  buffer.addText(text);
  buffer.setDirection(direction === 'rtl' ? Direction.RTL : Direction.LTR);
  // Not the language of the machine's locale: the same text is set alike everywhere.
  buffer.setLanguage('und');
  buffer.setClusterLevel(ClusterLevel.MONOTONE_CHARACTERS);
  buffer.guessSegmentProperties();
  shape(font, buffer);
  const positions = buffer.getGlyphPositions();
  const glyphs = buffer.getGlyphInfos().map(({ codepoint: glyph, cluster: start }, index) => {
    const { xAdvance: advance = 0, xOffset: right = 0, yOffset: up = 0 } = positions[index] ?? {};
    return { glyph, start, advance, right, up };
  });
  const readings = readingsOf(text, glyphs, direction);
  return glyphs.map(({ glyph, advance, right, up }, index) => ({
    glyph,
    advance,
    right,
    up,
    characters: readings[index] ?? '',
  }));
}

function boxOf(face: Face): FontProgram['box'] {
  const head = face.referenceTable('head');
  if (!head) throw new Error('A font has no head table.');
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  return [view.getInt16(36), view.getInt16(38), view.getInt16(40), view.getInt16(42)];
}

export async function openSubsetFace(slice: Slice, weight: number, characters: string): Promise<SubsetFace> {
  const bytes = await subsetFont(slice.bytes, characters, {
    targetFormat: 'truetype',
    variationAxes: { wght: weight },
  });
  const face = new Face(new FontBlob(bytes));
  const font = new Font(face);
  const { ascender, descender } = font.hExtents();
  const shaped = new Map<string, ShapedGlyph[]>();
  return {
    program: {
      name: postScriptName(slice, weight),
      bytes,
      unitsPerEm: face.upem,
      ascender,
      descender,
      box: boxOf(face),
      advanceOf: (glyph) => font.glyphHAdvance(glyph),
    },
    shape(text, direction) {
      const key = `${direction}:${text}`;
      const result = shaped.get(key) ?? shapeWith(font, text, direction);
      shaped.set(key, result);
      return result;
    },
  };
}
