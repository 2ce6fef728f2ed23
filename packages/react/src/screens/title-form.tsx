import type { TitleStepView } from '@ats-kit/machine';
import { memo } from 'react';
import { FieldInput } from '../parts/field.tsx';
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

export function TitleForm({ view }: { view: TitleStepView }) {
  const { field } = view;
  return (
    <>
      <Header view={view} />
      <Form view={view}>
        <div part="field">
          <div part="label">
            <label htmlFor={field.id}>{field.label}</label>
            <Counter view={view.counter} />
          </div>
          <FieldInput view={field} part="input-large" name="title" required autoComplete="off" dir="auto" />
        </div>
        <Actions view={view} />
      </Form>
    </>
  );
}
