import type { TitleStepView } from '@ats-kit/machine';
import { FieldInput } from '../parts/field.tsx';
import { Header } from '../parts/frame.tsx';
import { StepForm } from './form-actions.tsx';

export function TitleStep({ view }: { view: TitleStepView }) {
  return (
    <>
      <Header view={view} />
      <StepForm view={view}>
        <div part="field">
          <div part="label">
            <label htmlFor={view.field.id}>{view.field.label}</label>
            <span part="counter" id={view.counter.id}>
              <span part="hidden">{view.counter.hiddenText}</span>
              {view.counter.text}
            </span>
          </div>
          <FieldInput
            view={view.field}
            part="input-large"
            name="title"
            required
            autoComplete="off"
            dir="auto"
          />
        </div>
      </StepForm>
    </>
  );
}
