import type { AccessCodeStepView } from '@ats-kit/machine';
import { useCallback } from 'react';
import { Button } from '../parts/buttons.tsx';
import { ErrorText, Hint, boundTo } from '../parts/field.tsx';
import { Actions, Form } from '../parts/form.tsx';
import { Header } from '../parts/header.tsx';
import { Icon } from '../parts/icon.tsx';

/** An access code is a secret. */
function CodeInput({ field }: { field: AccessCodeStepView['field'] }) {
  const { value } = field;
  // Not by the prop: React writes that into the markup as well, on a server too, where scripts and copies of the page find it.
  // Nor by an effect: it would come after a letter that was typed meanwhile, and overwrite it.
  const fill = useCallback(
    (input: HTMLInputElement | null) => {
      if (input && input.value !== value) input.value = value;
    },
    [value],
  );
  return (
    <div part="control">
      <input
        {...boundTo(field, 'mono')}
        ref={fill}
        type={field.isShown ? 'text' : 'password'}
        required
        autoComplete="off"
        autoCapitalize="none"
        autoCorrect="off"
        spellCheck={false}
        dir="ltr"
      />
      <button
        type="button"
        part="button button-quiet button-icon"
        aria-label={field.toggle.label}
        aria-controls={field.id}
        onClick={field.toggle.press}
      >
        <Icon name={field.toggle.icon} />
      </button>
    </div>
  );
}

export function AccessCodeForm({ view }: { view: AccessCodeStepView }) {
  const { field } = view;
  return (
    <>
      <Header view={view} />
      <Form view={view}>
        <div part="field">
          <label part="label" htmlFor={field.id}>
            {field.label}
          </label>
          <CodeInput field={field} />
          {field.error && <ErrorText id={field.errorId} text={field.error} />}
          <Hint view={field} />
        </div>
        <Actions>
          {view.restart && <Button view={view.restart} part="button-quiet" />}
          <Button view={view.next} part="button-primary" type="submit" />
        </Actions>
      </Form>
    </>
  );
}
