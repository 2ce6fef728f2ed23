import { type ReactNode, useRef } from 'react';
import { type AtsView, useView } from '../view-source.ts';
import { useFocus, useVeil } from './use-focus.ts';

function Overlay({ view }: { view: NonNullable<AtsView['overlay']> }) {
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

const spoken = ({ overlay, announcement }: AtsView) => overlay?.heading ?? announcement;

/** The one live region. It stays for life, outside of all that is busy or inert, so that it is heard. */
function LiveRegion() {
  return (
    <p part="hidden" role="status">
      {useView(spoken)}
    </p>
  );
}

const networkOf = (view: AtsView) => view.network;
const langOf = (view: AtsView) => view.lang;
const dirOf = (view: AtsView) => view.dir;
const focusOf = (view: AtsView) => view.focus;
const overlayOf = (view: AtsView) => view.overlay;

/** The surface around every screen, the veil while a token is awaited, the live region. */
export function Frame({ children }: { children?: ReactNode }) {
  const surface = useRef<HTMLDivElement>(null);
  const network = useView(networkOf);
  const focus = useView(focusOf);
  const overlay = useView(overlayOf);
  useVeil(surface, overlay !== null, focus.key);
  useFocus(surface, focus, overlay !== null);
  return (
    <div part="root" className="ats" data-network={network} lang={useView(langOf)} dir={useView(dirOf)}>
      <div part="surface" ref={surface}>
        {children}
        {overlay && <Overlay view={overlay} />}
      </div>
      <LiveRegion />
    </div>
  );
}
