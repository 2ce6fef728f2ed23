import type { StageView, TrackingView } from '@ats-kit/machine';
import { memo } from 'react';
import { Button } from '../parts/buttons.tsx';
import { Actions } from '../parts/form.tsx';
import { Header } from '../parts/header.tsx';
import { Icon } from '../parts/icon.tsx';
import { Live } from '../parts/live.tsx';
import { Aside, Notice } from '../parts/notice.tsx';
import { Reference } from '../parts/reference.tsx';

const Stage = memo(function Stage({ view }: { view: StageView }) {
  return (
    <li part="stage" data-state={view.state} aria-current={view.state === 'current' ? 'step' : undefined}>
      <span part="stage-mark">
        {view.state === 'done' && <Icon name="check" part="icon-small" />}
        {view.state === 'current' && <Live />}
      </span>
      <div>
        <p>
          {view.name}
          <span part="hidden">{view.hiddenText}</span>
        </p>
        {view.hint && <p part="hint">{view.hint}</p>}
      </div>
      {view.time && (
        <time part="number" dateTime={view.time.machine}>
          {view.time.text}
        </time>
      )}
    </li>
  );
});

export function TrackingScreen({ view }: { view: TrackingView }) {
  const { verified, still } = view;
  return (
    <>
      <Header view={view} />
      {view.notice && <Notice text={view.notice} tone="neutral" />}
      {view.stages.length > 0 && (
        <ol part="timeline" role="list">
          {view.stages.map((stage) => (
            <Stage key={stage.step} view={stage} />
          ))}
        </ol>
      )}
      {verified && <Aside icon="shield" text={verified.text} fingerprint={verified.fingerprint} />}
      {still && <Reference term={still.term} id={still.transactionId} copy={still.copy} />}
      {(still ?? view.another) && (
        <Actions>
          {view.another && <Button view={view.another} part={view.another.isQuiet ? 'button-quiet' : ''} />}
          {still && <Button view={still.keepWaiting} part="button-primary" />}
        </Actions>
      )}
    </>
  );
}
