import { EVENT_NAMES } from '@ats-kit/protocol';
import { attributesOf, elementCode } from './element-code.ts';
import { playground } from './shell/playground.ts';

/** What this page calls of the element that the plain script has defined. */
type AtsWidget = HTMLElement & { setToken(token: string): void; reset(): void; inspect: unknown };

await playground(({ stage, inspect, log, giveToken }) => {
  const widget = document.createElement('ats-widget') as AtsWidget;
  widget.inspect = inspect;
  for (const name of Object.values(EVENT_NAMES)) {
    widget.addEventListener(name, (event) => log.add(name, (event as CustomEvent<unknown>).detail));
  }
  widget.addEventListener('allfeat:token-expired', () => void giveToken());

  return {
    show(settings, config) {
      const attributes = attributesOf(settings, config);
      for (const name of widget.getAttributeNames()) {
        if (!(name in attributes)) widget.removeAttribute(name);
      }
      for (const [name, value] of Object.entries(attributes)) widget.setAttribute(name, value);
      if (!widget.isConnected) stage.replaceChildren(widget);
    },
    setToken: (token) => widget.setToken(token),
    reset: () => widget.reset(),
    code: elementCode,
  };
});
