import type { Confirmation, PendingAction, Stage, Stats, TransactionResult } from '@ats-kit/protocol';
import { assign, emit, enqueueActions, forwardTo, fromCallback, fromPromise, sendTo, setup } from 'xstate';
import { completionMachine } from '../completion/completion.machine.ts';
import { type Failure, failureOf } from '../failure.ts';
import { formMachine } from '../form/form.machine.ts';
import type { FormNotice } from '../form/form.types.ts';
import { notProvided } from '../not-provided.ts';
import { sessionMachine } from '../session/session.machine.ts';
import { submissionMachine } from '../submission/submission.machine.ts';
import type { SubmissionOutput } from '../submission/submission.types.ts';
import { trackingMachine } from '../tracking/tracking.machine.ts';
import type { StepRecord, TrackingNotice } from '../tracking/tracking.types.ts';
import * as events from './register.events.ts';
import { EMPTY, isRetryable, maxFileBytes } from './register.rules.ts';
import { copyText } from './register.texts.ts';
import type {
  AtsFlowEvent,
  CopyTarget,
  RegisterContext,
  RegisterEvent,
  RegisterInput,
} from './register.types.ts';

type Refusal = Extract<SubmissionOutput, { result: 'refused' | 'inDoubt' }>;
type Confirmed = Extract<SubmissionOutput, { result: 'confirmed' }>;

