import { ICONS, type IconName } from '@ats-kit/dom';

/** Drawn inline, so that it needs no sprite: a `<use>` does not reach into a shadow root from the page. */
export function Icon({ name, part = '' }: { name: IconName; part?: string }) {
  return (
    <svg part={`icon ${part}`.trim()} viewBox="0 0 20 20" aria-hidden="true" focusable="false">
      {ICONS[name].map((path) => (
        <path key={path} d={path} />
      ))}
    </svg>
  );
}
