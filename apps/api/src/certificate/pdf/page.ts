import type { EmbeddedFont } from './font.ts';
import type { StructureElement } from './structure.ts';
import { type Token, number } from './syntax.ts';

/** A colour as six hexadecimal digits, sRGB. */
export type Colour = `#${string}`;

/** One glyph where it is to be: right and down of the beginning of its line, in points. */
export interface PlacedGlyph {
  font: EmbeddedFont;
  glyph: number;
  /** What it is read as. */
  characters: string;
  x: number;
  y: number;
}

/** A page while it is being drawn. Points, from the upper left corner, downwards. */
export interface Page {
  readonly width: number;
  readonly height: number;
  readonly reference: Token;
  /** What stands on the page as the thing that the element says. */
  tagged(element: StructureElement, draw: () => void): void;
  /** What says nothing to those who do not see it. */
  decoration(draw: () => void, type?: 'Layout' | 'Pagination'): void;
  glyphs(glyphs: readonly PlacedGlyph[], at: { x: number; y: number; size: number; colour: Colour }): void;
  /** Lines from point to point, with round ends. */
  strokes(
    lines: readonly (readonly [number, number, number, number])[],
    style: { width: number; colour: Colour },
  ): void;
  /** Filled rectangles: left, top, width, height. */
  rectangles(rectangles: readonly (readonly [number, number, number, number])[], colour: Colour): void;
  /** Draws within a rectangle alone. */
  clipped(rectangle: readonly [number, number, number, number], draw: () => void): void;
  link(
    rectangle: readonly [number, number, number, number],
    target: { url: string; description: string; element: StructureElement },
  ): void;
}

export interface PageLink {
  rectangle: readonly [number, number, number, number];
  url: string;
  description: string;
  element: StructureElement;
}

export interface PageContent {
  operators: string[];
  fonts: Set<EmbeddedFont>;
  /** The element of each marked content, by its number. */
  marked: StructureElement[];
  links: PageLink[];
}

/** The name of the colour space in the resources of a page. */
export const COLOUR_SPACE = 'sRGB';
/** Glyphs that stand where the widths of the font put them are written as one string; this much is no difference. */
const TOLERANCE = 0.001;

function components(colour: Colour): string {
  const channel = (start: number) => number(Number.parseInt(colour.slice(start, start + 2), 16) / 255);
  return `${channel(1)} ${channel(3)} ${channel(5)}`;
}

export function createPage(
  reference: Token,
  { width, height }: { width: number; height: number },
): { page: Page; content: PageContent } {
  const content: PageContent = { operators: [], fonts: new Set(), marked: [], links: [] };
  const emit = (...operators: string[]) => void content.operators.push(...operators);
  const up = (y: number) => number(height - y);
  const box = ([left, top, boxWidth, boxHeight]: readonly [number, number, number, number]) =>
    `${number(left)} ${up(top + boxHeight)} ${number(boxWidth)} ${number(boxHeight)} re`;

  const page: Page = {
    width,
    height,
    reference,
    tagged(element, draw) {
      const mcid = content.marked.push(element) - 1;
      element.kids.push({ page: reference, mcid });
      emit(`/${element.type} <</MCID ${mcid}>> BDC`);
      draw();
      emit('EMC');
    },
    decoration(draw, type = 'Layout') {
      emit(`/Artifact <</Type /${type}>> BDC`);
      draw();
      emit('EMC');
    },
    glyphs(glyphs, { x, y, size, colour }) {
      emit('BT', `/${COLOUR_SPACE} cs ${components(colour)} sc`);
      let font: EmbeddedFont | undefined;
      let codes = '';
      let [penX, penY] = [NaN, NaN];
      const flush = () => {
        if (codes !== '') emit(`<${codes}> Tj`);
        codes = '';
      };
      for (const placed of glyphs) {
        if (placed.font !== font) {
          flush();
          ({ font } = placed);
          content.fonts.add(font);
          emit(`/${font.resource} ${number(size)} Tf`);
        }
        const isInPlace = Math.abs(penX - placed.x) < TOLERANCE && Math.abs(penY - placed.y) < TOLERANCE;
        if (!isInPlace) {
          flush();
          emit(`1 0 0 1 ${number(x + placed.x)} ${up(y + placed.y)} Tm`);
        }
        codes += font.encode(placed.glyph, placed.characters);
        penX = placed.x + (font.advanceOf(placed.glyph) / font.unitsPerEm) * size;
        penY = placed.y;
      }
      flush();
      emit('ET');
    },
    strokes(lines, style) {
      emit('q', `1 J ${number(style.width)} w /${COLOUR_SPACE} CS ${components(style.colour)} SC`);
      for (const [x1, y1, x2, y2] of lines) emit(`${number(x1)} ${up(y1)} m ${number(x2)} ${up(y2)} l`);
      emit('S', 'Q');
    },
    rectangles(rectangles, colour) {
      emit('q', `/${COLOUR_SPACE} cs ${components(colour)} sc`, ...rectangles.map(box), 'f', 'Q');
    },
    clipped(rectangle, draw) {
      emit('q', `${box(rectangle)} W n`);
      draw();
      emit('Q');
    },
    link(rectangle, target) {
      content.links.push({ rectangle, ...target });
    },
  };
  return { page, content };
}
