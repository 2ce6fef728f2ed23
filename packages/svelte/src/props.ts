import type {
  AtsAccessOptions,
  AtsDownloadOptions,
  AtsRegisterOptions,
  AtsUpdateOptions,
} from '@ats-kit/dom';
import type {
  AccessCodeStepView,
  AccessDetailsView,
  AccessView,
  CompleteView,
  CreatorsStepView,
  DownloadView,
  DownloadWorkView,
  FailedView,
  FileStepView,
  FixedTitleStepView,
  PriceScreenView,
  RegisterView,
  ReviewStepView,
  TitleStepView,
  TrackingView,
  UpdateView,
  UploadView,
  WaitingView,
  WorkSelectStepView,
} from '@ats-kit/machine';
import type { Snippet } from 'svelte';

/** A snippet for the inside of a screen. Heading, focus and announcements go on as before. */
type Inside<View> = Snippet<[view: View]> | undefined;

/** A snippet for everything around the screens, which it renders where it likes. */
interface Layout<View> {
  layout?: Snippet<[view: View, screen: Snippet]> | undefined;
}

interface SendingSnippets {
  fileStep?: Inside<FileStepView>;
  creatorsStep?: Inside<CreatorsStepView>;
  reviewStep?: Inside<ReviewStepView>;
  /** The price is known and waits for a yes; with `confirmPrice` alone. */
  price?: Inside<PriceScreenView>;
  upload?: Inside<UploadView>;
  /** Moments that pass by themselves: the fingerprints are compared, the registration is handed over. */
  waiting?: Inside<WaitingView>;
  tracking?: Inside<TrackingView>;
  complete?: Inside<CompleteView>;
  /** Failed, and disabled by the organization. */
  failed?: Inside<FailedView>;
}

/** The snippets of `<AtsRegister>`, each given the view of its screen. */
export interface RegisterSnippets extends SendingSnippets, Layout<RegisterView> {
  titleStep?: Inside<TitleStepView>;
}

/** The snippets of `<AtsUpdate>`. */
export interface UpdateSnippets extends SendingSnippets, Layout<UpdateView> {
  /** The work is asked for by its access code. */
  accessCodeStep?: Inside<AccessCodeStepView>;
  /** The work is asked for among the user's own. */
  worksStep?: Inside<WorkSelectStepView>;
  /** The title, which a work keeps. */
  titleStep?: Inside<FixedTitleStepView>;
}

/** The snippets of `<AtsAccess>`. */
export interface AccessSnippets extends Layout<AccessView> {
  accessCodeStep?: Inside<AccessCodeStepView>;
  /** All that the access code tells of the work. */
  details?: Inside<AccessDetailsView>;
  failed?: Inside<FailedView>;
}

/** The snippets of `<AtsDownload>`. */
export interface DownloadSnippets extends Layout<DownloadView> {
  accessCodeStep?: Inside<AccessCodeStepView>;
  worksStep?: Inside<WorkSelectStepView>;
  /** The files of the work, version by version. */
  versions?: Inside<DownloadWorkView>;
  failed?: Inside<FailedView>;
}

export type AtsRegisterProps = AtsRegisterOptions & RegisterSnippets;
export type AtsUpdateProps = AtsUpdateOptions & UpdateSnippets;
export type AtsAccessProps = AtsAccessOptions & AccessSnippets;
export type AtsDownloadProps = AtsDownloadOptions & DownloadSnippets;
