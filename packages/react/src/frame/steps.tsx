import type { StepView, StepsView } from '@ats-kit/machine';
import { memo } from 'react';
import { Icon } from '../parts/icon.tsx';
import type { AtsView } from '@ats-kit/dom';
import { useView } from '../view-source.ts';

function Step({ view }: { view: StepView }) {
  return (
    <li part="step" data-state={view.state} aria-current={view.state === 'current' ? 'step' : undefined}>
      {view.go ? (
        <button type="button" part="step-link" onClick={view.go}>
          {view.name}
          <Icon name="check" part="icon-small" />
          <span part="hidden">{view.hiddenText}</span>
        </button>
      ) : (
        <span>
          {view.name}
          {view.hiddenText && <span part="hidden">{view.hiddenText}</span>}
        </span>
      )}
    </li>
  );
}

const StepsBar = memo(function StepsBar({ view }: { view: StepsView }) {
  return (
    <nav part="steps" aria-label={view.label}>
      <ol role="list">
        {view.items.map((step) => (
          <Step key={step.name} view={step} />
        ))}
      </ol>
      <p part="step-count" aria-hidden="true">
        {view.count}
      </p>
    </nav>
  );
});

const stepsOf = (view: AtsView) => ('steps' in view ? view.steps : null);

/** Where the user stands in the form, and the way back. Renders nothing on screens without steps. */
export function Steps() {
  const steps = useView(stepsOf);
  return steps && <StepsBar view={steps} />;
}
