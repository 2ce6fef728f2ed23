import {
  type Creator,
  type CreatorProblem,
  LIMITS,
  ROLES,
  countCharacters,
  creatorProblems,
  isStorableText,
  normalizeCreator,
  trimText,
} from '@ats-kit/protocol';
import type { FormDraft } from '../records/records.types.ts';
import type { RecordingProblem } from '../recording/recording.types.ts';
import type {
  CreatorDraft,
  CreatorField,
  CreatorTextField,
  FormContext,
  FormStep,
  FormWork,
} from './form.types.ts';

export type FileProblem = 'required' | 'empty' | 'tooLarge' | RecordingProblem;
export type TitleProblem = 'required' | 'tooLong' | 'invalid';

/** A field that is not right, by its path (`file`, `title`, `creators.<key>.<field>`, `creators`). */
export type FormProblem =
  | { step: 'file'; path: 'file'; problem: FileProblem }
  | { step: 'title'; path: 'title'; problem: TitleProblem }
  | { step: 'creators'; path: 'creators'; problem: 'required' | 'unchanged' }
  | { step: 'creators'; path: string; key: string; field: CreatorField; problem: CreatorProblem['problem'] };

export function fileProblem({
  file,
  maxFileBytes,
  recordingProblem,
  work,
}: Pick<FormContext, 'file' | 'maxFileBytes' | 'recordingProblem' | 'work'>): FileProblem | null {
  if (!file) return work?.hasFile ? null : 'required';
  if (file.sizeBytes === 0) return 'empty';
  return file.sizeBytes > maxFileBytes ? 'tooLarge' : recordingProblem;
}

export function titleProblem(title: string): TitleProblem | null {
  const trimmed = trimText(title);
  if (trimmed === '') return 'required';
  if (countCharacters(trimmed) > LIMITS.maxTitleCharacters) return 'tooLong';
  return isStorableText(trimmed) ? null : 'invalid';
}

export const creatorPath = (key: string, field: CreatorField) => `creators.${key}.${field}`;

/** What stands in a text field, by its path. */
export function textAt({ title, creators }: FormContext, path: string): string {
  if (path === 'title') return title;
  const [, key, field] = path.split('.');
  return creators.find((draft) => draft.key === key)?.[field as CreatorTextField] ?? '';
}

const isSameCreator = (one: Creator, other: Creator): boolean =>
  one.fullName === other.fullName &&
  one.email === other.email &&
  (one.ipi ?? '') === (other.ipi ?? '') &&
  (one.isni ?? '') === (other.isni ?? '') &&
  one.roles.length === other.roles.length &&
  one.roles.every((role) => other.roles.includes(role));

/** Whether the new version would be the latest once more, byte for byte: the service refuses that, after all the work. */
function isUnchanged({ work, file, creators }: FormContext): boolean {
  if (!work?.hasFile || file || creators.length !== work.creators.length) return false;
  return work.creators.every((creator, index) => {
    const draft = creators[index];
    return draft !== undefined && isSameCreator(creatorOf(draft), creator);
  });
}

/** Everything that is not right, in the order in which it stands on the screens. */
export function formProblems(context: FormContext): FormProblem[] {
  const problems: FormProblem[] = [];
  const file = fileProblem(context);
  if (file) problems.push({ step: 'file', path: 'file', problem: file });
  // The title of a work stands already, whatever the rules for new ones say.
  const title = context.work ? null : titleProblem(context.title);
  if (title) problems.push({ step: 'title', path: 'title', problem: title });
  if (context.creators.length === 0)
    problems.push({ step: 'creators', path: 'creators', problem: 'required' });
  for (const draft of context.creators) {
    for (const { field, problem } of creatorProblems(draft)) {
      problems.push({
        step: 'creators',
        path: creatorPath(draft.key, field),
        key: draft.key,
        field,
        problem,
      });
    }
  }
  if (problems.length === 0 && isUnchanged(context))
    problems.push({ step: 'creators', path: 'creators', problem: 'unchanged' });
  return problems;
}

export function stepProblems(context: FormContext, step: FormStep): FormProblem[] {
  return formProblems(context).filter((problem) => problem.step === step);
}

/** The problems that are shown: of fields that were left, and of steps that were refused. A bad file shows at once. */
export function visibleProblems(context: FormContext): FormProblem[] {
  return formProblems(context).filter(
    ({ step, path, problem }) =>
      context.refused.includes(step) ||
      context.touched.includes(path) ||
      (path === 'file' && problem !== 'required'),
  );
}

/** Creators as the form holds them; at least one, since a form without any cannot be filled in. */
export function creatorDrafts(creators: readonly Creator[]): CreatorDraft[] {
  const given = creators.length === 0 ? [{ fullName: '', email: '', roles: [] }] : creators;
  return given.map(({ ipi = '', isni = '', ...creator }: Creator, index) => ({
    ...creator,
    // A newer service may know roles that this form can neither show nor keep.
    roles: ROLES.filter((role) => creator.roles.includes(role)),
    ipi,
    isni,
    key: `c${index + 1}`,
  }));
}

export const isSameWork = (one: FormWork | null, other: FormWork): boolean =>
  one !== null && one.atsId === other.atsId && one.network === other.network;

export function creatorOf({ key: _, ...draft }: CreatorDraft): Creator {
  return normalizeCreator(draft);
}

/** What is kept of a form; `null` while nothing was typed. */
export function draftOf({ value, context }: { value: unknown; context: FormContext }): FormDraft | null {
  const { title, creators } = context;
  const isEmpty =
    title === '' &&
    creators.length === 1 &&
    creators.every(
      ({ fullName, email, roles, ipi, isni }) =>
        `${fullName}${email}${ipi}${isni}` === '' && roles.length === 0,
    );
  if (isEmpty) return null;
  return {
    title,
    creators: creators.map(({ key: _, ...creator }) => creator),
    step: value as FormStep,
    atsId: context.work?.atsId ?? null,
  };
}
