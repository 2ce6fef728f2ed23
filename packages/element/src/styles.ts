import { css } from '@ats-kit/theme';

let sheet: CSSStyleSheet | undefined;

/** One sheet for all widgets of a page. Adopted, so that a strict CSP lets it pass. */
export function adoptStyles(root: ShadowRoot): void {
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
  }
  root.adoptedStyleSheets = [sheet];
}
