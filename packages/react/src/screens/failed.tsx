import type { FailedView } from '@ats-kit/machine';
import { memo } from 'react';
import { Button } from '../parts/buttons.tsx';
import { Actions } from '../parts/form.tsx';
import { Header } from '../parts/header.tsx';
import { Icon } from '../parts/icon.tsx';
import { Reference } from '../parts/reference.tsx';

const Known = memo(function Known({ facts }: { facts: FailedView['known'] }) {
  return (
    <dl part="facts">
      {facts.map((fact) => (
        <div key={fact.term} part="fact">
          <dt>{fact.term}</dt>
          <dd>{fact.text}</dd>
        </div>
      ))}
    </dl>
  );
});

/** Failed and disabled: what happened, what was kept, and what comes next. */
export function FailedScreen({ view }: { view: FailedView }) {
  return (
    <>
      <Header view={view}>
        <span part="disc" data-tone={view.mark.tone}>
          <Icon name={view.mark.icon} />
        </span>
      </Header>
      {view.known.length > 0 && <Known facts={view.known} />}
      {view.reference && <Reference {...view.reference} />}
      {(view.back ?? view.retry) && (
        <Actions>
          {view.back && (
            <Button view={view.back} part="button-quiet button-fold" icon="back" iconPart="icon-turn" />
          )}
          {view.retry && <Button view={view.retry} part="button-primary" />}
        </Actions>
      )}
    </>
  );
}
