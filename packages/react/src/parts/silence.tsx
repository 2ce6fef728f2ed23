import { memo } from 'react';

/** Where a recording or a work could be. */
export const Silence = memo(function Silence({ bars }: { bars: readonly string[] }) {
  return (
    <svg part="silence" viewBox="0 0 352 40" preserveAspectRatio="none" aria-hidden="true" focusable="false">
      {bars.map((bar) => (
        <path key={bar} d={bar} />
      ))}
    </svg>
  );
});
