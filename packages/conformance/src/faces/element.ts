import '@ats-kit/element';
import { EVENT_NAMES } from '@ats-kit/protocol';
import type { Face } from './face.ts';

/** The element as it is published: attributes, properties and events. */
export const element: Face = {
  name: '<ats-widget>',
  show({ root, mode, options, hear }) {
    const { ports, token, ...properties } = options;
    const widget = document.createElement('ats-widget');
    for (const name of Object.values(EVENT_NAMES))
      widget.addEventListener(name, (event) => hear(name, event.detail));
    Object.assign(widget, { mode, ...properties, [Symbol.for('@ats-kit/element/ports')]: ports });
    if (token !== undefined) widget.setToken(token);
    root.append(widget);
    return {
      setToken: (next) => widget.setToken(next),
      reset: () => widget.reset(),
      getState: () => widget.getState(),
      unmount: () => widget.remove(),
    };
  },
};
