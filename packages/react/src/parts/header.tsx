import { type ReactNode, memo } from 'react';
import type { AtsView } from '@ats-kit/dom';

type HeaderView = Pick<AtsView, 'headingId' | 'heading' | 'lead'>;

/** Takes the texts rather than the view, which is another one with every percent. */
const HeaderTexts = memo(function HeaderTexts({
  headingId,
  heading,
  lead,
  children,
}: HeaderView & { children?: ReactNode }) {
  return (
    <header part="header">
      {children}
      <h2 part="heading" id={headingId} tabIndex={-1}>
        {heading}
      </h2>
      {lead && <p part="lead">{lead}</p>}
    </header>
  );
});

/** The heading of a screen, which takes the focus when the screen comes, and the sentence below it. */
export function Header({
  view: { headingId, heading, lead },
  children,
}: {
  view: HeaderView;
  children?: ReactNode;
}) {
  return (
    <HeaderTexts headingId={headingId} heading={heading} lead={lead}>
      {children}
    </HeaderTexts>
  );
}
