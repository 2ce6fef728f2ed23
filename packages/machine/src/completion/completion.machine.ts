import { assign, fromCallback, fromPromise, raise, sendParent, setup } from 'xstate';
import { type Failure, toFailure } from '../failure.ts';
import { notProvided } from '../not-provided.ts';
import { savedCode } from './completion.texts.ts';
import type {
  CertificateFormat,
  CompletionContext,
  CompletionEvent,
  CompletionInput,
  CompletionNotice,
} from './completion.types.ts';

/** A work that is registered: its access code, its certificate, and what has to be kept before anybody goes on. */
export const completionMachine = setup({
  types: {
    context: {} as CompletionContext,
    events: {} as CompletionEvent,
    input: {} as CompletionInput,
  },
  actors: {
    save: fromPromise<void, { filename: string; text: string }>(notProvided('save')),
    /** Has the browser ask before the page is left, for as long as it runs. */
    holdPage: fromCallback(notProvided('holdPage')),
    fetchCertificate: fromPromise<void, { workId: string; format: CertificateFormat }>(
      notProvided('fetchCertificate'),
    ),
  },
  guards: {
    /** There is a code, or one is on its way, and only this screen knows it. */
    isCodeAtRisk: ({ context }) =>
      !context.isKept && (context.accessCode !== null || context.expectsAccessCode),
    hasWork: ({ context }) => context.result.workId !== undefined,
  },
  actions: {
    recordCode: assign((_, accessCode: string | null) => ({ accessCode, expectsAccessCode: false })),
    recordKept: assign({ isKept: true }),
    tellKept: raise({ type: 'code.kept' as const }),
    recordFormat: assign((_, certificateFormat: CertificateFormat) => ({
      certificateFormat,
      certificateFailure: null,
    })),
    recordCertificateFailure: assign((_, certificateFailure: Failure) => ({ certificateFailure })),
    tellOutOfDanger: sendParent({ type: 'completion.kept' } satisfies CompletionNotice),
    tellLeft: sendParent({ type: 'completion.left' } satisfies CompletionNotice),
    tellFetchStarted: sendParent(({ context }): CompletionNotice => ({
      type: 'completion.fetchStarted',
      workId: context.result.workId ?? '',
    })),
    tellFetched: sendParent(({ context }): CompletionNotice => ({
      type: 'completion.fetched',
      workId: context.result.workId ?? '',
    })),
    tellFetchFailed: sendParent(({ context }, message: string): CompletionNotice => ({
      type: 'completion.fetchFailed',
      workId: context.result.workId ?? '',
      message,
    })),
  },
}).createMachine({
  id: 'completion',
  type: 'parallel',
  context: ({ input }) => ({
    ...input,
    isKept: false,
    certificateFormat: 'pdf',
    certificateFailure: null,
  }),
  states: {
    code: {
      initial: 'masked',
      states: {
        masked: { on: { 'user.showCode': 'shown' } },
        shown: { on: { 'user.hideCode': 'masked' } },
      },
    },
    saving: {
      initial: 'idle',
      states: {
        idle: { on: { 'user.saveCode': 'saving' } },
        saving: {
          invoke: {
            src: 'save',
            input: ({ context }) => savedCode(context),
            onDone: { target: 'idle', actions: 'tellKept' },
            onError: 'idle',
          },
        },
      },
    },
    keeping: {
      initial: 'judging',
      on: {
        'code.settled': {
          target: '.judging',
          actions: { type: 'recordCode', params: ({ event }) => event.accessCode },
        },
        'code.kept': { target: '.judging', actions: ['recordKept', 'tellOutOfDanger'] },
      },
      states: {
        judging: { always: [{ guard: 'isCodeAtRisk', target: 'held' }, { target: 'free' }] },
        /** Not to be left by accident: whoever goes on now has lost the code. */
        held: {
          invoke: { src: 'holdPage' },
          initial: 'calm',
          states: {
            calm: { on: { 'user.leave': 'asked' } },
            asked: { on: { 'user.stay': 'calm', 'user.leave': { actions: 'tellLeft' } } },
          },
        },
        free: { on: { 'user.leave': { actions: 'tellLeft' } } },
      },
    },
    /** Beside the code, so that whatever goes wrong here takes nothing away. */
    certificate: {
      initial: 'idle',
      states: {
        idle: {
          on: {
            'user.fetchCertificate': {
              guard: 'hasWork',
              target: 'fetching',
              actions: { type: 'recordFormat', params: ({ event }) => event.format },
            },
          },
        },
        fetching: {
          entry: 'tellFetchStarted',
          invoke: {
            src: 'fetchCertificate',
            input: ({ context }) => ({
              workId: context.result.workId ?? '',
              format: context.certificateFormat,
            }),
            onDone: { target: 'idle', actions: 'tellFetched' },
            onError: {
              target: 'idle',
              actions: [
                { type: 'recordCertificateFailure', params: ({ event }) => toFailure(event.error) },
                { type: 'tellFetchFailed', params: ({ event }) => toFailure(event.error).message },
              ],
            },
          },
        },
      },
    },
  },
});
