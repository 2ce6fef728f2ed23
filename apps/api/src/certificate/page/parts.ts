import type { PdfDocument } from '../pdf/document.ts';
import type { Page } from '../pdf/page.ts';
import type { StructureElement } from '../pdf/structure.ts';
import { COLOURS, CONTENT_WIDTH, FOOTER_TOP, MARGIN, PAGE } from './look.ts';
import { qrCode } from './qr-code.ts';
import { SEAL_INNER_RADIUS, SEAL_SIDE, sealRays } from './seal.ts';
import { type TextBlock, fittedBlock, textBlock } from './text-block.ts';
import type { Texts } from './texts.ts';
import type { Words } from './words.ts';

/** A part of the page: it knows its height before it is drawn. */
export interface Part {
  height: number;
  draw(document: PdfDocument, page: Page, parent: StructureElement, y: number): void;
}

const FULL = { width: CONTENT_WIDTH } as const;
const SMALL = { size: 9, leading: 1.45, colour: COLOURS.soft } as const;

export function headerPart(texts: Texts): Part {
  const style = { ...FULL, size: 10.5, leading: 1.4 } as const;
  const service = textBlock(texts.service, { ...style, align: 'left', colour: COLOURS.ink });
  const kind = textBlock(texts.kind, { ...style, align: 'right', colour: COLOURS.soft });
  return {
    height: service.height,
    draw(document, page, parent, y) {
      for (const block of [service, kind]) {
        const element = document.structure.add(parent, 'P');
        page.tagged(element, () => block.draw(document, page, { x: MARGIN, y }));
      }
    },
  };
}

export function testnetPart(texts: Texts): Part {
  const padding = 7;
  const block = textBlock(texts.testnet, {
    ...FULL,
    size: 10,
    leading: 1.4,
    align: 'centre',
    colour: COLOURS.warning,
  });
  const height = block.height + 2 * padding;
  return {
    height,
    draw(document, page, parent, y) {
      page.decoration(() => page.rectangles([[MARGIN, y, CONTENT_WIDTH, height]], COLOURS.warningGround));
      const element = document.structure.add(parent, 'P');
      page.tagged(element, () => block.draw(document, page, { x: MARGIN, y: y + padding }));
    },
  };
}

/** @param side of the square that it is drawn in */
export function sealPart(texts: Texts, words: Words, commitment: string, side: number): Part {
  const scale = side / SEAL_SIDE;
  const width = 2 * SEAL_INNER_RADIUS * scale * 0.8;
  const centred = { width, align: 'centre', leading: 1.2 } as const;
  const label = textBlock(texts.sealLabel, { ...centred, size: 9 * scale, colour: COLOURS.soft });
  const number = fittedBlock(
    texts.sealNumber,
    { ...centred, colour: COLOURS.ink },
    [22, 18, 15, 12, 9].map((size) => ({ size: size * scale, maxLines: 1 })),
  );
  return {
    height: side,
    draw(document, page, parent, y) {
      const left = (PAGE.width - side) / 2;
      const lines = sealRays(commitment).map(
        ([x1, y1, x2, y2]) => [left + x1 * scale, y + y1 * scale, left + x2 * scale, y + y2 * scale] as const,
      );
      const figure = document.structure.add(parent, 'Figure', {
        alternative: words.sealAlternative,
        box: [left, page.height - y - side, left + side, page.height - y],
      });
      page.tagged(figure, () => {
        page.strokes(lines, { width: 2 * scale, colour: COLOURS.mark });
        const x = (PAGE.width - width) / 2;
        const top = y + (side - label.height - number.height) / 2 - scale;
        label.draw(document, page, { x, y: top });
        number.draw(document, page, { x, y: top + label.height });
      });
    },
  };
}

