import { LIMITS, type Role, trimText } from '@ats-kit/protocol';
import { assign, enqueueActions, raise, sendParent, setup } from 'xstate';
import type { FileFacts } from '../files.ts';
import { recordingMachine } from '../recording/recording.machine.ts';
import type { FormDraft } from '../records/records.types.ts';
import type { RecordingEvent, RecordingProblem } from '../recording/recording.types.ts';
import { creatorDrafts, creatorOf, formProblems, isSameWork, stepProblems, textAt } from './form.rules.ts';
import {
  type CreatorDraft,
  type CreatorTextField,
  FORM_STEPS,
  type FormContext,
  type FormEvent,
  type FormInput,
  type FormNotice,
  type FormStep,
  type FormWork,
} from './form.types.ts';

const emptyCreator = (key: number): CreatorDraft => ({
  key: `c${key}`,
  fullName: '',
  email: '',
  roles: [],
  ipi: '',
  isni: '',
});

function changeCreator(context: FormContext, key: string, change: (draft: CreatorDraft) => CreatorDraft) {
  return { creators: context.creators.map((draft) => (draft.key === key ? change(draft) : draft)) };
}

/** A form before anything was typed. */
const EMPTY = {
  work: null,
  file: null,
  recordingProblem: null,
  isRestored: false,
  title: '',
  nextKey: 2,
  refused: [],
  refusals: 0,
  touched: [],
} satisfies Partial<FormContext>;

