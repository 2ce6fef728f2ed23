import { type FormProblem, fileProblem } from '../../form/form.rules.ts';
import type { FormContext, FormStep } from '../../form/form.types.ts';
import { type Connection, common, focusOnHeading } from './env.ts';
import { stepsOf } from './steps.ts';

export interface FormConnection extends Connection {
  form: FormContext;
  step: FormStep;
  problems: FormProblem[];
}

/** The same on every step of the form. */
export function frame(connection: FormConnection) {
  const { form, step, act, t, id } = connection;
  const refusal = form.refused.includes(step) && connection.problems.some((problem) => problem.step === step);
  const focus = focusOnHeading(connection, `.${step}`);
  return {
    ...common(connection),
    screen: 'form' as const,
    steps: stepsOf(connection, step, form),
    // A refusal takes focus to what is wrong, each time anew; putting it right moves nothing.
    focus: {
      key: `${focus.key}#${form.refusals}`,
      id: (refusal ? refusalId(connection) : null) ?? focus.id,
    },
    notice: form.isRestored && form.file === null ? t.resumed.draft : null,
    back:
      step !== 'file'
        ? { text: t.back, press: act({ type: 'user.back' }) }
        : form.work
          ? { text: t.back, press: act({ type: 'user.backToWork' }) }
          : null,
    next: { text: t.continue, press: act({ type: 'user.next' }) },
    announcement:
      step === 'file' && form.file && fileProblem(form) === null ? t.file.chosen(form.file.name) : '',
    inputId: id('file'),
  };
}

function refusalId({ step, id }: FormConnection): string | null {
  return { file: id('file'), title: id('title'), creators: id('summary'), review: null }[step];
}
