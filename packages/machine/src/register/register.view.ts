import type { Role } from '@ats-kit/protocol';
import type { CopyTarget } from './register.types.ts';

/** A text input: a face binds it and nothing else. */
export interface FieldView {
  id: string;
  label: string;
  value: string;
  error: string | null;
  errorId: string;
  hint: string | null;
  hintId: string;
  /** "Optional", where it is. */
  optional: string | null;
  describedBy: string | undefined;
  set(value: string): void;
  blur(): void;
}

export interface ButtonView {
  text: string;
  /** Said instead of the text, where the text alone says too little. */
  label?: string | undefined;
  /** Present but not to be pressed yet; it still answers, by saying what is missing. */
  isDisabled?: boolean | undefined;
  press(): void;
}

export interface StepView {
  name: string;
  state: 'done' | 'current' | 'todo';
  /** Goes back to it; absent for steps that cannot be reached. */
  go: (() => void) | null;
  /** Behind the name of a step that is done, for those who do not see the tick. */
  hiddenText: string;
}

/** What every screen has. */
export interface ScreenView {
  network: 'testnet' | 'mainnet';
  /** The language of the texts, and the way it is written: for the attributes of the outermost element. */
  lang: string;
  dir: 'ltr' | 'rtl';
  /** Name and tag at the foot of the surface. */
  footer: { brand: string; tag: string | null };
  headingId: string;
  heading: string;
  lead: string;
  /** What the one live region says. */
  announcement: string;
  /** When `key` changes, focus goes to the element with `id`. */
  focus: { key: string; id: string };
  /** A veil with a dialog while a token is awaited. */
  overlay: { heading: string; hint: string } | null;
}

export interface StepsView {
  label: string;
  count: string;
  items: StepView[];
}

/** The sound of the chosen file: its drawing, and a player where the browser can play it. */
export interface SoundView {
  /** Path data for a `viewBox` of `0 0 440 48`. */
  wave: string;
  clipId: string;
  /** 0–100: how much of the wave is behind the playing position. */
  heard: number;
  player: {
    toggle: ButtonView & { isPlaying: boolean; icon: 'play' | 'pause' };
    /** A range input over the wave, in seconds. */
    seek: {
      id: string;
      label: string;
      value: number;
      max: number;
      valueText: string;
      set(seconds: number): void;
    };
    position: string;
    duration: string;
  } | null;
}

interface FormView extends ScreenView {
  screen: 'form';
  /** After a reload: what is here again, and what is not. */
  notice: string | null;
  steps: StepsView;
  back: ButtonView | null;
  next: ButtonView;
}

export interface FileStepView extends FormView {
  step: 'file';
  inputId: string;
  accept: string;
  hint: string;
  hintId: string;
  error: string | null;
  errorId: string;
  describedBy: string;
  dropText: string;
  chooseText: string;
  silence: readonly string[];
  /** The file, once a right one is chosen. */
  file: {
    name: string;
    facts: string;
    replace: { text: string; label: string };
    sound: SoundView | null;
  } | null;
  /** An update: what becomes of the file that the work has. */
  kept: KeptFileView | null;
  choose(file: File): void;
}

/** The file of the latest version, which stays unless another is chosen. */
export interface KeptFileView {
  id: string;
  /** `null` when the service does not tell it. */
  name: string | null;
  /** Whether it stays as things are; otherwise another file is chosen, and `keep` takes that back. */
  isKept: boolean;
  /** What becomes of it, with its name. */
  text: string;
  keep: ButtonView | null;
}

export interface TitleStepView extends FormView {
  step: 'title';
  field: FieldView;
  counter: { id: string; hiddenText: string; text: string };
}

export interface CreatorView {
  key: string;
  id: string;
  ordinal: string;
  legend: string;
  name: string;
  /** The roles, while the panel is closed. */
  summary: string | null;
  isOpen: boolean;
  toggle(): void;
  remove: ButtonView | null;
  fullName: FieldView;
  email: FieldView;
  ipi: FieldView;
  isni: FieldView;
  roles: {
    id: string;
    label: string;
    error: string | null;
    errorId: string;
    items: { role: Role; id: string; name: string; isChosen: boolean; toggle(): void }[];
  };
}

export interface CreatorsStepView extends FormView {
  step: 'creators';
  creators: CreatorView[];
  add: { text: string; count: string; press(): void } | null;
  /** After a refusal: what to put right. `id` is of the field, which may be on another step: it is there after `go()`. */
  summary: {
    id: string;
    titleId: string;
    title: string;
    items: { id: string; text: string; go(): void }[];
  } | null;
}

export interface FactView {
  term: string;
  /** Each line a text and a quieter one behind it. */
  lines: { text: string; hint: string | null }[];
  isName?: boolean | undefined;
  edit?: { text: string; label: string; press(): void } | undefined;
}

