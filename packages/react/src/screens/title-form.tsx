import type { FixedTitleStepView, TitleStepView } from '@ats-kit/machine';
import { memo } from 'react';
import { FieldInput, Hint } from '../parts/field.tsx';
import { Actions, Form } from '../parts/form.tsx';
import { Header } from '../parts/header.tsx';

const Counter = memo(function Counter({ view }: { view: TitleStepView['counter'] }) {
  return (
    <span part="counter" id={view.id}>
      <span part="hidden">{view.hiddenText}</span>
      {view.text}
    </span>
  );
});

/** The title of a new work, or the one that a work keeps. */
export function TitleForm({ view }: { view: TitleStepView | FixedTitleStepView }) {
  const { field, counter } = view;
  const isFixed = counter === null;
  return (
    <>
      <Header view={view} />
      <Form view={view}>
        <div part="field">
          <div part="label">
            <label htmlFor={field.id}>{field.label}</label>
            {counter && <Counter view={counter} />}
          </div>
          <FieldInput
            view={field}
            part="input-large"
            name="title"
            required={!isFixed}
            readOnly={isFixed}
            autoComplete="off"
            dir="auto"
          />
          <Hint view={field} />
        </div>
        <Actions view={view} />
      </Form>
    </>
  );
}
