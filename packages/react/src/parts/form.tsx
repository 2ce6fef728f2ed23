import type { ButtonView } from '@ats-kit/machine';
import type { ReactNode, SyntheticEvent } from 'react';
import { Button } from './buttons.tsx';
import { Notice } from './notice.tsx';

/** What a step can be left by; a first step has no way back. */
interface StepButtons {
  back?: ButtonView | null;
  next: ButtonView & { isBusy?: boolean };
}

interface FormView extends Pick<StepButtons, 'next'> {
  /** What is to be known before it is filled in. */
  notice?: string | null;
}

/** A step of the form: Enter in a field does what its button does. */
export function Form({ view, children }: { view: FormView; children?: ReactNode }) {
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    view.next.press();
  };
  return (
    <form part="form" noValidate onSubmit={submit}>
      {view.notice && <Notice text={view.notice} tone="neutral" />}
      {children}
    </form>
  );
}

/** The line of buttons at the end of a screen: Back and Continue of a step, or your own. */
export function Actions(props: { view: StepButtons } | { children: ReactNode }) {
  if ('children' in props) return <div part="actions">{props.children}</div>;
  const { back, next } = props.view;
  return (
    <div part="actions">
      {back && <Button view={back} part="button-quiet button-fold" icon="back" iconPart="icon-turn" />}
      <Button view={next} part="button-primary" type="submit" />
    </div>
  );
}
