import type { CoverView } from '../drawing/seal.ts';
import type { FindingView } from '../finding/finding.view.ts';
import type {
  ButtonView,
  CopyButtonView,
  FactView,
  FailedView,
  ScreenView,
} from '../register/register.view.ts';
import type { AccessCopyTarget } from './access.types.ts';

/** A fact of a work, and a button where it is something to copy. */
export interface DetailFactView extends Omit<FactView, 'edit'> {
  key: string;
  /** An address or a fingerprint: set in digits of equal width, never broken by a language's rules. */
  isCode: boolean;
  /** For a `time` element around the text. */
  dateTime: string | null;
  copy: CopyButtonView<AccessCopyTarget> | null;
}

/** A version as it stands on the chain. */
export interface VersionView {
  key: string;
  name: string;
  /** "Current", at the latest one. */
  tag: string | null;
  /** Its date and its block. */
  facts: string;
  cover: CoverView;
  fingerprint: { hiddenText: string; short: string; copy: CopyButtonView<AccessCopyTarget> };
}

/** The work that an access code leads to. */
export interface AccessDetailsView extends ScreenView {
  screen: 'details';
  cover: CoverView;
  facts: DetailFactView[];
  /** The newest first; `null` when the service does not tell them. */
  versions: { id: string; heading: string; items: VersionView[] } | null;
  another: ButtonView;
}

/** Everything a face renders when a work is consulted, told apart by `screen` and, while it is looked for, by `step`. */
export type AccessView = FindingView | AccessDetailsView | FailedView;
