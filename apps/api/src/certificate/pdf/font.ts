import { createHash } from 'node:crypto';
import type { PdfFile } from './file.ts';
import { type Token, name, number } from './syntax.ts';

/** A TrueType font cut down to the glyphs of one document, and what a PDF says about it. Lengths are in units of the font. */
export interface FontProgram {
  /** PostScript name of the whole font. */
  name: string;
  bytes: Uint8Array;
  unitsPerEm: number;
  ascender: number;
  descender: number;
  /** Left, bottom, right, top of everything that any glyph covers. */
  box: readonly [number, number, number, number];
  advanceOf(glyph: number): number;
}

export interface EmbeddedFont {
  /** What the font is called on the pages. */
  readonly resource: string;
  readonly unitsPerEm: number;
  advanceOf(glyph: number): number;
  /** Four hexadecimal digits that draw `glyph` and are read as `characters`, which may be none or many. */
  encode(glyph: number, characters: string): string;
  write(file: PdfFile): Token;
}

const MAX_ENTRIES_PER_BLOCK = 100;

/**
 * What a glyph is read as that is only a part of a character, as the dots of an Arabic letter. The archive format wants a
 * character for every glyph, and readers skip this one: it is invisible, and no end of a word.
 */
const NOTHING = '\u2060';

const hex4 = (value: number) => value.toString(16).padStart(4, '0').toUpperCase();
const utf16 = (characters: string) =>
  Array.from({ length: characters.length }, (_, index) => hex4(characters.charCodeAt(index))).join('');

/** Six letters that tell two subsets of one font apart (9.6.4): the same subset has the same ones. */
function subsetTag(bytes: Uint8Array): string {
  const digest = createHash('sha256').update(bytes).digest();
  return Array.from(digest.subarray(0, 6), (byte) => String.fromCharCode(65 + (byte % 26))).join('');
}

function toUnicodeMap(characters: readonly string[]): string {
  const entries = characters.map(
    (value, index) => `<${hex4(index + 1)}> <${utf16(value === '' ? NOTHING : value)}>`,
  );
  const blocks: string[] = [];
  for (let start = 0; start < entries.length; start += MAX_ENTRIES_PER_BLOCK) {
    const block = entries.slice(start, start + MAX_ENTRIES_PER_BLOCK);
    blocks.push(`${block.length} beginbfchar\n${block.join('\n')}\nendbfchar`);
  }
  return `/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
${blocks.join('\n')}
endcmap
CMapName currentdict /CMap defineresource pop
end
end`;
}

/**
 * A code is given to each pair of a glyph and what it stands for, not to the glyph alone: so the text that is taken out of the
 * page is the text that was put in, whatever the font made of it.
 */
export function createEmbeddedFont(program: FontProgram, resource: string): EmbeddedFont {
  const codes = new Map<string, string>();
  const glyphs: number[] = [];
  const meanings: string[] = [];
  const scale = 1000 / program.unitsPerEm;

  return {
    resource,
    unitsPerEm: program.unitsPerEm,
    advanceOf: program.advanceOf,
    encode(glyph, characters) {
      const key = `${glyph}:${characters}`;
      const known = codes.get(key);
      if (known !== undefined) return known;
      meanings.push(characters);
      const code = hex4(glyphs.push(glyph));
      codes.set(key, code);
      return code;
    },
    write(file) {
      const fontName = name(`${subsetTag(program.bytes)}+${program.name}`);
      const map = Buffer.alloc(2 * (glyphs.length + 1));
      glyphs.forEach((glyph, index) => map.writeUInt16BE(glyph, 2 * (index + 1)));
      const descriptor = file.add({
        Type: name('FontDescriptor'),
        FontName: fontName,
        // Symbolic: its characters are not those of the standard Latin set.
        Flags: 4,
        FontBBox: program.box.map((value) => Math.round(value * scale)),
        ItalicAngle: 0,
        Ascent: Math.round(program.ascender * scale),
        Descent: Math.round(program.descender * scale),
        CapHeight: Math.round(0.714 * 1000),
        StemV: 80,
        FontFile2: file.addStream({ Length1: program.bytes.length }, program.bytes),
      });
      const widths = glyphs.map((glyph) => number(program.advanceOf(glyph) * scale));
      const descendant = file.add({
        Type: name('Font'),
        Subtype: name('CIDFontType2'),
        BaseFont: fontName,
        CIDSystemInfo: { Registry: '(Adobe)' as Token, Ordering: '(Identity)' as Token, Supplement: 0 },
        FontDescriptor: descriptor,
        DW: 0,
        W: [1, `[${widths.join(' ')}]` as Token],
        CIDToGIDMap: file.addStream({}, map),
      });
      return file.add({
        Type: name('Font'),
        Subtype: name('Type0'),
        BaseFont: fontName,
        Encoding: name('Identity-H'),
        DescendantFonts: [descendant],
        ToUnicode: file.addStream({}, toUnicodeMap(meanings)),
      });
    },
  };
}
