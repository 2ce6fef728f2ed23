import type { EventDetails, EventName } from '@ats-kit/protocol';

/** What `addEventListener` hands over, by the event's name. */
export type WidgetEventMap = { [Name in EventName]: CustomEvent<EventDetails[Name]> };

declare global {
  // Events bubble out of shadow roots, so they are heard on the element, on whatever holds it and on the document.
  // eslint-disable-next-line @typescript-eslint/no-empty-object-type -- an interface is the only way to add to one
  interface GlobalEventHandlersEventMap extends WidgetEventMap {}
}
