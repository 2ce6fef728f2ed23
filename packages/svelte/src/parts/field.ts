import type { FieldView } from '@ats-kit/machine';
import type { HTMLInputAttributes } from 'svelte/elements';

type InputAttributes = Pick<
  HTMLInputAttributes,
  'type' | 'name' | 'required' | 'readonly' | 'autocomplete' | 'inputmode' | 'placeholder' | 'dir'
>;

export interface FieldProps extends InputAttributes {
  view: FieldView;
  /** Parts beside `input`: `number`, `input-large`. */
  part?: string | undefined;
}
