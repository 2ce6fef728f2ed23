import type { ReactNode } from 'react';
import type { AtsView } from '@ats-kit/dom';

interface ScreenProps {
  view: AtsView;
  /** What stands in it is the page's own, and may lack our heading: then the screen has its name, and takes its focus. */
  isReplaced: boolean;
  children: ReactNode;
}

/** What is around the inside of every screen. */
export function Screen({ view, isReplaced, children }: ScreenProps) {
  const isVeiled = view.overlay !== null;
  return (
    <section
      part={isVeiled ? 'screen behind' : 'screen'}
      aria-busy={isVeiled ? true : undefined}
      aria-labelledby={view.headingId}
      aria-label={isReplaced ? view.heading : undefined}
      tabIndex={isReplaced ? -1 : undefined}
    >
      {children}
    </section>
  );
}
