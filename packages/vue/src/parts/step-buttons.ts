import type { ButtonView } from '@ats-kit/machine';

/** What a step can be left by; a first step has no way back. */
export interface StepButtons {
  back?: ButtonView | null;
  next: ButtonView & { isBusy?: boolean };
}

export interface FormView extends Pick<StepButtons, 'next'> {
  /** What is to be known before it is filled in. */
  notice?: string | null;
}