export function factsPart(texts: Texts): Part {
  const labelWidth = 92;
  const padding = 4.2;
  const rows = texts.facts.map(({ label, value }) => ({
    label: textBlock(label, { ...SMALL, width: labelWidth, align: 'left' }),
    value: textBlock(value, {
      ...SMALL,
      width: CONTENT_WIDTH - labelWidth,
      align: 'left',
      colour: COLOURS.ink,
    }),
  }));
  const heightOf = ({ label, value }: { label: TextBlock; value: TextBlock }) =>
    Math.max(label.height, value.height) + 2 * padding;
  return {
    height: rows.reduce((sum, row) => sum + heightOf(row), 0),
    draw(document, page, parent, y) {
      const table = document.structure.add(parent, 'Table');
      let top = y;
      for (const row of rows) {
        const ruleAt = top;
        page.decoration(() => page.rectangles([[MARGIN, ruleAt, CONTENT_WIDTH, 0.5]], COLOURS.line));
        const tableRow = document.structure.add(table, 'TR');
        const textTop = top + padding;
        const head = document.structure.add(tableRow, 'TH');
        page.tagged(head, () => row.label.draw(document, page, { x: MARGIN, y: textTop }));
        const cell = document.structure.add(tableRow, 'TD');
        page.tagged(cell, () => row.value.draw(document, page, { x: MARGIN + labelWidth, y: textTop }));
        top += heightOf(row);
      }
    },
  };
}

export function checkPart(texts: Texts, words: Words, explorerUrl: string): Part {
  const codeSide = 92;
  const gap = 20;
  const numberWidth = 14;
  const left = MARGIN + codeSide + gap;
  const width = CONTENT_WIDTH - codeSide - gap;
  const heading = textBlock(texts.checkHeading, {
    width,
    size: 10.5,
    leading: 1.5,
    align: 'left',
    colour: COLOURS.ink,
  });
  const step = { ...SMALL, width: width - numberWidth, align: 'left' } as const;
  const steps = texts.checkSteps.map((text) => textBlock(text, step));
  const link = textBlock(texts.explorerUrl, { ...step, size: 7.6, colour: COLOURS.mark });
  const code = qrCode(explorerUrl);
  const textHeight = [heading, ...steps, link].reduce((sum, block) => sum + block.height, 0);

  function drawCode(page: Page, y: number): void {
    const module = codeSide / code.side;
    page.rectangles(
      code.runs.map(([x, row, length, height]) => [
        MARGIN + x * module,
        y + row * module,
        length * module,
        height * module,
      ]),
      COLOURS.ink,
    );
  }

  return {
    height: Math.max(codeSide, textHeight),
    draw(document, page, parent, y) {
      const { structure } = document;
      let top = y;
      page.tagged(structure.add(parent, 'H2'), () => heading.draw(document, page, { x: left, y: top }));
      top += heading.height;
      const list = structure.add(parent, 'L');
      steps.forEach((block, index) => {
        const body = structure.add(structure.add(list, 'LI'), 'LBody');
        const stepTop = top;
        page.decoration(() =>
          page.rectangles([[left, stepTop + (SMALL.size * SMALL.leading) / 2 - 0.5, 5, 1]], COLOURS.mark),
        );
        page.tagged(body, () => block.draw(document, page, { x: left + numberWidth, y: stepTop }));
        top += block.height;
        if (index < steps.length - 1) return;
        const anchor = structure.add(body, 'Link');
        page.tagged(anchor, () => link.draw(document, page, { x: left + numberWidth, y: top }));
        page.link([left + numberWidth, top, link.inkWidth, link.height], {
          url: explorerUrl,
          description: words.linkDescription,
          element: anchor,
        });
      });
      const figure = structure.add(parent, 'Figure', {
        alternative: words.codeAlternative,
        box: [MARGIN, page.height - y - codeSide, MARGIN + codeSide, page.height - y],
      });
      page.tagged(figure, () => drawCode(page, y));
    },
  };
}

/** On every page, and said only once by those who read aloud: not at all. */
export function drawFooter(
  document: PdfDocument,
  page: Page,
  texts: Texts,
  { index, count }: { index: number; count: number },
): void {
  const block = textBlock(texts.pageNumber(index, count), { ...SMALL, ...FULL, size: 8, align: 'right' });
  page.decoration(() => block.draw(document, page, { x: MARGIN, y: FOOTER_TOP }), 'Pagination');
}
