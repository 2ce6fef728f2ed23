import { type Surface, createSurface, spokenOf } from '@ats-kit/dom';
import { type ReactNode, type RefObject, useEffect, useRef } from 'react';
import type { AtsView } from '@ats-kit/dom';
import { useView } from '../view-source.ts';

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

/** The one live region. It stays for life, outside of all that is busy or inert, so that it is heard. */
function LiveRegion() {
  return (
    <p part="hidden" role="status">
      {useView(spokenOf)}
    </p>
  );
}

const networkOf = (view: AtsView) => view.network;
const langOf = (view: AtsView) => view.lang;
const dirOf = (view: AtsView) => view.dir;
const overlayOf = (view: AtsView) => view.overlay;
const wholeOf = (view: AtsView) => view;

/** Shows nothing: it heeds every view, once the elements of it stand in the document. */
function Heed({ element }: { element: RefObject<HTMLElement | null> }) {
  const view = useView(wholeOf);
  const surface = useRef<Surface>(null);
  useEffect(() => {
    if (!element.current) return;
    surface.current = createSurface(element.current);
    return () => surface.current?.destroy();
  }, [element]);
  useEffect(() => surface.current?.update(view), [view]);
  return null;
}

/** The surface around every screen, the veil while a token is awaited, the live region. */
export function Frame({ children }: { children?: ReactNode }) {
  const surface = useRef<HTMLDivElement>(null);
  const network = useView(networkOf);
  const overlay = useView(overlayOf);
  return (
    <div part="root" className="ats" data-network={network} lang={useView(langOf)} dir={useView(dirOf)}>
      <div part="surface" ref={surface}>
        {children}
        {overlay && <Overlay view={overlay} />}
      </div>
      <Heed element={surface} />
      <LiveRegion />
    </div>
  );
}
