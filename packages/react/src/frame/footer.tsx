import type { RegisterView } from '@ats-kit/machine';
import { memo } from 'react';
import { useAtsRegisterView } from '../view-source.ts';

const FooterLine = memo(function FooterLine({ view }: { view: RegisterView['footer'] }) {
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

const footerOf = (view: RegisterView) => view.footer;

/** The service's name, and a tag on the test network. */
export function Footer() {
  return <FooterLine view={useAtsRegisterView(footerOf)} />;
}
