import type { AtsCallbacks } from '@ats-kit/machine';
import { EVENT_NAMES, type EventDetails, type EventName } from '@ats-kit/protocol';

type Camel<Text extends string> = Text extends `${infer Head}-${infer Tail}`
  ? `${Head}${Capitalize<Camel<Tail>>}`
  : Text;

/** `allfeat:upload-start` → `uploadStart` */
type EmitName<Name extends EventName> = Name extends `allfeat:${infer Event}` ? Camel<Event> : never;

/** One emitted event for each public event, with its detail. */
export type AtsEmits = { [Name in EventName as EmitName<Name>]: (detail: EventDetails[Name]) => void };

const names = Object.values(EVENT_NAMES).map((name) =>
  name.replace('allfeat:', '').replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase()),
);

/** For the option `emits`; `null` checks nothing, for details come from the machine. */
export const EMITS = Object.fromEntries(names.map((name) => [name, null])) as unknown as AtsEmits;

/** Callbacks of a flow that emit. */
export const callbacksTo = (emit: (name: never, detail: never) => void): AtsCallbacks =>
  Object.fromEntries(
    names.map((name) => [
      `on${name.charAt(0).toUpperCase()}${name.slice(1)}`,
      (detail: unknown) => emit(name as never, detail as never),
    ]),
  );
