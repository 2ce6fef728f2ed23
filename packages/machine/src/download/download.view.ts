import type { CoverView } from '../drawing/seal.ts';
import type { FindingView } from '../finding/finding.view.ts';
import type { ButtonView, FailedView, ScreenView } from '../register/register.view.ts';

/** A file that can be downloaded: the button stays pressed while its address is fetched. */
export interface DownloadButtonView extends ButtonView {
  isBusy: boolean;
}

/** Something that did not come: why, and a button that asks for it again. */
export interface ProblemView {
  id: string;
  text: string;
  retry: ButtonView;
}

/** The creators of a version, which are fetched when somebody wants to see them. */
export interface VersionCreatorsView {
  /** Of the panel that the button opens. */
  id: string;
  toggle: ButtonView & { isExpanded: boolean };
  /** They are on their way. */
  isBusy: boolean;
  /** What a screen reader hears in the panel meanwhile. */
  busyText: string;
  /** A name and, more quietly, roles; empty until they are known. */
  lines: { text: string; hint: string | null }[];
  problem: ProblemView | null;
}

export interface DownloadVersionView {
  key: string;
  name: string;
  /** "Current", at the latest one. */
  tag: string | null;
  /** Its date; empty when the service does not tell it. */
  facts: string;
  cover: CoverView;
  /** `null` where there is no file to download. */
  audio: DownloadButtonView | null;
  certificate: DownloadButtonView;
  /** `null` where the service does not tell them. */
  creators: VersionCreatorsView | null;
  /** The files that could not be downloaded. */
  problems: ProblemView[];
}

/** A work whose files can be downloaded, version by version. */
export interface DownloadWorkView extends ScreenView {
  screen: 'download';
  /** Back to the list, or to the access code. */
  back: ButtonView;
  listLabel: string;
  /** The newest first. */
  versions: DownloadVersionView[];
}

/** Everything a face renders when files are downloaded, told apart by `screen` and, while a work is looked for, by `step`. */
export type DownloadView = FindingView | DownloadWorkView | FailedView;
