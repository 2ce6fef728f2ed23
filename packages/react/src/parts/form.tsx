import type { FormStepView } from '@ats-kit/machine';
import type { ReactNode, SyntheticEvent } from 'react';
import { Button } from './buttons.tsx';

/** A step of the form: Enter in a field does what its button does. */
export function Form({ view, children }: { view: Pick<FormStepView, 'next'>; children?: ReactNode }) {
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    view.next.press();
  };
  return (
    <form part="form" noValidate onSubmit={submit}>
      {children}
    </form>
  );
}

/** The line of buttons at the end of a screen: Back and Continue of a step, or your own. */
export function Actions(props: { view: Pick<FormStepView, 'back' | 'next'> } | { children: ReactNode }) {
  if ('children' in props) return <div part="actions">{props.children}</div>;
  const { back, next } = props.view;
  return (
    <div part="actions">
      {back && <Button view={back} part="button-quiet button-fold" icon="back" iconPart="icon-turn" />}
      <Button view={next} part="button-primary" type="submit" />
    </div>
  );
}
