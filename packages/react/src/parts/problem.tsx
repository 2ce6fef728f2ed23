import type { ProblemView } from '@ats-kit/machine';
import { memo } from 'react';
import { Button } from './buttons.tsx';
import { Icon } from './icon.tsx';

/** Something that did not come, and a button that asks for it again. */
export const Problem = memo(function Problem({ view }: { view: ProblemView }) {
  return (
    <div part="notice" data-tone="error">
      <Icon name="alert" />
      <p id={view.id}>{view.text}</p>
      <div part="buttons">
        <Button view={view.retry} icon="retry" describedBy={view.id} />
      </div>
    </div>
  );
});
