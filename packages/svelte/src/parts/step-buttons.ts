import type { ButtonView } from '@ats-kit/machine';

/** What a step can be left by; a first step has no way back. */
export interface StepButtons {
  back?: ButtonView | null;
  next: ButtonView & { isBusy?: boolean };
}
