import type { PdfDocument } from '../pdf/document.ts';
import type { Page } from '../pdf/page.ts';
import type { StructureElement } from '../pdf/structure.ts';
import type { CertificateFacts } from '../facts.ts';
import { type CreatorRow, creatorRows } from './creators.ts';
import { COLOURS, CONTENT_BOTTOM, CONTENT_WIDTH, MARGIN, PAGE } from './look.ts';
import { type Part, checkPart, drawFooter, factsPart, headerPart, sealPart, testnetPart } from './parts.ts';
import { fittedBlock, readingOf, textBlock } from './text-block.ts';
import type { Texts } from './texts.ts';
import type { Words } from './words.ts';

const TOP = 48;
/** Between two parts, at least. */
const GAP = 15;
const HEAD_GAP = 11;
const SEAL = { smallest: 112, largest: 216 };
/** A title is as large as it may be in so many lines. */
const TITLE_SIZES = [
  { size: 30, maxLines: 1 },
  { size: 26, maxLines: 2 },
  { size: 22, maxLines: 2 },
  { size: 18, maxLines: 3 },
  { size: 15, maxLines: 4 },
  { size: 12.5, maxLines: 1_000 },
];

interface Layout {
  document: PdfDocument;
  texts: Texts;
  words: Words;
}

const heightOf = (parts: readonly { height: number }[]) => parts.reduce((sum, { height }) => sum + height, 0);

function titlePart(texts: Texts): Part {
  const centred = { width: CONTENT_WIDTH, align: 'centre' } as const;
  const title = fittedBlock(
    texts.title,
    { ...centred, leading: 1.25, colour: COLOURS.ink, isBalanced: true },
    TITLE_SIZES,
  );
  const registered = textBlock(texts.registered, {
    ...centred,
    size: 10.5,
    leading: 1.5,
    colour: COLOURS.soft,
  });
  const between = 4;
  return {
    height: title.height + between + registered.height,
    draw(document, page, parent, y) {
      const heading = document.structure.add(parent, 'H1', readingOf(texts.title));
      page.tagged(heading, () => title.draw(document, page, { x: MARGIN, y }));
      const below = y + title.height + between;
      page.tagged(document.structure.add(parent, 'P'), () =>
        registered.draw(document, page, { x: MARGIN, y: below }),
      );
    },
  };
}

/** How many rows fit, from the first one. */
function rowsWithin(rows: readonly CreatorRow[], height: number): number {
  // Heights are sums of fractions: what fits exactly must fit.
  let rest = height + 0.01;
  const first = rows.findIndex((row) => (rest -= row.height) < 0);
  return first === -1 ? rows.length : first;
}

function drawRows(
  document: PdfDocument,
  page: Page,
  list: StructureElement,
  rows: readonly CreatorRow[],
  y: number,
): void {
  let top = y;
  for (const row of rows) {
    row.draw(document, page, list, top);
    top += row.height;
  }
}

/** What does not fit on the first page, on as many more as it takes. */
function drawFurtherPages(
  { document, texts }: Layout,
  list: StructureElement,
  rows: readonly CreatorRow[],
): Page[] {
  const pages: Page[] = [];
  const heading = textBlock(texts.creatorsHeading, {
    width: CONTENT_WIDTH,
    size: 13,
    leading: 1.4,
    align: 'centre',
    colour: COLOURS.ink,
  });
  let rest = rows;
  while (rest.length > 0) {
    const page = document.addPage(PAGE);
    pages.push(page);
    page.decoration(() => heading.draw(document, page, { x: MARGIN, y: TOP }), 'Pagination');
    const top = TOP + heading.height + GAP;
    // A row that is higher than a page would be cut; that takes a name no form lets through.
    const count = Math.max(1, rowsWithin(rest, CONTENT_BOTTOM - top));
    drawRows(document, page, list, rest.slice(0, count), top);
    rest = rest.slice(count);
  }
  return pages;
}

/** Draws the certificate: what it is about at the top, how to check it at the bottom, and the names in between. */
export function drawCertificate(layout: Layout, { certificate, explorerUrl }: CertificateFacts): void {
  const { document, texts, words } = layout;
  const { root } = document.structure;
  const page = document.addPage(PAGE);

  const head = [headerPart(texts), ...(certificate.network === 'testnet' ? [testnetPart(texts)] : [])];
  const title = titlePart(texts);
  const foot = [factsPart(texts), checkPart(texts, words, explorerUrl)];
  const rows = creatorRows(texts.creators);
  const more = textBlock(texts.creatorsContinue, {
    width: CONTENT_WIDTH,
    size: 9.5,
    leading: 1.4,
    align: 'centre',
    colour: COLOURS.soft,
  });

  const footTop = CONTENT_BOTTOM - heightOf(foot) - GAP;
  const headBottom = TOP + heightOf(head) + (head.length - 1) * HEAD_GAP;
  /** For seal, title and creators, with a gap around each. */
  const room = footTop - headBottom - 4 * GAP;
  const wanted = room - title.height - heightOf(rows);
  const side = Math.min(SEAL.largest, Math.max(SEAL.smallest, wanted));
  const forRows = room - title.height - side;
  const fitsAll = rowsWithin(rows, forRows) === rows.length;
  const shown = fitsAll ? rows.length : rowsWithin(rows, forRows - more.height);
  // What is left over goes between the parts.
  const used = side + title.height + heightOf(rows.slice(0, shown)) + (fitsAll ? 0 : more.height);
  const gap = GAP + Math.max(0, room - used) / 4;

  let top = TOP;
  for (const part of head) {
    part.draw(document, page, root, top);
    top += part.height + HEAD_GAP;
  }
  top = headBottom + gap;
  sealPart(texts, words, certificate.commitment, side).draw(document, page, root, top);
  top += side + gap;
  title.draw(document, page, root, top);
  top += title.height + gap;
  const list = document.structure.add(root, 'L');
  drawRows(document, page, list, rows.slice(0, shown), top);
  if (!fitsAll) {
    const below = top + heightOf(rows.slice(0, shown));
    page.decoration(() => more.draw(document, page, { x: MARGIN, y: below }));
  }
  top = footTop;
  for (const part of foot) {
    part.draw(document, page, root, top);
    top += part.height + GAP;
  }
  const pages = [page, ...drawFurtherPages(layout, list, rows.slice(shown))];
  pages.forEach((each, index) =>
    drawFooter(document, each, texts, { index: index + 1, count: pages.length }),
  );
}
