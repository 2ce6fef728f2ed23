/**
 * `<ats-widget>` without defining it: call `defineAtsWidget()` where it is wanted.
 *
 * @packageDocumentation
 */
export {
  EVENT_NAMES,
  type EventDetails,
  type EventName,
  type Mode,
  type Network,
  type WidgetState,
} from '@ats-kit/protocol';
export { AllfeatRegister, TAG_NAME, defineAtsWidget } from './element.ts';
export type { WidgetEventMap } from './events.ts';
