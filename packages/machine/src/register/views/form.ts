import { LIMITS, countCharacters, trimText } from '@ats-kit/protocol';
import { creatorOf, visibleProblems } from '../../form/form.rules.ts';
import type { CreatorsStepView, FileStepView, ReviewStepView, TitleStepView } from '../register.view.ts';
import type { FixedTitleStepView } from '../../update/update.view.ts';
import { type Connection, factsOf, priceOf } from './env.ts';
import { creatorsStep } from './creators-step.ts';
import { fileStep } from './file-step.ts';
import { type FormConnection, frame } from './form-frame.ts';

function titleFrame(connection: FormConnection) {
  const { t } = connection;
  return { ...frame(connection), step: 'title' as const, heading: t.title.heading, lead: t.title.lead };
}

const titleField = ({ form, t, id }: FormConnection) => ({
  id: id('title'),
  label: t.title.label,
  value: form.title,
  errorId: id('title-error'),
  hint: null,
  hintId: '',
  optional: null,
});

/** The title of a work, which stays as it is. */
export function fixedTitleStep(connection: FormConnection): FixedTitleStepView {
  return {
    ...titleFrame(connection),
    field: {
      ...titleField(connection),
      error: null,
      describedBy: undefined,
      isReadOnly: true,
      set: ignore,
      blur: ignore,
    },
    counter: null,
  };
}

const ignore = () => undefined;

export function titleStep(connection: FormConnection): TitleStepView {
  const { form, act, take, t, format, id, problems } = connection;
  const max = format.number(LIMITS.maxTitleCharacters);
  const problem = problems.find(({ path }) => path === 'title');
  const error =
    problem?.step !== 'title'
      ? null
      : problem.problem === 'invalid'
        ? t.title.errors.invalid
        : t.title.errors[problem.problem](max);
  const counterId = id('title-count');
  return {
    ...titleFrame(connection),
    field: {
      ...titleField(connection),
      error,
      describedBy: error ? `${id('title-error')} ${counterId}` : counterId,
      set: take('title', (title: string) => ({ type: 'user.setTitle', title })),
      blur: act({ type: 'user.leaveField', path: 'title' }),
    },
    counter: {
      id: counterId,
      hiddenText: t.title.length,
      text: t.title.count(format.number(countCharacters(trimText(form.title))), max),
    },
  };
}

function reviewStep(connection: FormConnection): ReviewStepView {
  const { form, t, snapshot } = connection;
  const base = frame(connection);
  const { confirmPrice } = snapshot.register.context;
  const { send, sendAndRegister } = form.file
    ? t.review
    : { send: t.review.check, sendAndRegister: t.review.update };
  return {
    ...base,
    step: 'review',
    heading: t.review.heading,
    lead: t.review.lead,
    facts: factsOf(
      connection,
      { title: trimText(form.title), creators: form.creators.map(creatorOf), file: form.file },
      true,
    ),
    price: priceOf(connection, null),
    next: { ...base.next, text: confirmPrice ? send : sendAndRegister },
  };
}

/**
 * The step of the form that stands.
 *
 * @param title what the step of the title looks like: it can be written, or it stands
 */
export function formView<Title>(
  connection: Connection,
  title: (connection: FormConnection) => Title,
): FileStepView | Title | CreatorsStepView | ReviewStepView {
  const { form } = connection.snapshot;
  if (!form) throw new Error('The form is not running.');
  const step = form.value;
  const inner = { ...connection, form: form.context, step, problems: visibleProblems(form.context) };
  if (step === 'file') return fileStep(inner);
  if (step === 'title') return title(inner);
  return step === 'creators' ? creatorsStep(inner) : reviewStep(inner);
}
