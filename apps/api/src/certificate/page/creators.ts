import type { PdfDocument } from '../pdf/document.ts';
import type { Page } from '../pdf/page.ts';
import type { StructureElement } from '../pdf/structure.ts';
import { COLOURS, CONTENT_WIDTH, MARGIN } from './look.ts';
import { type TextBlock, readingOf, textBlock } from './text-block.ts';
import type { CreatorTexts } from './texts.ts';

const COLUMN_GAP = 20;
const ROW_GAP = 9;

/** The more names, the more columns. */
function columnsFor(creators: readonly CreatorTexts[]): number {
  if (creators.length <= 3) return 1;
  return creators.length <= 8 ? 2 : 3;
}

interface Cell {
  texts: CreatorTexts;
  name: TextBlock;
  roles: TextBlock;
}

export interface CreatorRow {
  height: number;
  draw(document: PdfDocument, page: Page, list: StructureElement, y: number): void;
}

/** Names and roles in rows, each as high as its longest name. */
export function creatorRows(creators: readonly CreatorTexts[]): CreatorRow[] {
  const columns = columnsFor(creators);
  const nameSize = columns === 3 ? 10.5 : 12;
  const width = (CONTENT_WIDTH - (columns - 1) * COLUMN_GAP) / columns;
  const centred = { width, align: 'centre', isBalanced: true } as const;
  const cells = creators.map((texts): Cell => ({
    texts,
    name: textBlock(texts.name, { ...centred, size: nameSize, leading: 1.35, colour: COLOURS.ink }),
    roles: textBlock(texts.roles, { ...centred, size: nameSize * 0.8, leading: 1.4, colour: COLOURS.soft }),
  }));

  function drawCell(
    document: PdfDocument,
    page: Page,
    list: StructureElement,
    cell: Cell,
    x: number,
    y: number,
  ) {
    const item = document.structure.add(list, 'LI');
    const body = document.structure.add(item, 'LBody');
    const name = document.structure.add(body, 'P', readingOf(cell.texts.name));
    page.tagged(name, () => cell.name.draw(document, page, { x, y }));
    const roles = document.structure.add(body, 'P');
    page.tagged(roles, () => cell.roles.draw(document, page, { x, y: y + cell.name.height }));
  }

  return Array.from({ length: Math.ceil(cells.length / columns) }, (_, row) => {
    const inRow = cells.slice(row * columns, (row + 1) * columns);
    const heights = inRow.map(({ name, roles }) => name.height + roles.height);
    // A last one without a neighbour stands in the middle.
    const left = MARGIN + ((columns - inRow.length) * (width + COLUMN_GAP)) / 2;
    return {
      height: Math.max(...heights) + ROW_GAP,
      draw(document, page, list, y) {
        inRow.forEach((cell, column) =>
          drawCell(document, page, list, cell, left + column * (width + COLUMN_GAP), y),
        );
      },
    };
  });
}
