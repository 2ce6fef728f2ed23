/**
 * What can be wrong between a page and the API, as a visitor chooses it. `direct` is no line of ours at all: the page speaks
 * with the API itself.
 */
export const LINES = ['good', 'slow', 'breaks', 'drops', 'offline', 'direct'] as const;
export type LineName = (typeof LINES)[number];

/** What can be wrong with session tokens. */
export const TOKEN_TROUBLES = ['none', 'expires', 'refused', 'never', 'down'] as const;
export type TokenTrouble = (typeof TOKEN_TROUBLES)[number];

/** What a visitor has chosen. */
export interface Troubles {
  line: LineName;
  tokens: TokenTrouble;
}

/** What may stand behind `/line/`. */
export const LINE_ID = /^[\w-]{22}$/;
