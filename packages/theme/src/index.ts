// eslint-disable-next-line @typescript-eslint/triple-slash-reference -- packages that resolve this source meet it by this line alone
/// <reference path="./css.d.ts" />
import text from './ats.css?inline';

/**
 * The whole sheet, for `adoptedStyleSheets` or a `<style nonce>`. It is scoped to `.ats`, so that it does the same in a
 * shadow root and in a page. (Pages that bundle CSS import `@ats-kit/theme/ats.css` instead.)
 */
export const css: string = text;

export { TOKENS, type Token, type TokenName } from './tokens.ts';
