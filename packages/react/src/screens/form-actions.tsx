import type { FormStepView } from '@ats-kit/machine';
import type { ReactNode, SyntheticEvent } from 'react';
import { Button } from '../parts/buttons.tsx';

/** Back at the start of the line, the one filled button at its end. */
export function FormActions({ view }: { view: FormStepView }) {
  return (
    <div part="actions">
      {view.back && (
        <Button view={view.back} part="button-quiet button-fold" icon="back" iconPart="icon-turn" />
      )}
      <Button view={view.next} part="button-primary" type="submit" />
    </div>
  );
}

/** A step of the form: Enter does what its button does. */
export function StepForm({ view, children }: { view: FormStepView; children: ReactNode }) {
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    view.next.press();
  };
  return (
    <form part="form" noValidate onSubmit={submit}>
      {children}
      <FormActions view={view} />
    </form>
  );
}