/** The wizard: what was typed, and which step it stands on. It knows no network. */
export const formMachine = setup({
  types: {
    context: {} as FormContext,
    events: {} as FormEvent,
    input: {} as FormInput,
    children: {} as { recording: 'recording' },
  },
  actors: { recording: recordingMachine },
  delays: {
    /**
     * Between leaving a field and showing what is wrong with it. An error that appears at once pushes the button away
     * under the pointer that left the field for it, and the click is lost.
     */
    settling: 250,
  },
  guards: {
    isFileRight: ({ context }) => stepProblems(context, 'file').length === 0,
    isTitleRight: ({ context }) => stepProblems(context, 'title').length === 0,
    areCreatorsRight: ({ context }) => stepProblems(context, 'creators').length === 0,
    isComplete: ({ context }) => formProblems(context).length === 0,
    mayGoTo: ({ context }, { step, to }: { step: FormStep; to: FormStep }) =>
      step === to &&
      FORM_STEPS.slice(0, FORM_STEPS.indexOf(to)).every(
        (earlier) => stepProblems(context, earlier).length === 0,
      ),
    isAtTitle: (_, { step }: FormDraft) => step === 'title',
    isAtCreators: (_, { step }: FormDraft) => step === 'creators',
    isOtherWork: ({ context }, work: FormWork) => !isSameWork(context.work, work),
    isTitleFree: ({ context }) => context.work === null,
    mayAddCreator: ({ context }) => context.creators.length < LIMITS.maxCreatorsInForm,
    mayRemoveCreator: ({ context }) => context.creators.length > 1,
    /** A field that was only passed through is not yet an error. */
    isFilled: ({ context }, path: string) => textAt(context, path) !== '',
  },
  actions: {
    keepFile: assign((_, file: FileFacts) => ({ file, recordingProblem: null })),
    /** The store of files drops what was chosen before; the form knows facts alone. */
    letGoOthers: (_, _file: FileFacts) => undefined,
    dropFile: assign({ file: null, recordingProblem: null }),
    /** One recording at a time: what was read and played of an earlier choice is let go. */
    openRecording: enqueueActions(({ enqueue }, file: FileFacts) => {
      enqueue.stopChild('recording');
      // An empty file has nothing to read.
      if (file.sizeBytes > 0)
        enqueue.spawnChild('recording', { id: 'recording', input: { file }, syncSnapshot: true });
    }),
    closeRecording: enqueueActions(({ enqueue }) => enqueue.stopChild('recording')),
    recordJudgement: assign((_, recordingProblem: RecordingProblem | null) => ({ recordingProblem })),
    tellRecording: enqueueActions(({ enqueue, self }, event: RecordingEvent) => {
      const { recording } = (self.getSnapshot() as { children: { recording?: unknown } }).children;
      if (recording) enqueue.sendTo('recording', event);
    }),
    restore: assign(({ context }, { title, creators }: FormDraft) => ({
      isRestored: true,
      title: context.work?.title ?? title,
      creators: creators.map((creator, index) => ({ ...creator, key: `c${index + 1}` })),
      openCreator: 'c1',
      nextKey: creators.length + 1,
    })),
    /** A form begun for another work is of no use for this one. */
    begin: assign((_, work: FormWork) => {
      const creators = creatorDrafts(work.creators);
      return {
        ...EMPTY,
        work,
        title: work.title,
        creators,
        // They were right once: whoever wants to change one opens it.
        openCreator: null,
        nextKey: creators.length + 1,
      };
    }),
    recordWork: assign((_, work: FormWork) => ({ work })),
    keepTitle: assign((_, title: string) => ({ title })),
    keepCreatorText: assign(
      ({ context }, { key, field, value }: { key: string; field: CreatorTextField; value: string }) =>
        changeCreator(context, key, (draft) => ({ ...draft, [field]: value })),
    ),
    toggleRole: assign(({ context }, { key, role }: { key: string; role: Role }) =>
      changeCreator(context, key, (draft) => ({
        ...draft,
        roles: draft.roles.includes(role)
          ? draft.roles.filter((held) => held !== role)
          : [...draft.roles, role],
      })),
    ),
    addCreator: assign(({ context }) => {
      const creator = emptyCreator(context.nextKey);
      return {
        creators: [...context.creators, creator],
        openCreator: creator.key,
        nextKey: context.nextKey + 1,
      };
    }),
    removeCreator: assign(({ context }, key: string) => {
      const at = context.creators.findIndex((draft) => draft.key === key);
      const creators = context.creators.filter((draft) => draft.key !== key);
      const neighbour = creators[Math.min(at, creators.length - 1)]?.key ?? null;
      return { creators, openCreator: context.openCreator === key ? neighbour : context.openCreator };
    }),
    toggleCreator: assign(({ context }, key: string) => ({
      openCreator: context.openCreator === key ? null : key,
    })),
    openCreator: assign((_, openCreator: string) => ({ openCreator })),
    settleField: raise((_, path: string) => ({ type: 'field.settled' as const, path }), {
      delay: 'settling',
    }),
    touch: assign(({ context }, path: string) =>
      context.touched.includes(path) ? {} : { touched: [...context.touched, path] },
    ),
    refuse: assign(({ context }, step: FormStep) => {
      const [first] = stepProblems(context, step);
      return {
        refused: context.refused.includes(step) ? context.refused : [...context.refused, step],
        refusals: context.refusals + 1,
        ...(first && 'key' in first ? { openCreator: first.key } : {}),
      };
    }),
    applyLimits: assign((_, maxFileBytes: number) => ({ maxFileBytes })),
    submit: sendParent(
      (_, { file, title, creators }: Pick<FormContext, 'title' | 'creators' | 'file'>): FormNotice => ({
        type: 'form.submitted',
        title,
        creators: creators.map(creatorOf),
        file,
      }),
    ),
  },
}).createMachine({
  id: 'form',
  initial: 'file',
  context: ({ input }) => {
    const creator = emptyCreator(1);
    return {
      ...EMPTY,
      maxFileBytes: input.maxFileBytes,
      creators: [creator],
      openCreator: creator.key,
    };
  },
  on: {
    'host.limits': { actions: { type: 'applyLimits', params: ({ event }) => event.maxFileBytes } },
    'work.found': [
      {
        guard: { type: 'isOtherWork', params: ({ event }) => event.work },
        target: '.file',
        actions: ['closeRecording', { type: 'begin', params: ({ event }) => event.work }],
      },
      // Another version of it may have come meanwhile.
      { actions: { type: 'recordWork', params: ({ event }) => event.work } },
    ],
    // Over steps that are right, in either direction.
    'user.goTo': [
      {
        guard: { type: 'mayGoTo', params: ({ event }) => ({ step: event.step, to: 'file' }) },
        target: '.file',
      },
      {
        guard: { type: 'mayGoTo', params: ({ event }) => ({ step: event.step, to: 'title' }) },
        target: '.title',
      },
      {
        guard: { type: 'mayGoTo', params: ({ event }) => ({ step: event.step, to: 'creators' }) },
        target: '.creators',
      },
      {
        guard: { type: 'mayGoTo', params: ({ event }) => ({ step: event.step, to: 'review' }) },
        target: '.review',
      },
    ],
    'draft.restored': [
      {
        guard: { type: 'isAtTitle', params: ({ event }) => event.draft },
        target: '.title',
        actions: { type: 'restore', params: ({ event }) => event.draft },
      },
      {
        guard: { type: 'isAtCreators', params: ({ event }) => event.draft },
        target: '.creators',
        actions: { type: 'restore', params: ({ event }) => event.draft },
      },
      // The file has to be chosen again before anything can be reviewed.
      { actions: { type: 'restore', params: ({ event }) => event.draft } },
    ],
    'recording.judged': { actions: { type: 'recordJudgement', params: ({ event }) => event.problem } },
    'user.leaveField': {
      guard: { type: 'isFilled', params: ({ event }) => event.path },
      actions: { type: 'settleField', params: ({ event }) => event.path },
    },
    'field.settled': { actions: { type: 'touch', params: ({ event }) => event.path } },
  },
  states: {
    file: {
      // The sound belongs to this step: nobody looks for it on another.
      exit: { type: 'tellRecording', params: { type: 'user.pause' } },
      on: {
        'user.chooseFile': {
          actions: [
            { type: 'keepFile', params: ({ event }) => event.file },
            { type: 'letGoOthers', params: ({ event }) => event.file },
            { type: 'openRecording', params: ({ event }) => event.file },
          ],
        },
        'user.removeFile': { actions: ['dropFile', 'closeRecording'] },
        'user.play': { actions: { type: 'tellRecording', params: ({ event }) => event } },
        'user.pause': { actions: { type: 'tellRecording', params: ({ event }) => event } },
        'user.seek': { actions: { type: 'tellRecording', params: ({ event }) => event } },
        'user.next': [
          { guard: 'isFileRight', target: 'title' },
          { actions: { type: 'refuse', params: 'file' } },
        ],
      },
    },
    title: {
      on: {
        'user.setTitle': {
          guard: 'isTitleFree',
          actions: { type: 'keepTitle', params: ({ event }) => event.title },
        },
        'user.next': [
          { guard: 'isTitleRight', target: 'creators' },
          { actions: { type: 'refuse', params: 'title' } },
        ],
        'user.back': 'file',
      },
    },
    creators: {
      on: {
        'user.setCreator': { actions: { type: 'keepCreatorText', params: ({ event }) => event } },
        'user.toggleRole': { actions: { type: 'toggleRole', params: ({ event }) => event } },
        'user.addCreator': { guard: 'mayAddCreator', actions: 'addCreator' },
        'user.removeCreator': {
          guard: 'mayRemoveCreator',
          actions: { type: 'removeCreator', params: ({ event }) => event.key },
        },
        'user.toggleCreator': { actions: { type: 'toggleCreator', params: ({ event }) => event.key } },
        'user.openCreator': { actions: { type: 'openCreator', params: ({ event }) => event.key } },
        'user.next': [
          { guard: 'areCreatorsRight', target: 'review' },
          { actions: { type: 'refuse', params: 'creators' } },
        ],
        'user.back': 'title',
      },
    },
    review: {
      on: {
        'user.next': [
          {
            guard: 'isComplete',
            actions: {
              type: 'submit',
              params: ({ context: { file, title, creators, work } }) => ({
                file,
                // The title of a work is part of its fingerprint, to the letter.
                title: work ? work.title : trimText(title),
                creators,
              }),
            },
          },
          // What became wrong behind one's back: another version is the same by now, a limit has shrunk, content was read late.
          { guard: 'isFileRight', target: 'creators', actions: { type: 'refuse', params: 'creators' } },
          { target: 'file', actions: { type: 'refuse', params: 'file' } },
        ],
        'user.back': 'creators',
      },
    },
  },
});
