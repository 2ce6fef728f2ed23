import type { AtsCallbacks } from '@ats-kit/machine';
import { EVENT_NAMES, type EventName } from '@ats-kit/protocol';
import { AtsAccess, type AtsCommands, AtsDownload, AtsRegister, AtsUpdate } from '@ats-kit/react';
import '@ats-kit/theme/ats.css';
import { StrictMode, createRef } from 'react';
import { createRoot } from 'react-dom/client';
import { propsOf, reactCode } from './react-code.ts';
import { type Shell, playground } from './shell/playground.ts';

const COMPONENTS = { register: AtsRegister, update: AtsUpdate, access: AtsAccess, download: AtsDownload };

/** `allfeat:upload-start` → `onUploadStart` */
const callbackName = (event: EventName) =>
  event.replace('allfeat:', 'on-').replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());

/** A callback for every event, which writes it into the log under the name that it has elsewhere. */
function callbacksFor({ log, giveToken }: Shell): AtsCallbacks {
  const onTokenExpired = (detail: unknown) => {
    log.add(EVENT_NAMES.TOKEN_EXPIRED, detail);
    void giveToken();
  };
  const others = Object.values(EVENT_NAMES).map((event) => [
    callbackName(event),
    (detail: unknown) => log.add(event, detail),
  ]);
  return { ...(Object.fromEntries(others) as AtsCallbacks), onTokenExpired };
}

await playground((shell) => {
  const { stage, config } = shell;
  const root = createRoot(stage);
  const handle = createRef<AtsCommands>();
  const callbacks = callbacksFor(shell);

  return {
    show(settings) {
      if (settings.primary === '') stage.style.removeProperty('--ats-primary');
      else stage.style.setProperty('--ats-primary', settings.primary);
      const Face = COMPONENTS[settings.mode];
      root.render(
        <StrictMode>
          <Face handle={handle} {...propsOf(settings, config)} {...callbacks} />
        </StrictMode>,
      );
    },
    setToken: (token) => handle.current?.setToken(token),
    reset: () => handle.current?.reset(),
    code: (settings) => reactCode(settings, config),
  };
});
