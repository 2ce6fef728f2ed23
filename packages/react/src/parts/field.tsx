import type { FieldView } from '@ats-kit/machine';
import { type ComponentProps, memo } from 'react';
import { Icon } from './icon.tsx';

export function ErrorText({ id, text }: { id: string; text: string }) {
  return (
    <p part="error" id={id} data-tone="error">
      <Icon name="alert" part="icon-small" />
      <span>{text}</span>
    </p>
  );
}

type InputProps = Pick<
  ComponentProps<'input'>,
  'type' | 'name' | 'required' | 'readOnly' | 'autoComplete' | 'inputMode' | 'placeholder' | 'dir'
>;

export interface FieldProps extends InputProps {
  view: FieldView;
  /** Parts beside `input`: `number`, `input-large`. */
  part?: string | undefined;
}

type BoundProps = ComponentProps<'input'> & { 'data-tone': 'error' | undefined };

/** What binds an input to a field; its value comes beside. */
export const boundTo = (view: FieldView, part: string): BoundProps => ({
  part: `input ${part}`.trim(),
  id: view.id,
  'aria-invalid': view.error ? true : undefined,
  'aria-describedby': view.describedBy,
  'data-tone': view.error ? 'error' : undefined,
  onInput: (event) => view.set(event.currentTarget.value),
  onBlur: view.blur,
});

/** The input of a field, and what is wrong with it. */
export const FieldInput = memo(function FieldInput({ view, part = '', ...props }: FieldProps) {
  return (
    <>
      <input {...props} {...boundTo(view, part)} value={view.value} />
      {view.error && <ErrorText id={view.errorId} text={view.error} />}
    </>
  );
});

/** What a field says about what to write, below its input. */
export const Hint = ({ view }: { view: FieldView }) =>
  view.hint && (
    <p part="hint" id={view.hintId}>
      {view.hint}
    </p>
  );

/** A label, an input, what is wrong with it, a hint. */
export const Field = memo(function Field({ view, ...props }: FieldProps) {
  return (
    <div part="field">
      <label part="label" htmlFor={view.id}>
        {view.label} {view.optional && <span part="optional">{view.optional}</span>}
      </label>
      <FieldInput view={view} {...props} />
      <Hint view={view} />
    </div>
  );
});
