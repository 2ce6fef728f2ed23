import type { SnapshotFrom } from 'xstate';
import { errorText } from '../messages/error-text.ts';
import type { ButtonView, StepsView } from '../register/register.view.ts';
import type { Connection } from '../register/views/env.ts';
import { type SessionSnapshot, eyeIcon, frameOf, isAwaitingToken } from '../view/frame.ts';
import { worksAnnouncement, worksView } from '../works/works.connect.ts';
import type { worksMachine } from '../works/works.machine.ts';
import type { findingMachine } from './finding.machine.ts';
import type { CodeProblem, FindingCommand } from './finding.types.ts';
import type { AccessCodeStepView, FindingView, WorkSelectStepView } from './finding.view.ts';

/** What this part of every mode's snapshot is called. */
export interface FindingSnapshots {
  session: SessionSnapshot | null;
  finding: SnapshotFrom<typeof findingMachine> | null;
  works?: SnapshotFrom<typeof worksMachine> | null;
}

type FindingConnection = Connection<FindingSnapshots, FindingCommand>;
type Finding = SnapshotFrom<typeof findingMachine>;

/** What the mode makes of the question. */
export interface FindingWords {
  steps: StepsView | null;
  /** Said instead of how a code looks, where there is something more urgent to say. */
  lead?: string | undefined;
  restart?: ButtonView | undefined;
}

function problemText({ t }: FindingConnection, problem: CodeProblem): string {
  const { errors } = t.finding;
  return problem.type === 'refused' ? errorText(t, problem.failure) : errors[problem.type];
}

function frame(connection: FindingConnection, finding: Finding, { steps }: FindingWords) {
  const { t, snapshot } = connection;
  return {
    ...frameOf(connection, {
      network: finding.context.network,
      isWaiting: isAwaitingToken(snapshot.session),
    }),
    screen: 'finding' as const,
    steps,
    heading: t.finding.heading,
    isBusy: finding.hasTag('busy'),
  };
}

function codeStep(connection: FindingConnection, finding: Finding, words: FindingWords): AccessCodeStepView {
  const { t, id, act, take } = connection;
  const { accessCode, isCodeShown, codeProblem, refusals } = finding.context;
  const base = frame(connection, finding, words);
  const fieldId = id('access-code');
  const hintId = id('access-code-hint');
  const errorId = id('access-code-error');
  return {
    ...base,
    step: 'access_code',
    lead: words.lead ?? t.finding.leadCode,
    announcement: base.isBusy ? t.finding.looking : '',
    // A refusal takes focus to the field, each time anew.
    focus: { key: `finding.access_code#${refusals}`, id: refusals > 0 ? fieldId : id('heading') },
    field: {
      id: fieldId,
      label: t.finding.code,
      value: accessCode,
      error: codeProblem && problemText(connection, codeProblem),
      errorId,
      hint: t.finding.codeHint,
      hintId,
      optional: null,
      describedBy: codeProblem ? `${errorId} ${hintId}` : hintId,
      isShown: isCodeShown,
      toggle: {
        label: isCodeShown ? t.finding.hideCode : t.finding.showCode,
        icon: eyeIcon(isCodeShown),
        press: act({ type: 'user.toggleAccessCode' }),
      },
      set: take('access-code', (typed: string) => ({ type: 'user.setAccessCode', accessCode: typed })),
      blur: act({ type: 'user.leaveAccessCode' }),
    },
    restart: words.restart ?? null,
    next: { text: t.finding.find, isBusy: base.isBusy, press: act({ type: 'user.find' }) },
  };
}

function listStep(connection: FindingConnection, finding: Finding, words: FindingWords): WorkSelectStepView {
  const { t, id, snapshot } = connection;
  const { works } = snapshot;
  if (!works) throw new Error('The list of works is not running.');
  const { chosen } = finding.context;
  const base = frame(connection, finding, words);
  return {
    ...base,
    step: 'work_select',
    lead: words.lead ?? t.finding.leadList,
    announcement:
      base.isBusy && chosen ? t.finding.opening(chosen.title) : worksAnnouncement(connection, works),
    focus: { key: 'finding.work_select', id: id('heading') },
    works: worksView(connection, works, base.isBusy),
  };
}

/** The question which work it is about: by its access code, or in the list of the host's user. */
export function findingView<Snapshot extends FindingSnapshots, Event>(
  connection: Connection<Snapshot, Event | FindingCommand>,
  words: FindingWords = { steps: null },
): FindingView {
  const own: FindingConnection = connection;
  const { finding } = own.snapshot;
  if (!finding) throw new Error('No work is looked for.');
  return finding.context.by === 'list' ? listStep(own, finding, words) : codeStep(own, finding, words);
}
