import { stepProblems } from '../../form/form.rules.ts';
import { FORM_STEPS, type FormContext, type FormStep } from '../../form/form.types.ts';
import type { StepsView } from '../register.view.ts';
import type { Connection } from './env.ts';

/**
 * Where the user stands in the form.
 *
 * @param form the form, while it can be moved in; `null` once it was sent
 */
export function stepsOf({ act, t }: Connection, step: FormStep, form: FormContext | null): StepsView {
  const at = FORM_STEPS.indexOf(step);
  const isOpen = (index: number) =>
    form !== null && FORM_STEPS.slice(0, index).every((earlier) => stepProblems(form, earlier).length === 0);
  return {
    label: t.steps.label,
    count: t.steps.count(at + 1, FORM_STEPS.length),
    items: FORM_STEPS.map((name, index) => {
      const go = index < at && isOpen(index) ? act({ type: 'user.goTo', step: name }) : null;
      return {
        name: t.steps.names[name],
        state: index === at ? 'current' : index < at ? 'done' : 'todo',
        go,
        hiddenText: index >= at ? '' : go ? t.steps.done : t.steps.doneOnly,
      };
    }),
  };
}
