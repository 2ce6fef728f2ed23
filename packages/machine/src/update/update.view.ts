import type { FindingView } from '../finding/finding.view.ts';
import type { FieldView, RegisterView, TitleStepView } from '../register/register.view.ts';

/** The title as it was registered: titles never change, so it is shown and cannot be written. */
export interface FixedTitleStepView extends Omit<TitleStepView, 'field' | 'counter'> {
  field: FieldView & { isReadOnly: true };
  counter: null;
}

/** Everything a face renders when a work gets a new version, told apart by `screen` and `step`. */
export type UpdateView = FindingView | Exclude<RegisterView, TitleStepView> | FixedTitleStepView;
