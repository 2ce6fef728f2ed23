import { type IconName, NOTICE_ICONS, type NoticeTone } from '@ats-kit/dom';
import { memo } from 'react';
import { Icon } from './icon.tsx';

/** Something to know about what is going on: out of the ordinary, or only to be understood. */
export function Notice({ text, tone = 'warning' }: { text: string; tone?: NoticeTone }) {
  return (
    <div part="notice" data-tone={tone}>
      <Icon name={NOTICE_ICONS[tone]} />
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