/** Registering a work: form, submission, tracking, done. The session stands beside all of them. */
export const registerMachine = setup({
  types: {
    context: {} as RegisterContext,
    events: {} as RegisterEvent,
    input: {} as RegisterInput,
    emitted: {} as AtsFlowEvent,
    children: {} as {
      session: 'session';
      form: 'form';
      submission: 'submission';
      tracking: 'tracking';
      completion: 'completion';
    },
  },
  actors: {
    session: sessionMachine,
    form: formMachine,
    submission: submissionMachine,
    tracking: trackingMachine,
    completion: completionMachine,
    loadStats: fromPromise<Stats, { network: RegisterInput['network'] }>(notProvided('loadStats')),
    /** Puts a text on the clipboard. The input is looked up when it starts and kept nowhere. */
    copy: fromPromise<void, { text: string }>(notProvided('copy')),
    /** Has the browser ask before the page is left, for as long as it runs. */
    holdPage: fromCallback(notProvided('holdPage')),
  },
  delays: {
    /** Before the limits are asked for again. */
    statsRetry: 10_000,
    /** How long a button says that it has copied. */
    copiedFor: 2_000,
  },
  guards: {
    isMisconfigured: ({ context }) => context.misconfiguration !== null,
    canFetchToken: ({ context }) => context.canFetchToken,
    isConfirmed: (_, output: SubmissionOutput) => output.result === 'confirmed',
    isCancelled: (_, output: SubmissionOutput) => output.result === 'cancelled',
    isConfiguration: (_, output: SubmissionOutput) =>
      output.result === 'refused' && output.failure.kind === 'configuration',
    isRetryable: ({ context }) => isRetryable(context),
  },
  actions: {
    forget: assign(EMPTY),
    recordStats: assign((_, stats: Stats) => ({ serviceMaxFileBytes: stats.maxAudioSizeBytes })),
    recordOwnLimit: assign((_, maxFileBytes: number | null) => ({ maxFileBytes })),
    applyLimits: sendTo('form', ({ context }) => ({
      type: 'host.limits' as const,
      maxFileBytes: maxFileBytes(context),
    })),
    recordDraft: assign(({ context }, { title, creators, file }: FormNotice) => ({
      file,
      job: null,
      failure: null,
      draft: {
        title,
        creators,
        filename: file.name,
        network: context.network,
        externalUserRef: context.externalUserId ?? undefined,
        work: null,
        keptMediaHash: null,
      },
    })),
    recordConfirmed: assign((_, { confirmation, quote, job, isVerified }: Confirmed) => ({
      quote,
      isVerified,
      job,
      transactionId: confirmation.transactionId,
      wsUrl: confirmation.wsUrl,
      accessCode: confirmation.accessCode ?? null,
    })),
    recordRefusal: assign((_, refusal: Refusal) => ({
      failure: refusal.failure,
      stage: refusal.result === 'inDoubt' ? ('confirm' as const) : refusal.stage,
      job: refusal.result === 'inDoubt' ? null : refusal.job,
    })),
    recordFailure: assign((_, { failure, stage }: { failure: Failure; stage: Stage }) => ({
      failure,
      stage,
    })),
    recordResult: assign((_, { result }: Extract<TrackingNotice, { type: 'tracking.completed' }>) => ({
      result,
    })),
    recordSettled: assign((_, { accessCode }: Extract<TrackingNotice, { type: 'tracking.settled' }>) => ({
      accessCode,
      isSettled: true,
    })),
    recordCopyTarget: assign((_, copyTarget: CopyTarget) => ({ copyTarget })),
    dropToken: sendTo('session', { type: 'token.dropped' }),
    cancelSubmission: sendTo('submission', { type: 'user.cancel' }),
    acceptPrice: sendTo('submission', { type: 'user.acceptPrice' }),
    passOn: forwardTo('completion'),
    tellCode: sendTo('completion', (_, accessCode: string | null) => ({
      type: 'code.settled' as const,
      accessCode,
    })),
    /** A code that stands on the clipboard is out of danger. */
    tellCopied: enqueueActions(({ context, enqueue, self }) => {
      const { completion } = (self.getSnapshot() as { children: { completion?: unknown } }).children;
      if (completion && context.copyTarget === 'accessCode')
        enqueue.sendTo('completion', { type: 'code.kept' });
    }),
    keepWaiting: sendTo('tracking', { type: 'user.keepWaiting' }),
    emitReady: emit(events.ready),
    emitTokenExpired: emit((_, pendingAction: PendingAction) => events.tokenExpired(pendingAction)),
    emitUploadStart: emit((_, file: Parameters<typeof events.uploadStart>[0]) => events.uploadStart(file)),
    emitUploadProgress: emit((_, sent: Parameters<typeof events.uploadProgress>[0]) =>
      events.uploadProgress(sent),
    ),
    emitUploadComplete: emit((_, filename: string) => events.uploadComplete(filename)),
    emitConfirmed: emit((_, confirmation: Confirmation) => events.confirmed(confirmation)),
    emitStep: emit((_, step: StepRecord) => events.step(step)),
    emitComplete: emit((_, notice: Parameters<typeof events.complete>[0]) => events.complete(notice)),
    emitFailed: emit(({ context }) =>
      events.failed(context.failure ?? failureOf('widget.unknown_error'), context.stage),
    ),
    emitDownloadStarted: emit((_, workId: string) => events.downloadStarted(workId)),
    emitDownloadComplete: emit((_, workId: string) => events.downloadComplete(workId)),
    emitDownloadFailed: emit((_, failed: { workId: string; message: string }) =>
      events.downloadFailed(failed),
    ),
    emitError: emit((_, { failure, stage }: { failure: Failure; stage: Stage }) =>
      events.survived(failure, stage),
    ),
  },
}).createMachine({
  id: 'register',
  type: 'parallel',
  context: ({ input }) => ({ ...input, ...EMPTY, serviceMaxFileBytes: null }),
  entry: 'emitReady',
  invoke: {
    id: 'session',
    systemId: 'session',
    src: 'session',
    input: ({ context }) => ({ canFetch: context.canFetchToken, hasToken: context.hasToken }),
    onSnapshot: {},
  },
  on: {
    'session.expired': { actions: { type: 'emitTokenExpired', params: ({ event }) => event.pendingAction } },
    'session.trouble': {
      actions: {
        type: 'emitError',
        params: ({ event, context }) => ({ failure: event.failure, stage: context.stage }),
      },
    },
  },
  states: {
    limits: {
      initial: 'checking',
      states: {
        checking: { always: [{ guard: 'isMisconfigured', target: 'unknown' }, { target: 'loading' }] },
        loading: {
          invoke: {
            src: 'loadStats',
            input: ({ context }) => ({ network: context.network }),
            onDone: {
              target: 'known',
              actions: [{ type: 'recordStats', params: ({ event }) => event.output }, 'applyLimits'],
            },
            onError: 'waiting',
          },
        },
        waiting: { after: { statsRetry: 'loading' } },
        known: {},
        unknown: {},
      },
    },
    flow: {
      initial: 'checking',
      states: {
        checking: {
          always: [
            {
              guard: 'isMisconfigured',
              target: 'misconfigured',
              actions: {
                type: 'recordFailure',
                params: ({ context }) => ({
                  failure: failureOf('widget.configuration_error', {
                    message: context.misconfiguration ?? undefined,
                  }),
                  stage: 'form',
                }),
              },
            },
            { target: 'active' },
          ],
        },
        /** The page has to change before anything can work. */
        misconfigured: { entry: 'emitFailed' },
        active: {
          initial: 'filling',
          invoke: {
            id: 'form',
            src: 'form',
            input: ({ context }) => ({ maxFileBytes: maxFileBytes(context) }),
            onSnapshot: {},
          },
          on: {
            'session.refused': {
              target: '.disabled',
              actions: {
                type: 'recordFailure',
                params: ({ event, context }) => ({ failure: event.failure, stage: context.stage }),
              },
            },
            'host.maxFileBytes': {
              actions: [{ type: 'recordOwnLimit', params: ({ event }) => event.maxFileBytes }, 'applyLimits'],
            },
            /** Back to the first step, with nothing kept but the session's own life. */
            'user.reset': { target: 'active', reenter: true, actions: 'forget' },
            /** The same by `reset()`: the token of what was begun is spent, so the host is asked for another. */
            'host.reset': [
              { guard: 'canFetchToken', target: 'active', reenter: true, actions: ['forget', 'dropToken'] },
              {
                target: 'active',
                reenter: true,
                actions: ['forget', 'dropToken', { type: 'emitTokenExpired', params: 'reset' }],
              },
            ],
          },
          states: {
            filling: {
              on: {
                'form.submitted': {
                  target: 'submitting',
                  actions: { type: 'recordDraft', params: ({ event }) => event },
                },
              },
            },
            submitting: {
              invoke: [
                { src: 'holdPage' },
                {
                  id: 'submission',
                  src: 'submission',
                  input: ({ context }) => {
                    if (!context.draft || !context.file) throw new Error('Nothing was submitted.');
                    return {
                      draft: context.draft,
                      file: context.file,
                      confirmPrice: context.confirmPrice,
                      verifyCommitment: context.verifyCommitment,
                      resume: context.job,
                    };
                  },
                  onSnapshot: {},
                  onDone: [
                    {
                      guard: { type: 'isConfirmed', params: ({ event }) => event.output },
                      target: 'following',
                      actions: [
                        { type: 'recordConfirmed', params: ({ event }) => event.output as Confirmed },
                        {
                          type: 'emitConfirmed',
                          params: ({ event }) => (event.output as Confirmed).confirmation,
                        },
                      ],
                    },
                    {
                      guard: { type: 'isCancelled', params: ({ event }) => event.output },
                      target: 'filling',
                    },
                    {
                      guard: { type: 'isConfiguration', params: ({ event }) => event.output },
                      target: 'disabled',
                      actions: { type: 'recordRefusal', params: ({ event }) => event.output as Refusal },
                    },
                    {
                      target: 'failed',
                      actions: { type: 'recordRefusal', params: ({ event }) => event.output as Refusal },
                    },
                  ],
                },
              ],
              on: {
                'user.cancel': { actions: 'cancelSubmission' },
                'user.acceptPrice': { actions: 'acceptPrice' },
                'submission.uploadStarted': {
                  actions: { type: 'emitUploadStart', params: ({ event }) => event },
                },
                'submission.uploadProgressed': {
                  actions: { type: 'emitUploadProgress', params: ({ event }) => event },
                },
                'submission.uploadCompleted': {
                  actions: { type: 'emitUploadComplete', params: ({ event }) => event.filename },
                },
                'submission.trouble': { actions: { type: 'emitError', params: ({ event }) => event } },
              },
            },
            following: {
              initial: 'tracking',
              invoke: {
                id: 'tracking',
                src: 'tracking',
                input: ({ context }) => ({
                  transactionId: context.transactionId ?? '',
                  wsUrl: context.wsUrl ?? '',
                  accessCode: context.accessCode,
                  expectsAccessCode: context.externalUserId === null,
                }),
                onSnapshot: {},
              },
              on: {
                'tracking.step': { actions: { type: 'emitStep', params: ({ event }) => event.step } },
                'tracking.trouble': {
                  actions: {
                    type: 'emitError',
                    params: ({ event }) => ({ failure: event.failure, stage: 'tracking' }),
                  },
                },
              },
              states: {
                tracking: {
                  invoke: { src: 'holdPage' },
                  on: {
                    'tracking.completed': {
                      target: 'complete',
                      actions: { type: 'recordResult', params: ({ event }) => event },
                    },
                    'tracking.failed': {
                      target: '#register.flow.active.failed',
                      actions: {
                        type: 'recordFailure',
                        params: ({ event }) => ({ failure: event.failure, stage: 'tracking' }),
                      },
                    },
                    'user.keepWaiting': { actions: 'keepWaiting' },
                  },
                },
                complete: {
                  invoke: {
                    id: 'completion',
                    src: 'completion',
                    input: ({ context }) => ({
                      title: context.draft?.title ?? '',
                      result: context.result as TransactionResult,
                      accessCode: context.accessCode,
                      expectsAccessCode: context.externalUserId === null,
                    }),
                    onSnapshot: {},
                  },
                  on: {
                    'tracking.settled': {
                      actions: [
                        { type: 'recordSettled', params: ({ event }) => event },
                        { type: 'tellCode', params: ({ event }) => event.accessCode },
                        { type: 'emitComplete', params: ({ event }) => event },
                      ],
                    },
                    'user.*': { actions: 'passOn' },
                    'completion.left': {
                      target: '#register.flow.active',
                      reenter: true,
                      actions: 'forget',
                    },
                    'completion.fetchStarted': {
                      actions: { type: 'emitDownloadStarted', params: ({ event }) => event.workId },
                    },
                    'completion.fetched': {
                      actions: { type: 'emitDownloadComplete', params: ({ event }) => event.workId },
                    },
                    'completion.fetchFailed': {
                      actions: { type: 'emitDownloadFailed', params: ({ event }) => event },
                    },
                  },
                },
              },
            },
            failed: {
              entry: 'emitFailed',
              on: {
                'user.retry': { guard: 'isRetryable', target: 'submitting' },
                'user.backToForm': { guard: 'isRetryable', target: 'filling' },
              },
            },
            /** Only an administrator can help. */
            disabled: { entry: 'emitFailed' },
          },
        },
      },
    },
    copying: {
      initial: 'idle',
      states: {
        idle: {},
        copying: {
          invoke: {
            src: 'copy',
            input: ({ context }) => ({
              text: context.copyTarget ? copyText(context, context.copyTarget) : '',
            }),
            onDone: { target: 'copied', actions: 'tellCopied' },
            onError: 'refused',
          },
        },
        copied: { after: { copiedFor: 'idle' } },
        /** The browser did not allow it: the text has to be selected by hand. */
        refused: { after: { copiedFor: 'idle' } },
      },
      on: {
        // Without `reenter`, which would enter the whole parallel machine anew.
        'user.copy': {
          target: '.copying',
          actions: { type: 'recordCopyTarget', params: ({ event }) => event.what },
        },
      },
    },
  },
});
