import { memo } from 'react';
import type { AtsView } from '@ats-kit/dom';
import { useView } from '../view-source.ts';

const FooterLine = memo(function FooterLine({ view }: { view: AtsView['footer'] }) {
  return (
    <p part="footer">
      {view.brand}{' '}
      {view.tag && (
        <span part="tag" data-tone="warning">
          {view.tag}
        </span>
      )}
    </p>
  );
});

const footerOf = (view: AtsView) => view.footer;

/** The service's name, and a tag on the test network. */
export function Footer() {
  return <FooterLine view={useView(footerOf)} />;
}