export interface PriceView {
  id: string;
  heading: string;
  isPending: boolean;
  rows: { term: string; value: string }[];
  total: { term: string; amount: string | null; text: string };
  /** How long the price holds: a label, and a time that counts down. */
  held: { text: string; time: string } | null;
  hint: string;
}

export interface ReviewStepView extends FormView {
  step: 'review';
  facts: FactView[];
  price: PriceView;
}

/** The price is known and waits for a yes. */
export interface PriceScreenView extends ScreenView {
  screen: 'price';
  steps: StepsView;
  facts: FactView[];
  price: PriceView;
  cancel: ButtonView;
  accept: ButtonView;
}

export interface UploadView extends ScreenView {
  screen: 'upload';
  percent: { number: string; sign: string };
  /** 0–100. */
  progress: number;
  sent: string;
  wave: string;
  clipId: string;
  meterLabel: string;
  meterText: string;
  figures: { term: string; value: string }[];
  /** Something went wrong with the line and is being put right. */
  notice: string | null;
  verify: string;
  cancel: ButtonView;
}

/** A moment that passes by itself: checking the fingerprint, handing over. */
export interface WaitingView extends ScreenView {
  screen: 'quoting' | 'confirming';
  notice: string | null;
  cancel: ButtonView | null;
}

export interface StageView {
  step: string;
  name: string;
  state: 'done' | 'current' | 'todo';
  hiddenText: string;
  hint: string | null;
  time: { machine: string; text: string } | null;
}

export interface TrackingView extends ScreenView {
  screen: 'tracking';
  /** After a reload: why this screen stands. */
  notice: string | null;
  /** Empty while another tab follows the transaction. */
  stages: StageView[];
  verified: { text: string; fingerprint: string } | null;
  /** It takes long, or the service does not find it. */
  still: { term: string; transactionId: string; copy: CopyButtonView; keepWaiting: ButtonView } | null;
  /** Leaves it to itself and begins anew; a reload finds it again. Quiet beside a better thing to do. */
  another: (ButtonView & { isQuiet: boolean }) | null;
}

export interface CopyButtonView<What extends string = CopyTarget> extends ButtonView {
  what: What;
  state: 'ready' | 'done' | 'refused';
  icon: 'copy' | 'check';
}

export interface CodeView {
  id: string;
  valueId: string;
  heading: string;
  once: string;
  keep: string;
  isShown: boolean;
  /** Groups of four; `null` while masked: a masked code does not stand in the document. */
  groups: string[] | null;
  maskedText: string;
  lastGroup: string;
  toggle: { text: string; hiddenText: string; icon: 'eye' | 'eyeOff'; press(): void };
  copy: CopyButtonView;
  download: ButtonView;
}

/** The certificate of the work. */
export interface CertificateView {
  pdf: ButtonView & { isBusy: boolean };
  json: ButtonView & { isBusy: boolean };
  /** Why there is none right now; the access code stays where it is. */
  problem: { id: string; text: string } | null;
  /** What the button waits for. */
  waiting: string | null;
  /** With no access code to keep, the certificate is the one thing to do. */
  isPrimary: boolean;
}

/** Asked when the screen is about to be left before the access code was copied or downloaded. */
export interface LeavingView {
  id: string;
  headingId: string;
  heading: string;
  text: string;
  stay: ButtonView;
  leave: ButtonView;
}

export interface CompleteView extends ScreenView {
  screen: 'complete';
  seal: { path: string; label: string; number: string };
  code: CodeView | null;
  codePending: string | null;
  /** It was waited for in vain. */
  codeMissing: string | null;
  transaction: { term: string; short: string; label: string; href: string | null; copy: CopyButtonView };
  fingerprint: { term: string; short: string; copy: CopyButtonView };
  certificate: CertificateView | null;
  leaving: LeavingView | null;
  another: ButtonView;
}

export interface FailedView extends ScreenView {
  screen: 'failed' | 'disabled';
  /** What is seen of it first. */
  mark: { icon: 'alert' | 'lock'; tone: 'error' | 'neutral' };
  code: string;
  /** What is known of a `confirm` whose fate is not. */
  known: { term: string; text: string }[];
  reference: { term: string; id: string; copy: CopyButtonView } | null;
  back: ButtonView | null;
  /** The way on: trying again, or back to the form where that would end the same. */
  retry: ButtonView | null;
}

export type FormStepView = FileStepView | TitleStepView | CreatorsStepView | ReviewStepView;

/** Everything a face renders, told apart by `screen` and, in the form, by `step`. */
export type RegisterView =
  | FormStepView
  | PriceScreenView
  | UploadView
  | WaitingView
  | TrackingView
  | CompleteView
  | FailedView;
