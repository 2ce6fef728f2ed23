import type { KeptFileView } from '@ats-kit/machine';
import { memo } from 'react';
import { Button } from '../parts/buttons.tsx';
import { Icon } from '../parts/icon.tsx';

/** The file that the work has, and what becomes of it. */
export const KeptFile = memo(function KeptFile({ view }: { view: KeptFileView }) {
  return (
    <div part="panel kept" id={view.id}>
      <Icon name="file" />
      <p>{view.text}</p>
      {view.keep && <Button view={view.keep} />}
    </div>
  );
});
