import { LIMITS, ROLES, countCharacters, trimText } from '@ats-kit/protocol';
import { SILENCE_PATHS } from '../../drawing/wave.ts';
import {
  creatorOf,
  creatorPath,
  fileProblem,
  visibleProblems,
  type FormProblem,
} from '../../form/form.rules.ts';
import type {
  CreatorDraft,
  CreatorField,
  CreatorTextField,
  FormContext,
  FormStep,
} from '../../form/form.types.ts';
import type {
  CreatorView,
  CreatorsStepView,
  FieldView,
  KeptFileView,
  FileStepView,
  ReviewStepView,
  TitleStepView,
} from '../register.view.ts';
import type { FixedTitleStepView } from '../../update/update.view.ts';
import { type Connection, common, creatorNames, factsOf, focusOnHeading, priceOf } from './env.ts';
import { durationOf, soundOf } from './sound.ts';
import { stepsOf } from './steps.ts';

const ACCEPT = 'audio/*,.wav,.flac,.aif,.aiff,.mp3,.aac,.m4a,.ogg,.oga,.opus';

export interface FormConnection extends Connection {
  form: FormContext;
  step: FormStep;
  problems: FormProblem[];
}

function frame(connection: FormConnection) {
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

function fileError({ form, t, format, problems }: FormConnection): string | null {
  const problem = problems.some(({ path }) => path === 'file') ? fileProblem(form) : null;
  const { file, maxFileBytes } = form;
  const { errors } = t.file;
  if (problem === 'required' || !file) return problem ? errors.required : null;
  if (problem === 'tooLarge')
    return errors.tooLarge(file.name, format.bytes(file.sizeBytes), format.bytes(maxFileBytes));
  return problem ? errors[problem](file.name) : null;
}

/** The format as its content says. */
const formatName = ({ snapshot }: Connection) => snapshot.recording?.context.format?.toUpperCase() ?? null;

/** The file that the work has stays, unless another one is chosen. */
function keptFile({ form, t, id, act }: FormConnection): KeptFileView | null {
  const { work, file } = form;
  if (!work?.hasFile) return null;
  return {
    id: id('kept-file'),
    name: work.filename,
    isKept: file === null,
    text: file === null ? t.file.kept(work.filename) : t.file.replaces(work.filename),
    keep: file === null ? null : { text: t.file.keep, press: act({ type: 'user.removeFile' }) },
  };
}

function fileStep(connection: FormConnection): FileStepView {
  const { form, take, t, format, id, keepFile } = connection;
  const error = fileError(connection);
  const { file } = form;
  const isRight = file !== null && fileProblem(form) === null;
  const base = frame(connection);
  const duration = durationOf(connection);
  return {
    ...base,
    step: 'file',
    heading: t.file.heading,
    lead: isRight ? t.file.leadChosen : t.file.lead,
    accept: ACCEPT,
    hint: t.file.formats(format.bytes(form.maxFileBytes)),
    hintId: id('file-hint'),
    error,
    errorId: id('file-error'),
    describedBy: error ? `${id('file-error')} ${id('file-hint')}` : id('file-hint'),
    dropText: t.file.drop,
    chooseText: t.file.choose,
    silence: SILENCE_PATHS,
    file: isRight
      ? {
          name: file.name,
          facts: [
            formatName(connection),
            format.bytes(file.sizeBytes),
            duration === null ? null : format.secondsShort(duration),
          ]
            .filter((fact) => fact !== null)
            .reduce((one, other) => t.facts(one, other)),
          replace: { text: t.file.replace, label: t.file.replaceLabel(file.name) },
          sound: soundOf(connection, file.name),
        }
      : null,
    next: { ...base.next, isDisabled: fileProblem(form) !== null },
    kept: keptFile(connection),
    choose: take('choose', (chosen: File) => ({ type: 'user.chooseFile', file: keepFile(chosen) })),
  };
}

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

function creatorError(t: Connection['t'], problem: FormProblem | undefined): string | null {
  if (!problem || !('field' in problem)) return null;
  const errors = t.creators.errors;
  switch (problem.field) {
    case 'fullName':
    case 'email':
      return errors[problem.field][problem.problem];
    case 'roles':
    case 'ipi':
    case 'isni':
      return errors[problem.field];
  }
}

function creatorView(connection: FormConnection, draft: CreatorDraft, index: number): CreatorView {
  const { form, act, take, t, format, problems, id } = connection;
  const { key } = draft;
  const ordinal = format.number(index + 1);
  const name = trimText(draft.fullName) || t.creators.unnamed(ordinal);
  const problemAt = (path: string) =>
    creatorError(
      t,
      problems.find((problem) => problem.path === path),
    );
  const field = (which: CreatorTextField, label: string, hint: string | null): FieldView => {
    const fieldId = id(`${key}-${which}`);
    const error = problemAt(creatorPath(key, which));
    return {
      id: fieldId,
      label,
      value: draft[which],
      error,
      errorId: `${fieldId}-error`,
      hint,
      hintId: `${fieldId}-hint`,
      optional: hint === null ? null : t.optional,
      describedBy:
        [error ? `${fieldId}-error` : null, hint ? `${fieldId}-hint` : null].filter(Boolean).join(' ') ||
        undefined,
      set: take(creatorPath(key, which), (value: string) => ({
        type: 'user.setCreator',
        key,
        field: which,
        value,
      })),
      blur: act({ type: 'user.leaveField', path: creatorPath(key, which) }),
    };
  };
  const rolesId = id(`${key}-roles`);
  const isOpen = form.openCreator === key;
  return {
    key,
    id: id(key),
    ordinal,
    legend: t.creators.legend(ordinal),
    name,
    summary: isOpen ? null : creatorNames(connection, creatorOf(draft)),
    isOpen,
    toggle: act({ type: 'user.toggleCreator', key }),
    remove:
      form.creators.length > 1
        ? { text: t.creators.remove(name), press: act({ type: 'user.removeCreator', key }) }
        : null,
    fullName: field('fullName', t.creators.fullName, null),
    email: field('email', t.creators.email, null),
    ipi: field('ipi', t.creators.ipi, t.creators.ipiHint),
    isni: field('isni', t.creators.isni, t.creators.isniHint),
    roles: {
      id: rolesId,
      label: t.creators.roles,
      error: problemAt(creatorPath(key, 'roles')),
      errorId: `${rolesId}-error`,
      items: ROLES.map((role) => ({
        role,
        id: `${rolesId}-${role}`,
        name: t.creators.roleNames[role],
        isChosen: draft.roles.includes(role),
        toggle: act({ type: 'user.toggleRole', key, role }),
      })),
    },
  };
}

/** Where the link of the error summary leads: the input, or the first of the roles. */
function problemTarget(id: FormConnection['id'], key: string, field: CreatorField): string {
  return field === 'roles' ? id(`${key}-roles-${ROLES[0]}`) : id(`${key}-${field}`);
}

/** What "Continue" was refused for, each a link to where it is put right. */
function creatorsSummary({
  form,
  act,
  t,
  format,
  id,
  problems,
}: FormConnection): CreatorsStepView['summary'] {
  const refused = form.refused.includes('creators')
    ? problems.filter((problem) => problem.step === 'creators')
    : [];
  if (refused.length === 0) return null;
  const ids = { id: id('summary'), titleId: id('summary-title') };
  const link = (key: string, field: CreatorField, text: string) => ({
    id: problemTarget(id, key, field),
    text,
    go: act({ type: 'user.openCreator', key }),
  });
  const { summary, legend, unchanged } = t.creators;
  const [first] = form.creators;
  if (first && refused.some(({ problem }) => problem === 'unchanged')) {
    const file = { id: id('file'), text: t.file.choose, go: act({ type: 'user.goTo', step: 'file' }) };
    return { ...ids, title: unchanged.title, items: [link(first.key, 'fullName', unchanged.change), file] };
  }
  return {
    ...ids,
    title: summary.title(refused.length, format.number(refused.length)),
    items: refused.flatMap((problem) => {
      if (!('field' in problem)) return [];
      const index = form.creators.findIndex(({ key }) => key === problem.key);
      const who = legend(format.number(index + 1));
      return [link(problem.key, problem.field, summary.item(who, creatorError(t, problem) ?? ''))];
    }),
  };
}

function creatorsStep(connection: FormConnection): CreatorsStepView {
  const { form, act, t, format } = connection;
  const mayAdd = form.creators.length < LIMITS.maxCreatorsInForm;
  return {
    ...frame(connection),
    step: 'creators',
    heading: t.creators.heading,
    lead: t.creators.lead,
    creators: form.creators.map((draft, index) => creatorView(connection, draft, index)),
    add: mayAdd
      ? {
          text: t.creators.add,
          count: t.creators.count(
            format.number(form.creators.length),
            format.number(LIMITS.maxCreatorsInForm),
          ),
          press: act({ type: 'user.addCreator' }),
        }
      : null,
    summary: creatorsSummary(connection),
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
