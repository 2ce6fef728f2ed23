import type { PdfDocument } from '../pdf/document.ts';
import type { Colour, Page } from '../pdf/page.ts';
import type { StructureAttributes } from '../pdf/structure.ts';
import { languageOf } from '../text/families.ts';
import { type Line, setLines } from '../text/lines.ts';
import type { PreparedText } from '../text/typesetter.ts';

export interface BlockStyle {
  /** In points, as everything here. */
  width: number;
  size: number;
  /** Distance of baselines, in sizes. */
  leading: number;
  colour: Colour;
  align: 'left' | 'centre' | 'right';
  /** Makes the lines about as long as one another, instead of a last one with a single word. */
  isBalanced?: boolean;
}

export interface TextBlock {
  height: number;
  lineCount: number;
  /** Width of its longest line. */
  inkWidth: number;
  draw(document: PdfDocument, page: Page, at: { x: number; y: number }): void;
}

/** Where the baseline stands in the height of a line. */
const BASELINE = 0.76;
/** What the leading allows for above and below a size of 1; taller scripts get more. */
const USUAL_EXTENT = 1.47;
/** So many marks on one letter are no writing: they are kept within their lines. */
const PILED_MARKS = /\p{M}{4}/u;

/** The narrowest measure that takes no more lines. */
function balancedLines(prepared: PreparedText, width: number, size: number): Line[] {
  const lines = setLines(prepared, width, size);
  let [tooNarrow, wideEnough] = [0, width];
  let best = lines;
  while (lines.length > 1 && wideEnough - tooNarrow > size / 4) {
    const middle = (tooNarrow + wideEnough) / 2;
    const candidate = setLines(prepared, middle, size);
    const isWhole = candidate.every((line) => line.width <= middle);
    if (candidate.length > lines.length || !isWhole) tooNarrow = middle;
    else [wideEnough, best] = [middle, candidate];
  }
  return best;
}

function extentOf(lines: readonly Line[]): number {
  const extents = lines
    .flatMap(({ glyphs }) => glyphs)
    .map(({ face: { program } }) => (program.ascender - program.descender) / program.unitsPerEm);
  return extents.reduce((tallest, extent) => Math.max(tallest, extent), USUAL_EXTENT);
}

/** How a text is to be read where the glyphs alone would not tell. */
export function readingOf({ text, runs }: PreparedText): StructureAttributes {
  const isPlain = runs.every(({ level, shown }) => level === 0 && shown === undefined);
  return { language: languageOf(text), actualText: isPlain ? undefined : text };
}

export function textBlock(prepared: PreparedText, style: BlockStyle): TextBlock {
  const { width, size, colour, align, isBalanced = false } = style;
  const lines = (isBalanced ? balancedLines : setLines)(prepared, width, size);
  const lineHeight = size * style.leading * (extentOf(lines) / USUAL_EXTENT);
  const height = lines.length * lineHeight;
  const inkWidth = lines.reduce((widest, line) => Math.max(widest, line.width), 0);

  function drawLines(document: PdfDocument, page: Page, { x, y }: { x: number; y: number }): void {
    lines.forEach((line, index) => {
      const room = width - line.width;
      const indent = align === 'left' ? 0 : align === 'right' ? room : room / 2;
      const glyphs = line.glyphs.map(({ face, ...glyph }) => ({
        ...glyph,
        font: document.font(face.program),
      }));
      page.glyphs(glyphs, { x: x + indent, y: y + (index + BASELINE) * lineHeight, size, colour });
    });
  }

  return {
    height,
    lineCount: lines.length,
    inkWidth,
    draw(document, page, at) {
      if (!PILED_MARKS.test(prepared.text)) drawLines(document, page, at);
      else
        page.clipped([at.x - size, at.y - size / 4, width + 2 * size, height + size / 2], () =>
          drawLines(document, page, at),
        );
    },
  };
}

/** The first size in which a text takes no more lines than that size may have, or the last one. */
export function fittedBlock(
  prepared: PreparedText,
  style: Omit<BlockStyle, 'size'>,
  sizes: readonly { size: number; maxLines: number }[],
): TextBlock {
  let block: TextBlock | undefined;
  for (const { size, maxLines } of sizes) {
    block = textBlock(prepared, { ...style, size });
    if (block.lineCount <= maxLines && block.inkWidth <= style.width) break;
  }
  if (!block) throw new Error('A text needs a size.');
  return block;
}
