import { memo } from 'react';
import { Icon, type IconName } from './icon.tsx';

/** Something to know about what is going on. */
export function Notice({ text }: { text: string }) {
  return (
    <div part="notice" data-tone="warning">
      <Icon name="alert" />
      <p>{text}</p>
    </div>
  );
}

/** A quiet sentence beside the matter. */
export const Aside = memo(function Aside({
  icon,
  text,
  fingerprint,
}: {
  icon: IconName;
  text: string;
  fingerprint?: string | undefined;
}) {
  return (
    <p part="aside">
      <Icon name={icon} />
      <span>
        {text}
        {fingerprint && (
          <>
            {' '}
            <span part="mono">{fingerprint}</span>
          </>
        )}
      </span>
    </p>
  );
});
