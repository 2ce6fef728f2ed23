import jsQR from 'jsqr';
import { getDocumentProxy, getResolvedPDFJS } from 'unpdf';

/** A glyph as it stands on a page. */
export interface DrawnGlyph {
  unicode: string;
  /** Of its line, from the left edge of the page. */
  x: number;
  y: number;
  font: string;
}

export interface ReadPdf {
  /** What a reader takes out of each page, white space made one space. */
  pages: string[];
  /** PostScript names of the fonts that are used. */
  fonts: string[];
  /** As it is drawn, stretch by stretch, from left to right. */
  glyphs: DrawnGlyph[];
  attachments: Map<string, Uint8Array>;
  title: string;
  language: string;
  xmp: string;
  /** Roles of the structure in reading order, and the replacements for pictures. */
  structure: { roles: string[]; alternatives: string[] };
  links: string[];
  /** What the drawings that are QR codes say. */
  codes: string[];
}

type Proxy = Awaited<ReturnType<typeof getDocumentProxy>>;
type Page = Awaited<ReturnType<Proxy['getPage']>>;
interface StructureNode {
  role?: string;
  alt?: string;
  children?: StructureNode[];
}

const PIXELS = 4;

/** The rectangles of a path of nothing but rectangles: left, bottom, right, top. */
function rectanglesOf(path: ArrayLike<number>): [number, number, number, number][] {
  const POINTS = [1, 1, 3, 2, 0];
  const rectangles: [number, number, number, number][] = [];
  let points: [number, number][] = [];
  for (let index = 0; index < path.length;) {
    const count = POINTS[path[index] ?? 0] ?? 0;
    if (path[index] === 0) points = [];
    for (let point = 0; point < count; point++)
      points.push([path[index + 1 + 2 * point] ?? 0, path[index + 2 + 2 * point] ?? 0]);
    if (path[index] === 4) {
      const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
      rectangles.push([Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)]);
    }
    index += 1 + 2 * count;
  }
  return rectangles;
}

/** Draws rectangles and looks for a QR code, as a camera would. */
function decode(rectangles: [number, number, number, number][]): string | undefined {
  const [left, bottom] = [0, 1].map((side) => Math.min(...rectangles.map((each) => each[side] ?? 0)));
  const [right, top] = [2, 3].map((side) => Math.max(...rectangles.map((each) => each[side] ?? 0)));
  const margin = 8 * PIXELS;
  const side = Math.ceil(Math.max(right! - left!, top! - bottom!) * PIXELS) + 2 * margin;
  const pixels = new Uint8ClampedArray(4 * side * side).fill(255);
  for (const [x1, y1, x2, y2] of rectangles)
    for (let y = Math.round((top! - y2) * PIXELS); y < Math.round((top! - y1) * PIXELS); y++)
      for (let x = Math.round((x1 - left!) * PIXELS); x < Math.round((x2 - left!) * PIXELS); x++)
        pixels.fill(0, 4 * ((y + margin) * side + x + margin), 4 * ((y + margin) * side + x + margin) + 3);
  return jsQR(pixels, side, side)?.data;
}

async function textOf(page: Page): Promise<string> {
  const { items } = await page.getTextContent();
  const text = items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join('');
  return text.normalize('NFKC').replaceAll(/\s+/g, ' ');
}

async function drawingsOf(page: Page): Promise<Pick<ReadPdf, 'glyphs' | 'fonts' | 'codes'>> {
  const { OPS } = await getResolvedPDFJS();
  const { fnArray, argsArray } = await page.getOperatorList();
  const glyphs: DrawnGlyph[] = [];
  const fonts = new Set<string>();
  const codes: string[] = [];
  let font = '';
  let [x, y] = [0, 0];
  fnArray.forEach((operation, index) => {
    const args = argsArray[index] as [unknown, unknown];
    if (operation === OPS.setFont) {
      font = (page.commonObjs.get(args[0] as string) as { name: string }).name;
      fonts.add(font);
    } else if (operation === OPS.setTextMatrix) {
      const matrix = args[0] as ArrayLike<number>;
      [x, y] = [matrix[4] ?? 0, matrix[5] ?? 0];
    } else if (operation === OPS.showText) {
      for (const glyph of args[0] as { unicode?: string }[])
        if (glyph.unicode !== undefined) glyphs.push({ unicode: glyph.unicode, x, y, font });
    } else if (operation === OPS.constructPath) {
      const rectangles = rectanglesOf((args[1] as ArrayLike<number>[])[0] ?? []);
      const code = rectangles.length > 50 ? decode(rectangles) : undefined;
      if (code !== undefined) codes.push(code);
    }
  });
  return { glyphs, fonts: [...fonts], codes };
}

function walk(node: StructureNode | null): ReadPdf['structure'] {
  const inner = (node?.children ?? []).map(walk);
  return {
    roles: [...(node?.role === undefined ? [] : [node.role]), ...inner.flatMap(({ roles }) => roles)],
    alternatives: [
      ...(node?.alt === undefined ? [] : [node.alt]),
      ...inner.flatMap(({ alternatives }) => alternatives),
    ],
  };
}

async function attachmentsOf(pdf: Proxy): Promise<Map<string, Uint8Array>> {
  const listed = (await pdf.getAttachments()) as Map<string, { filename: string }> | null;
  const read = new Map<string, Uint8Array>();
  const withContent = pdf as unknown as { getAttachmentContent(key: string): Promise<Uint8Array> };
  for (const [key, { filename }] of listed ?? [])
    read.set(filename, await withContent.getAttachmentContent(key));
  return read;
}

/** Reads a PDF with a reader that has nothing in common with what wrote it. */
export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  // The reader takes the memory for itself.
  const pdf = await getDocumentProxy(Uint8Array.from(bytes));
  try {
    const pages = await Promise.all(
      Array.from({ length: pdf.numPages }, (_, index) => pdf.getPage(index + 1)),
    );
    const drawings = await Promise.all(pages.map(drawingsOf));
    const trees = await Promise.all(pages.map((page) => page.getStructTree()));
    const structure = trees.map((tree) => walk(tree as StructureNode | null));
    const annotations = (await Promise.all(pages.map((page) => page.getAnnotations()))).flat();
    const { info, metadata } = await pdf.getMetadata();
    const { Title = '', Language = '' } = info as Record<string, string>;
    return {
      pages: await Promise.all(pages.map(textOf)),
      fonts: [...new Set(drawings.flatMap(({ fonts }) => fonts))],
      glyphs: drawings.flatMap(({ glyphs }) => glyphs),
      codes: drawings.flatMap(({ codes }) => codes),
      attachments: await attachmentsOf(pdf),
      title: Title,
      language: Language,
      xmp: (metadata as { getRaw(): string } | null)?.getRaw() ?? '',
      structure: {
        roles: structure.flatMap(({ roles }) => roles),
        alternatives: structure.flatMap(({ alternatives }) => alternatives),
      },
      links: (annotations as { url?: string }[]).flatMap(({ url }) => (url === undefined ? [] : [url])),
    };
  } finally {
    await pdf.cleanup();
  }
}
