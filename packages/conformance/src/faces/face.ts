import type { AtsCallbacks, AtsFlowOptions, AtsPorts } from '@ats-kit/machine';
import { EVENT_NAMES, type EventName, type Mode, type WidgetState } from '@ats-kit/protocol';

/** What a page may ask of every face. */
export interface FaceOptions extends Pick<
  AtsFlowOptions,
  'externalUserId' | 'accessCode' | 'confirmPrice' | 'maxFileSize' | 'messages' | 'token'
> {
  atsUrl: string;
  siteKey: string;
  tokenUrl?: string | undefined;
  ports?: AtsPorts | undefined;
}

/** A public event, as a page hears it. */
export type Heard = [name: EventName, detail: unknown];

/** What a page may do to a face that it shows. */
export interface Shown {
  setToken(token: string): void;
  reset(): void;
  getState(): WidgetState;
  unmount(): void;
}

export interface Place {
  root: HTMLElement;
  mode: Mode;
  options: FaceOptions;
  hear: (...event: Heard) => void;
}

/** How a framework shows a mode in an element: all that the suite knows of it. */
export interface Face {
  name: string;
  show(place: Place): Shown | Promise<Shown>;
  /** Takes over the markup of a server that stands in `root`; absent where there is none. */
  hydrate?: (place: Place) => Shown | Promise<Shown>;
}

/** `allfeat:upload-start` → `onUploadStart` */
const callbackName = (name: EventName) =>
  name.replace('allfeat:', 'on-').replaceAll(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());

/** Every event of a face as a callback. */
export const callbacksTo = (hear: Place['hear']): AtsCallbacks =>
  Object.fromEntries(
    Object.values(EVENT_NAMES).map((name) => [callbackName(name), (detail: unknown) => hear(name, detail)]),
  );
