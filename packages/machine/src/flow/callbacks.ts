import type { EventDetails } from '@ats-kit/protocol';
import type { AtsFlowEvent } from '../register/register.types.ts';

type Capitalised<Text extends string> = Text extends `${infer Head}-${infer Tail}`
  ? `${Capitalize<Head>}${Capitalised<Tail>}`
  : Capitalize<Text>;

/** `allfeat:upload-start` → `onUploadStart` */
type CallbackName<Name extends string> = Name extends `allfeat:${infer Event}`
  ? `on${Capitalised<Event>}`
  : never;

/** One optional callback an event, named after it: `onReady`, `onUploadStart`, `onComplete` … */
export type AtsCallbacks = {
  [Name in keyof EventDetails as CallbackName<Name>]?: ((detail: EventDetails[Name]) => void) | undefined;
};

/** Hands a public event to the callback that is named after it. */
export function callBack(callbacks: AtsCallbacks, event: AtsFlowEvent): void {
  const name = event.type
    .replace('allfeat:', 'on-')
    .replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase()) as keyof AtsCallbacks;
  (callbacks[name] as ((detail: unknown) => void) | undefined)?.(event.detail);
}
