import type { Confirmation, PendingAction, Stage, Stats, TransactionResult } from '@ats-kit/protocol';
import {
  type ActorRefFrom,
  assign,
  emit,
  enqueueActions,
  forwardTo,
  fromCallback,
  fromPromise,
  sendTo,
  setup,
  stateIn,
} from 'xstate';
import { completionMachine } from '../completion/completion.machine.ts';
import { type Failure, failureOf } from '../failure.ts';
import { workSelected } from '../finding/finding.events.ts';
import { findingMachine } from '../finding/finding.machine.ts';
import type { FoundWork } from '../finding/finding.types.ts';
import { formMachine } from '../form/form.machine.ts';
import { draftOf } from '../form/form.rules.ts';
import type { FormNotice } from '../form/form.types.ts';
import { notProvided } from '../not-provided.ts';
import type {
  FormDraft,
  Found,
  NotedConfirm,
  NotedTransaction,
  RecordsCommand,
  RecordsNotice,
} from '../records/records.types.ts';
import { sessionMachine } from '../session/session.machine.ts';
import { submissionMachine } from '../submission/submission.machine.ts';
import type { SubmissionOutput } from '../submission/submission.types.ts';
import { trackingMachine } from '../tracking/tracking.machine.ts';
import type { StepRecord, TrackingNotice } from '../tracking/tracking.types.ts';
import * as events from './register.events.ts';
import {
  EMPTY,
  expectsAccessCode,
  findingInput,
  formWork,
  isRetryable,
  isWorkStale,
  maxFileBytes,
  needsCode,
  ownCode,
  submissionInput,
  titleOf,
} from './register.rules.ts';
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
      records: 'records';
      finding: 'finding';
      form: 'form';
      submission: 'submission';
      tracking: 'tracking';
      completion: 'completion';
    },
  },
  actors: {
    session: sessionMachine,
    finding: findingMachine,
    form: formMachine,
    submission: submissionMachine,
    tracking: trackingMachine,
    completion: completionMachine,
    loadStats: fromPromise<Stats, { network: RegisterInput['network'] }>(notProvided('loadStats')),
    /** Puts a text on the clipboard. The input is looked up when it starts and kept nowhere. */
    copy: fromPromise<void, { text: string }>(notProvided('copy')),
    /** Tells at its start what an earlier life of the page has left, and keeps what this one must not lose. */
    records: fromCallback<RecordsCommand, undefined, RecordsNotice>(notProvided('records')),
    /** Has the browser ask before the page is left, where nothing outlives it. */
    holdUnkept: fromCallback(notProvided('holdUnkept')),
  },
  delays: {
    /** Before the limits are asked for again: every page that stands open asks, and a service that is down needs rest. */
    statsRetry: ({ context }) => Math.min(10_000 * 2 ** (context.lostStats - 1), 300_000),
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
    isWorkStale: ({ context }) => isWorkStale(context),
    hasTransaction: (_, { transaction }: Found) => transaction !== null,
    hasConfirm: (_, { confirm }: Found) => confirm !== null,
    isFilling: stateIn({ flow: { active: 'filling' } }),
    isUpdate: ({ context }) => context.mode === 'update',
    needsCode: (_, { confirm }: Found) => needsCode(confirm),
    isNotedWork: ({ context: { noted } }, { title }: FoundWork) => needsCode(noted) && noted.title === title,
    isConfigurationFailure: (_, { kind }: Failure) => kind === 'configuration',
    isTracking: stateIn({ flow: { active: { following: 'tracking' } } }),
    isCodeUnexpected: ({ context }) => !expectsAccessCode(context),
  },
  actions: {
    forget: assign(({ context }) => ({ ...EMPTY, network: context.hostNetwork })),
    /** What an earlier try has become is not what becomes of this one. */
    forgetTries: assign({ transactionId: null, wsUrl: null, accessCode: null }),
    /** From now on the work's own network is the flow's. */
    recordWork: enqueueActions(({ context, enqueue }, work: FoundWork) => {
      if (work.network !== context.network) enqueue.raise({ type: 'network.changed' });
      enqueue.assign({ work, network: work.network, failure: null });
    }),
    /** What was noted is of another work. It stays in the records. */
    dropNoted: assign({ noted: null }),
    tellWork: sendTo('form', (_, work: FoundWork) => ({
      type: 'work.found' as const,
      work: formWork(work),
    })),
    recordKeptDraft: assign((_, keptDraft: FormDraft | null) => ({ keptDraft })),
    restoreKeptDraft: enqueueActions(({ context, enqueue }, { atsId }: FoundWork) => {
      const { keptDraft } = context;
      if (keptDraft?.atsId !== atsId) return;
      enqueue.sendTo('form', { type: 'draft.restored', draft: keptDraft });
      enqueue.assign({ keptDraft: null });
    }),
    findAgain: sendTo('finding', { type: 'user.retry' }),
    findAnother: sendTo('finding', { type: 'user.backToForm' }),
    recordStats: assign((_, stats: Stats) => ({
      serviceMaxFileBytes: stats.maxAudioSizeBytes,
      lostStats: 0,
    })),
    countLostStats: assign(({ context }) => ({ lostStats: context.lostStats + 1 })),
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
        filename: file?.name ?? null,
        network: context.network,
        externalUserRef: context.externalUserId ?? undefined,
        work: context.work?.work ?? null,
        keptMediaHash: file ? null : (context.work?.mediaHash ?? null),
      },
    })),
    recordConfirmed: assign(({ context }, { confirmation, quote, job, isVerified }: Confirmed) => ({
      quote,
      isVerified,
      job,
      transactionId: confirmation.transactionId,
      wsUrl: confirmation.wsUrl,
      accessCode: ownCode(context, confirmation.accessCode),
    })),
    /** A registration of an earlier life of the page. */
    recordNoted: assign((_, noted: NotedConfirm | NotedTransaction) => ({
      noted,
      network: noted.network,
      isVerified: noted.isVerified,
      ...('transactionId' in noted ? { transactionId: noted.transactionId, wsUrl: noted.wsUrl } : {}),
    })),
    restoreDraft: enqueueActions(({ enqueue }, draft: FormDraft | null) => {
      if (draft) enqueue.sendTo('form', { type: 'draft.restored', draft });
    }),
    keepDraft: sendTo('records', (_, draft: FormDraft | null): RecordsCommand => ({
      type: 'draft.changed',
      draft,
    })),
    dropDraft: sendTo('records', { type: 'draft.changed', draft: null } satisfies RecordsCommand),
    /** Nothing is left to be got from it: the code is kept, or there is none. */
    forgetTransaction: sendTo('records', ({ context }): RecordsCommand => ({
      type: 'transaction.ended',
      transactionId: context.transactionId ?? '',
    })),
    /** The user has read that its fate is not known, and goes on; a host's reset alone does not say so. */
    forgetDoubt: enqueueActions(({ context, enqueue }) => {
      if (context.doubtJobId !== null)
        enqueue.sendTo('records', { type: 'confirm.ended', jobId: context.doubtJobId });
    }),
    /** A `confirm` that runs may be paid: nothing new is begun before it is known how it went. */
    wantConfirm: enqueueActions(({ enqueue, self }) => {
      const { submission } = (
        self.getSnapshot() as { children: { submission?: ActorRefFrom<typeof submissionMachine> } }
      ).children;
      const snapshot = submission?.getSnapshot();
      const jobId = snapshot?.hasTag('confirming') ? snapshot.context.jobId : null;
      enqueue.sendTo('records', { type: 'confirm.wanted', jobId } satisfies RecordsCommand);
    }),
    /** The user does not want to find out how it went; a host's reset alone does not say so. */
    forgetNoted: enqueueActions(({ context: { noted }, enqueue }) => {
      if (needsCode(noted)) enqueue.sendTo('records', { type: 'confirm.ended', jobId: noted.jobId });
    }),
    recordRefusal: assign((_, refusal: Refusal) => ({
      failure: refusal.failure,
      stage: refusal.result === 'inDoubt' ? ('confirm' as const) : refusal.stage,
      job: refusal.result === 'inDoubt' ? null : refusal.job,
      doubtJobId: refusal.result === 'inDoubt' ? refusal.jobId : null,
    })),
    recordFailure: assign((_, { failure, stage }: { failure: Failure; stage: Stage }) => ({
      failure,
      stage,
    })),
    recordResult: assign((_, { result }: Extract<TrackingNotice, { type: 'tracking.completed' }>) => ({
      result,
    })),
    recordSettled: assign(
      ({ context }, { accessCode }: Extract<TrackingNotice, { type: 'tracking.settled' }>) => ({
        accessCode: ownCode(context, accessCode),
        isSettled: true,
      }),
    ),
    recordCopyTarget: assign((_, copyTarget: CopyTarget) => ({ copyTarget })),
    dropToken: sendTo('session', { type: 'token.dropped' }),
    cancelSubmission: sendTo('submission', { type: 'user.cancel' }),
    passRenewal: sendTo('submission', { type: 'session.renewed' }),
    acceptPrice: sendTo('submission', { type: 'user.acceptPrice' }),
    passOn: forwardTo('completion'),
    tellCode: sendTo('completion', ({ context }, accessCode: string | null) => ({
      type: 'code.settled' as const,
      accessCode: ownCode(context, accessCode),
    })),
    /** A code that stands on the clipboard is out of danger. */
    tellCopied: enqueueActions(({ context, enqueue, self }) => {
      const { completion } = (self.getSnapshot() as { children: { completion?: unknown } }).children;
      if (completion && context.copyTarget === 'accessCode')
        enqueue.sendTo('completion', { type: 'code.kept' });
    }),
    keepWaiting: sendTo('tracking', { type: 'user.keepWaiting' }),
    emitReady: emit(({ context }) => events.ready(context.mode)),
    emitWorkSelected: emit((_, found: FoundWork) => workSelected(found)),
    emitTokenExpired: emit((_, pendingAction: PendingAction) => events.tokenExpired(pendingAction)),
    emitUploadStart: emit((_, file: Parameters<typeof events.uploadStart>[0]) => events.uploadStart(file)),
    emitUploadProgress: emit((_, sent: Parameters<typeof events.uploadProgress>[0]) =>
      events.uploadProgress(sent),
    ),
    emitUploadComplete: emit((_, filename: string) => events.uploadComplete(filename)),
    emitConfirmed: emit((_, confirmation: Confirmation) => events.confirmed(confirmation)),
    emitStep: emit((_, step: StepRecord) => events.step(step)),
    emitComplete: emit(({ context }, notice: Parameters<typeof events.complete>[0]) =>
      events.complete({ ...notice, accessCode: ownCode(context, notice.accessCode) }),
    ),
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
  context: ({ input }) => ({
    ...input,
    ...EMPTY,
    hostNetwork: input.network,
    givenCode: input.accessCode,
    serviceMaxFileBytes: null,
    lostStats: 0,
  }),
  entry: 'emitReady',
  invoke: [
    {
      id: 'session',
      systemId: 'session',
      src: 'session',
      input: ({ context }) => ({ canFetch: context.canFetchToken, hasToken: context.hasToken }),
      onSnapshot: {},
    },
    { id: 'records', src: 'records' },
  ],
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
            onError: { target: 'waiting', actions: 'countLostStats' },
          },
        },
        waiting: { after: { statsRetry: 'loading' } },
        known: {},
        unknown: {},
      },
      on: {
        // Each network has limits of its own.
        'network.changed': '.loading',
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
          initial: 'resuming',
          invoke: {
            id: 'form',
            src: 'form',
            input: ({ context }) => ({ maxFileBytes: maxFileBytes(context) }),
            onSnapshot: [
              {
                guard: 'isFilling',
                actions: { type: 'keepDraft', params: ({ event }) => draftOf(event.snapshot) },
              },
              {},
            ],
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
            'user.reset': {
              target: 'active.starting',
              reenter: true,
              actions: ['forgetDoubt', 'forgetNoted', 'dropDraft', 'forget'],
            },
            'completion.left': { target: 'active.starting', reenter: true, actions: 'forget' },
            /** Another tab has brought the transaction to its end. */
            'tracking.endedElsewhere': { target: 'active.starting', reenter: true, actions: 'forget' },
            /** The transaction goes on without this page, and is found again after a reload. */
            'user.another': {
              guard: 'isTracking',
              target: 'active.starting',
              reenter: true,
              actions: 'forget',
            },
            /** The same by `reset()`: the token of what was begun is spent, so the host is asked for another. */
            'host.reset': [
              {
                guard: 'canFetchToken',
                target: 'active.resuming',
                reenter: true,
                actions: ['wantConfirm', 'dropDraft', 'forget', 'dropToken'],
              },
              {
                target: 'active.resuming',
                reenter: true,
                actions: [
                  'wantConfirm',
                  'dropDraft',
                  'forget',
                  'dropToken',
                  { type: 'emitTokenExpired', params: 'reset' },
                ],
              },
            ],
          },
          states: {
            /** Before everything else: what an earlier life of the page, or of the flow, began comes first. */
            resuming: {
              on: {
                'records.found': [
                  {
                    guard: { type: 'hasTransaction', params: ({ event }) => event.found },
                    target: 'following',
                    actions: {
                      type: 'recordNoted',
                      params: ({ event }) => event.found.transaction as NotedTransaction,
                    },
                  },
                  {
                    guard: { type: 'needsCode', params: ({ event }) => event.found },
                    target: 'finding',
                    actions: {
                      type: 'recordNoted',
                      params: ({ event }) => event.found.confirm as NotedConfirm,
                    },
                  },
                  {
                    guard: { type: 'hasConfirm', params: ({ event }) => event.found },
                    target: 'submitting',
                    actions: {
                      type: 'recordNoted',
                      params: ({ event }) => event.found.confirm as NotedConfirm,
                    },
                  },
                  {
                    guard: 'isUpdate',
                    target: 'finding',
                    actions: { type: 'recordKeptDraft', params: ({ event }) => event.found.draft },
                  },
                  {
                    target: 'filling',
                    actions: { type: 'restoreDraft', params: ({ event }) => event.found.draft },
                  },
                ],
              },
            },
            starting: { always: [{ guard: 'isUpdate', target: 'finding' }, { target: 'filling' }] },
            /** An update: which work it is about. */
            finding: {
              initial: 'asking',
              invoke: {
                id: 'finding',
                src: 'finding',
                input: ({ context }) => findingInput(context),
                onSnapshot: {},
                onDone: [
                  {
                    guard: { type: 'isNotedWork', params: ({ event }) => event.output },
                    target: 'submitting',
                    actions: { type: 'recordWork', params: ({ event }) => event.output },
                  },
                  {
                    target: 'filling',
                    actions: [
                      'dropNoted',
                      { type: 'recordWork', params: ({ event }) => event.output },
                      { type: 'tellWork', params: ({ event }) => event.output },
                      { type: 'restoreKeptDraft', params: ({ event }) => event.output },
                      { type: 'emitWorkSelected', params: ({ event }) => event.output },
                    ],
                  },
                ],
              },
              on: {
                'finding.trouble': [
                  {
                    guard: { type: 'isConfigurationFailure', params: ({ event }) => event.failure },
                    target: 'disabled',
                    actions: {
                      type: 'recordFailure',
                      params: ({ event }) => ({ failure: event.failure, stage: 'form' }),
                    },
                  },
                  {
                    actions: {
                      type: 'emitError',
                      params: ({ event }) => ({ failure: event.failure, stage: 'form' }),
                    },
                  },
                ],
                'finding.failed': [
                  {
                    guard: { type: 'isConfigurationFailure', params: ({ event }) => event.failure },
                    target: 'disabled',
                    actions: {
                      type: 'recordFailure',
                      params: ({ event }) => ({ failure: event.failure, stage: 'form' }),
                    },
                  },
                  {
                    target: '.failed',
                    actions: {
                      type: 'recordFailure',
                      params: ({ event }) => ({ failure: event.failure, stage: 'form' }),
                    },
                  },
                ],
              },
              states: {
                asking: {},
                /** Finding itself waits, with the code or the list as it was. */
                failed: {
                  entry: 'emitFailed',
                  on: {
                    'user.retry': { target: 'asking', actions: 'findAgain' },
                    'user.backToForm': { target: 'asking', actions: 'findAnother' },
                  },
                },
              },
            },
            filling: {
              on: {
                'user.backToWork': { guard: 'isUpdate', target: 'finding' },
                'form.submitted': {
                  target: 'submitting',
                  actions: { type: 'recordDraft', params: ({ event }) => event },
                },
              },
            },
            submitting: {
              entry: 'forgetTries',
              invoke: [
                {
                  id: 'submission',
                  src: 'submission',
                  input: ({ context }) => submissionInput(context),
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
                'session.renewed': { actions: 'passRenewal' },
                // The request that waits for the token fails with it, and knows whether anything is in doubt.
                'session.refused': {},
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
                  expectsAccessCode: expectsAccessCode(context),
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
                // A transaction is public: it comes to its end, and to its code, without a token.
                'session.refused': {
                  actions: {
                    type: 'emitError',
                    params: ({ event }) => ({ failure: event.failure, stage: 'tracking' }),
                  },
                },
              },
              states: {
                tracking: {
                  invoke: { src: 'holdUnkept' },
                  on: {
                    'tracking.completed': {
                      target: 'complete',
                      actions: { type: 'recordResult', params: ({ event }) => event },
                    },
                    'tracking.failed': {
                      target: '#register.flow.active.failed',
                      actions: [
                        {
                          type: 'recordFailure',
                          params: ({ event }) => ({ failure: event.failure, stage: 'tracking' }),
                        },
                        'forgetTransaction',
                      ],
                    },
                    'user.keepWaiting': { actions: 'keepWaiting' },
                  },
                },
                complete: {
                  invoke: {
                    id: 'completion',
                    src: 'completion',
                    input: ({ context }) => ({
                      title: titleOf(context),
                      result: context.result as TransactionResult,
                      accessCode: context.accessCode,
                      expectsAccessCode: expectsAccessCode(context),
                    }),
                    onSnapshot: {},
                  },
                  on: {
                    'tracking.settled': [
                      {
                        guard: 'isCodeUnexpected',
                        actions: [
                          { type: 'recordSettled', params: ({ event }) => event },
                          { type: 'tellCode', params: ({ event }) => event.accessCode },
                          { type: 'emitComplete', params: ({ event }) => event },
                          'forgetTransaction',
                        ],
                      },
                      {
                        actions: [
                          { type: 'recordSettled', params: ({ event }) => event },
                          { type: 'tellCode', params: ({ event }) => event.accessCode },
                          { type: 'emitComplete', params: ({ event }) => event },
                        ],
                      },
                    ],
                    'user.*': { actions: 'passOn' },
                    /** Out of danger. */
                    'completion.kept': { actions: 'forgetTransaction' },
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
                // With what was found before, it would fail for ever; the form keeps what was typed.
                'user.retry': [
                  { guard: 'isWorkStale', target: 'finding' },
                  { guard: 'isRetryable', target: 'submitting' },
                ],
                'user.backToForm': [
                  { guard: 'isWorkStale', target: 'finding' },
                  { guard: 'isRetryable', target: 'filling' },
                ],
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
