import { LIMITS, ROLES, trimText } from '@ats-kit/protocol';
import { creatorOf, creatorPath, type FormProblem } from '../../form/form.rules.ts';
import type { CreatorDraft, CreatorField, CreatorTextField } from '../../form/form.types.ts';
import type { CreatorView, CreatorsStepView, FieldView } from '../register.view.ts';
import { type Connection, creatorNames } from './env.ts';
import { type FormConnection, frame } from './form-frame.ts';

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

export function creatorsStep(connection: FormConnection): CreatorsStepView {
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
