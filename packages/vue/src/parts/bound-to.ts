import type { FieldView } from '@ats-kit/machine';

/** What binds an input to a field, for `v-bind`; its value comes beside. */
export const boundTo = (view: FieldView, part: string) => ({
  part: `input ${part}`.trim(),
  id: view.id,
  'aria-invalid': view.error ? true : undefined,
  'aria-describedby': view.describedBy,
  'data-tone': view.error ? 'error' : undefined,
  onInput: ({ currentTarget }: Event) => view.set((currentTarget as HTMLInputElement).value),
  onBlur: () => view.blur(),
});
