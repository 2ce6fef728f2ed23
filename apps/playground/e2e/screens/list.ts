import type {
  AccessView,
  DownloadView,
  FixedTitleStepView,
  FormStepView,
  RegisterView,
  UpdateView,
} from '@ats-kit/machine';

type View = RegisterView | UpdateView | AccessView | DownloadView;
/** Views that are told apart by a step within their screen. */
type SteppedView = FormStepView | FixedTitleStepView | Extract<View, { screen: 'finding' }>;

/** Where the machine's view can stand: its screens, and in the form and before it their steps. */
export type Place =
  | Exclude<View['screen'], SteppedView['screen']>
  | {
      [Step in SteppedView['step']]: `${Extract<SteppedView, { step: Step }>['screen']}/${Step}`;
    }[SteppedView['step']];

type ScreenOf<View, Screen> = View extends { screen: infer Own }
  ? Screen extends Own
    ? View
    : never
  : never;
type ViewAt<P extends Place> = P extends `${string}/${infer Step}`
  ? Extract<SteppedView, { step: Step }>
  : ScreenOf<Exclude<View, SteppedView>, P>;

/** What a view may or may not hold. The veil lies over any screen, and Back is on all but the first step. */
type Aspect<P extends Place> = Exclude<
  { [Key in keyof ViewAt<P>]: null extends ViewAt<P>[Key] ? Key : never }[keyof ViewAt<P>],
  'overlay' | 'back'
> &
  string;

/**
 * Every screen that a user can meet in any mode, and which optional parts of its view it shows. A place that the
 * machine gains, or a part of a view that may be `null`, does not compile before it is on this list, and what is on the list
 * is photographed and checked for accessibility or the run fails.
 */
export const SCREENS = {
  'finding/access_code': {
    empty: [],
    shown: [],
    refused: [],
    busy: [],
    'not found': [],
    update: ['steps'],
    'after a reload': ['steps', 'restart'],
  },
  'finding/work_select': {
    loading: ['steps'],
    usual: ['steps'],
    more: [],
    'not found': [],
    none: [],
    unavailable: [],
  },
  'form/file': {
    empty: [],
    dragging: [],
    'nothing chosen': ['error'],
    'refused format': ['error'],
    'refused size': ['error'],
    'refused empty': ['error'],
    'chosen without sound': ['file'],
    'chosen without player': ['file'],
    chosen: ['file'],
    playing: ['file'],
    kept: ['kept'],
    replaced: ['file', 'kept'],
  },
  'form/title': { empty: ['counter'], refused: ['counter'], filled: ['counter'], fixed: [] },
  'form/creators': {
    one: ['add'],
    refused: ['summary'],
    unchanged: ['summary'],
    several: ['add'],
    restored: ['notice'],
    closed: ['add'],
  },
  'form/review': { testnet: [], mainnet: [], update: [] },
  upload: { starting: [], sending: [], 'line lost': ['notice'], 'token awaited': [] },
  quoting: { usual: ['cancel'] },
  price: { usual: [] },
  confirming: { usual: [], 'asked again': ['notice'] },
  tracking: {
    early: ['verified'],
    late: [],
    'unknown step': [],
    'still processing': ['still'],
    'after a reload': ['notice'],
    elsewhere: ['another'],
  },
  complete: {
    masked: ['code', 'certificate'],
    shown: ['code'],
    copied: ['code'],
    leaving: ['leaving'],
    'code pending': ['codePending'],
    'code missing': ['codeMissing'],
    'certificate busy': ['certificate'],
    'certificate refused': ['certificate'],
    'external user': ['certificate'],
    updated: ['certificate'],
  },
  details: { usual: ['versions'] },
  download: { usual: [], busy: [], refused: [], creators: [] },
  failed: {
    retryable: ['reference', 'retry'],
    'line lost': ['retry'],
    refunded: ['retry'],
    doubt: ['reference'],
    misconfigured: [],
  },
  disabled: { 'with reference': ['reference'], 'without reference': [] },
} as const satisfies { [P in Place]: Record<string, readonly Aspect<P>[]> };

type Listed = typeof SCREENS;
export type ScreenName = { [P in Place]: `${P}: ${keyof Listed[P] & string}` }[Place];

/** Of each place, the optional parts that no screen on the list shows. */
type Unseen = {
  [P in Place]: Exclude<Aspect<P>, Listed[P][keyof Listed[P]] extends readonly (infer Seen)[] ? Seen : never>;
};
/** The notice of a form that came back is the same on every step. */
type NoticeAgain = `form/${'file' | 'title' | 'review'}.notice`;
/** Compiles only while every one of them is empty: `notice` and `cancel` of one moment are those of the other. */
type NeverShown = Exclude<
  { [P in Place]: Unseen[P] extends never ? never : `${P}.${Unseen[P]}` }[Place],
  NoticeAgain | 'quoting.notice' | 'confirming.cancel' | 'disabled.retry'
>;
export const everyPartIsSeen: [NeverShown] extends [never] ? true : NeverShown = true;

export const SCREEN_NAMES = Object.entries(SCREENS).flatMap(([place, variants]) =>
  Object.keys(variants).map((variant) => `${place}: ${variant}` as ScreenName),
);

/** `form/file: refused size` → its two halves. */
export function placeOf(name: ScreenName): { place: Place; variant: string } {
  const [place = '', variant = ''] = name.split(': ');
  return { place: place as Place, variant };
}

/** The name of a screen as a file name. */
export const slugOf = (name: ScreenName) => name.replaceAll(/[^a-z]+/g, '-');
