import type { CoverView } from '../drawing/seal.ts';
import type { ButtonView, FieldView } from '../register/register.view.ts';

/** A work in the list, with its latest version as its cover. */
export interface WorkItemView {
  key: string;
  title: string;
  /** Its number, its versions, its date. */
  facts: string;
  cover: CoverView;
  /** Why it cannot be chosen; it stays in the list, and says so. */
  tag: string | null;
  isDisabled: boolean;
  press(): void;
}

/** The user's works: a search field, and below it rows, ghosts of rows, or why there are none. */
export interface WorksView {
  /** A list is on its way. What is shown meanwhile stays as it is. */
  isBusy: boolean;
  search: FieldView & {
    placeholder: string;
    /** Something is on its way, and neither ghosts of rows nor a button that is busy say so. */
    isBusy: boolean;
  };
  /** Rows to draw empty, as long as nothing has come; 0 afterwards. */
  ghosts: number;
  label: string;
  items: readonly WorkItemView[];
  /** How many are shown of how many; `null` when that is all. */
  count: string | null;
  more: (ButtonView & { isBusy: boolean }) | null;
  /** Nothing was found, or there is nothing yet. */
  empty: {
    heading: string;
    hint: string;
    /** Ends the search. */
    all: ButtonView | null;
    /** Path data, as on the file step. */
    silence: readonly string[];
  } | null;
  /** A page did not come: why, and a button that asks for it again. */
  problem: { id: string; text: string; retry: ButtonView } | null;
}
