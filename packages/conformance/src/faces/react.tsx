import { AtsAccess, type AtsCommands, AtsDownload, AtsRegister, AtsUpdate } from '@ats-kit/react';
import { type ReactNode, type RefObject, StrictMode, createRef } from 'react';
import { type Root, createRoot, hydrateRoot } from 'react-dom/client';
import { type Face, type Place, type Shown, callbacksTo } from './face.ts';

const COMPONENTS = { register: AtsRegister, update: AtsUpdate, access: AtsAccess, download: AtsDownload };

function put(place: Place, how: (content: ReactNode) => Root): Shown {
  const Whole = COMPONENTS[place.mode];
  const handle: RefObject<AtsCommands | null> = createRef();
  const root = how(
    <StrictMode>
      <Whole {...place.options} {...callbacksTo(place.hear)} handle={handle} />
    </StrictMode>,
  );
  const commands = () => {
    if (!handle.current) throw new Error('React has not mounted it yet.');
    return handle.current;
  };
  return {
    setToken: (token) => commands().setToken(token),
    reset: () => commands().reset(),
    getState: () => commands().getState(),
    unmount: () => root.unmount(),
  };
}

export const react: Face = {
  name: 'React',
  show: (place) =>
    put(place, (content) => {
      const root = createRoot(place.root);
      root.render(content);
      return root;
    }),
  hydrate: (place) => put(place, (content) => hydrateRoot(place.root, content)),
};
