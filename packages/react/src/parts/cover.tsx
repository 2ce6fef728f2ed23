import type { CoverView } from '@ats-kit/machine';
import { memo } from 'react';

/** A version, drawn small: the cover of a work, for all who see. */
export const Cover = memo(function Cover({ view, part = 'seal-small' }: { view: CoverView; part?: string }) {
  return (
    <span part={`seal ${part}`} data-cut={view.cut}>
      <svg part="seal-rays" viewBox="0 0 36 36" aria-hidden="true" focusable="false">
        <path d={view.path} />
      </svg>
    </span>
  );
});
