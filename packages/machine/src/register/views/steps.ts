import { stepProblems } from '../../form/form.rules.ts';
import { FORM_STEPS, type FormContext, type FormStep } from '../../form/form.types.ts';
import type { StepsView } from '../register.view.ts';
import type { Connection } from './env.ts';

/**
 * Where the user stands in the form.
 *
 * @param form the form, while it can be moved in; `null` once it was sent
 */
export function stepsOf(
  { snapshot, act, t, format }: Connection,
  step: FormStep | 'work',
  form: FormContext | null,
): StepsView {
  const isUpdate = snapshot.register.context.mode === 'update';
  const names: readonly (FormStep | 'work')[] = isUpdate ? ['work', ...FORM_STEPS] : FORM_STEPS;
  const at = names.indexOf(step);
  const isOpen = (index: number) =>
    form !== null &&
    names.slice(0, index).every((earlier) => earlier === 'work' || stepProblems(form, earlier).length === 0);
  return {
    label: t.steps.label,
    count: t.steps.count(format.number(at + 1), format.number(names.length)),
    items: names.map((name, index) => {
      const go =
        index < at && isOpen(index)
          ? act(name === 'work' ? { type: 'user.backToWork' } : { type: 'user.goTo', step: name })
          : null;
      return {
        name: name === 'work' ? t.finding.step : t.steps.names[name],
        state: index === at ? 'current' : index < at ? 'done' : 'todo',
        go,
        hiddenText: index >= at ? '' : go ? t.steps.done : t.steps.doneOnly,
      };
    }),
  };
}
