import type { Confirmation, PendingAction, Stage, Stats } from '@ats-kit/protocol';
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
  formWork,
  isRetryable,
  isWorkStale,
  maxFileBytes,
  needsCode,
  ownCode,
} from './register.rules.ts';
import type {
  AtsFlowEvent,
  CopyTarget,
  RegisterContext,
  RegisterEvent,
  RegisterInput,
} from './register.types.ts';

export type Refusal = Extract<SubmissionOutput, { result: 'refused' | 'inDoubt' }>;
export type Confirmed = Extract<SubmissionOutput, { result: 'confirmed' }>;

/** What the states of a registration are made of. */
export const registerSetup = setup({
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
});
