import type { Colour } from '../pdf/page.ts';

/** Points. A4. */
export const PAGE = { width: 595.28, height: 841.89 };
export const MARGIN = 56;
export const CONTENT_WIDTH = PAGE.width - 2 * MARGIN;
export const CONTENT_BOTTOM = PAGE.height - 66;
export const FOOTER_TOP = PAGE.height - 48;

/** The light colours of the widget: on white, text has at least 4.5 : 1 and drawings 3 : 1. */
export const COLOURS = {
  ink: '#1a1a1a',
  soft: '#5c6470',
  line: '#dfe3e7',
  mark: '#23766a',
  warning: '#7a4b00',
  warningGround: '#fff3dc',
} as const satisfies Record<string, Colour>;
