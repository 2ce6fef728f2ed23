import type { KeptFileView } from '@ats-kit/machine';
import { memo } from 'react';
import { Button } from '../parts/buttons.tsx';
import { Icon } from '../parts/icon.tsx';

/** The file that the work has, and what becomes of it. */
export const KeptFile = memo(function KeptFile({ view }: { view: KeptFileView }) {
  return (
    <div part="panel kept" id={view.id} data-state={view.isKept ? 'kept' : 'replaced'}>
      <div part="row">
        <Icon name="file" />
        <div part="row-text">
          {view.name !== null && <p part="name">{view.name}</p>}
          <p part="hint">{view.text}</p>
        </div>
        {view.keep && <Button view={view.keep} />}
      </div>
    </div>
  );
});
