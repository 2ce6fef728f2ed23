import { AtsAccess, type AtsCommands, AtsDownload, AtsRegister, AtsUpdate } from '@ats-kit/react';
import '@ats-kit/theme/ats.css';
import { StrictMode, createRef } from 'react';
import { createRoot } from 'react-dom/client';
import { callbacksFor } from './callbacks.ts';
import { propsOf } from './props.ts';
import { reactCode } from './react-code.ts';
import { playground } from './shell/playground.ts';

const COMPONENTS = { register: AtsRegister, update: AtsUpdate, access: AtsAccess, download: AtsDownload };

await playground((shell) => {
  const { stage, inspect } = shell;
  const root = createRoot(stage);
  const handle = createRef<AtsCommands>();
  const callbacks = callbacksFor(shell);

  return {
    show(settings, config) {
      const Face = COMPONENTS[settings.mode];
      root.render(
        <StrictMode>
          <Face handle={handle} {...propsOf(settings, config)} {...callbacks} inspect={inspect} />
        </StrictMode>,
      );
    },
    setToken: (token) => handle.current?.setToken(token),
    reset: () => handle.current?.reset(),
    code: reactCode,
  };
});
