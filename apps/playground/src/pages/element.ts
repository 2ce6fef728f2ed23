import { EVENT_NAMES } from '@ats-kit/protocol';
import { attributesOf, elementCode } from './element-code.ts';
import { playground } from './shell/playground.ts';

/** What this page calls of the element that the plain script has defined. */
type AtsWidget = HTMLElement & { setToken(token: string): void; reset(): void };

await playground(({ stage, config, log, giveToken }) => {
  const widget = document.createElement('ats-widget') as AtsWidget;
  for (const name of Object.values(EVENT_NAMES)) {
    widget.addEventListener(name, (event) => log.add(name, (event as CustomEvent<unknown>).detail));
  }
  widget.addEventListener('allfeat:token-expired', () => void giveToken());

  return {
    show(settings) {
      const attributes = attributesOf(settings, config);
      for (const name of widget.getAttributeNames()) {
        if (!(name in attributes) && name !== 'style') widget.removeAttribute(name);
      }
      for (const [name, value] of Object.entries(attributes)) widget.setAttribute(name, value);
      if (settings.primary === '') widget.style.removeProperty('--ats-primary');
      else widget.style.setProperty('--ats-primary', settings.primary);
      if (!widget.isConnected) stage.replaceChildren(widget);
    },
    setToken: (token) => widget.setToken(token),
    reset: () => widget.reset(),
    code: (settings) => elementCode(settings, config),
  };
});
