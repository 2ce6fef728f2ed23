import type { RegisterView } from '@ats-kit/machine';
import { type ReactNode, useRef } from 'react';
import { useAtsRegisterView } from '../view-source.ts';
import { useFocus, useVeil } from './use-focus.ts';

function Overlay({ view }: { view: NonNullable<RegisterView['overlay']> }) {
  return (
    <div part="overlay">
      <div part="dialog">
        <svg part="spinner" viewBox="0 0 32 32" aria-hidden="true">
          <circle cx="16" cy="16" r="13" />
          <circle cx="16" cy="16" r="13" pathLength="100" />
        </svg>
        <p part="subheading">{view.heading}</p>
        <p part="hint">{view.hint}</p>
      </div>
    </div>
  );
}

const spoken = ({ overlay, announcement }: RegisterView) => overlay?.heading ?? announcement;

/** The one live region. It stays for life, outside of all that is busy or inert, so that it is heard. */
function LiveRegion() {
  return (
    <p part="hidden" role="status">
      {useAtsRegisterView(spoken)}
    </p>
  );
}

const networkOf = (view: RegisterView) => view.network;
const focusOf = (view: RegisterView) => view.focus;
const overlayOf = (view: RegisterView) => view.overlay;

/** The surface around every screen, the veil while a token is awaited, the live region. */
export function Frame({ children }: { children?: ReactNode }) {
  const surface = useRef<HTMLDivElement>(null);
  const network = useAtsRegisterView(networkOf);
  const focus = useAtsRegisterView(focusOf);
  const overlay = useAtsRegisterView(overlayOf);
  useVeil(surface, overlay !== null, focus.key);
  useFocus(surface, focus, overlay !== null);
  return (
    <div part="root" className="ats" data-network={network}>
      <div part="surface" ref={surface}>
        {children}
        {overlay && <Overlay view={overlay} />}
      </div>
      <LiveRegion />
    </div>
  );
}
