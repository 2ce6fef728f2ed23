import type { ButtonView, FieldView, ScreenView, StepsView } from '../register/register.view.ts';
import type { WorksView } from '../works/works.view.ts';

interface FindingScreenView extends ScreenView {
  screen: 'finding';
  /** Where this stands among the steps of the mode; `null` where it is the only one. */
  steps: StepsView | null;
  /** A work is being looked up or opened. */
  isBusy: boolean;
}

/** An access code is asked for. */
export interface AccessCodeStepView extends FindingScreenView {
  step: 'access_code';
  field: FieldView & {
    /** Codes are masked like passwords, unless their owner wants to read them. */
    isShown: boolean;
    /** Shows and hides; `label` says what a press does. */
    toggle: { label: string; icon: 'eye' | 'eyeOff'; press(): void };
  };
  /** Gives up what only this code could bring back; `null` where there is nothing of the kind. */
  restart: ButtonView | null;
  /** Looks the work up. */
  next: ButtonView & { isBusy: boolean };
}

/** One of the user's own works is asked for. */
export interface WorkSelectStepView extends FindingScreenView {
  step: 'work_select';
  works: WorksView;
}

export type FindingView = AccessCodeStepView | WorkSelectStepView;
