import type { Confirmation, Job, Quote } from '@ats-kit/protocol';
import { assign, enqueueActions, fromCallback, fromPromise, sendParent, sendTo, setup } from 'xstate';
import type { Failure } from '../failure.ts';
import { notProvided } from '../not-provided.ts';
import { type UploadOutput, uploadMachine } from '../upload/upload.machine.ts';
import {
  askAgainMs,
  isConfirmInDoubt,
  isConfirmLost,
  isJobGone,
  isUploadLost,
  isVerified,
  mayInitAgain,
  mayRenewQuote,
  mayStartOver,
} from './submission.rules.ts';
import type {
  ConfirmInput,
  Draft,
  JobInput,
  QuoteCommand,
  QuoteEvent,
  QuoteTime,
  SubmissionContext,
  SubmissionEvent,
  SubmissionInput,
  SubmissionNotice,
  SubmissionOutput,
} from './submission.types.ts';

/** What the states of a submission are made of. */
export const submissionSetup = setup({
  types: {
    context: {} as SubmissionContext,
    events: {} as SubmissionEvent,
    input: {} as SubmissionInput,
    output: {} as SubmissionOutput,
    tags: {} as 'uploading' | 'quoting' | 'offered' | 'confirming' | 'cancellable',
  },
  actors: {
    upload: uploadMachine,
    hashFile: fromPromise<string, { fileId: string }>(notProvided('hashFile')),
    initJob: fromPromise<Job, Draft>(notProvided('initJob')),
    prepareJob: fromPromise<Quote, JobInput>(notProvided('prepareJob')),
    confirmJob: fromPromise<Confirmation, ConfirmInput>(notProvided('confirmJob')),
    /** Resolves when the quote has expired; a clock of its own, because only a port knows the time of day. */
    quoteExpiry: fromPromise<void, QuoteTime>(notProvided('quoteExpiry')),
    /** Counts the quote down and says, when asked, whether it still holds: a device may have slept over its end. */
    countdown: fromCallback<QuoteCommand, QuoteTime & { isAccepted: boolean }, QuoteEvent>(
      notProvided('countdown'),
    ),
    /** Has the browser ask before the page is left, for as long as it runs. */
    holdPage: fromCallback(notProvided('holdPage')),
  },
  delays: {
    /** Before a `confirm` whose answer was lost is asked for again. */
    askAgain: ({ context }) => askAgainMs(context),
  },
  guards: {
    isNoted: ({ context }) => context.noted !== null,
    isUploaded: ({ context }) => context.isUploaded,
    hasFile: ({ context }) => context.file !== null,
    isUploadDone: (_, output: UploadOutput) => output.result === 'done',
    /** All of it was sent, and it may be that only the answer was lost. */
    mayHaveArrived: (_, output: UploadOutput) => output.result !== 'done' && output.mayHaveArrived,
    mayInitAgain: ({ context }, output: UploadOutput) =>
      output.result === 'urlSpent' && mayInitAgain(context),
    isJobGone: ({ context }, failure: Failure) => isJobGone(context, failure),
    isUploadLost: ({ context }, failure: Failure) => isUploadLost(context, failure),
    mayStartOver: ({ context }, failure: Failure) => mayStartOver(context, failure),
    isArrivalInDoubt: ({ context }) => context.isArrivalInDoubt,
    isVerified: ({ context }) => isVerified(context),
    isMismatch: ({ context }) => context.verifyCommitment === 'block' && context.mediaHash !== null,
    isHashFailed: ({ context }) => context.verifyCommitment === 'block' && context.hashFailure !== null,
    isHashOver: ({ context }) => context.mediaHash !== null || context.hashFailure !== null,
    isQuoteInvalid: ({ context }) => context.quote?.isValid === false,
    mayRenewQuote: ({ context }) => mayRenewQuote(context),
    needsAcceptance: ({ context }) => context.confirmPrice,
    isConfirmLost: ({ context }, failure: Failure) => isConfirmLost(context.lostConfirms, failure),
    isInDoubt: ({ context }, failure: Failure) => isConfirmInDoubt(context.lostConfirms, failure),
    isQuoteOver: ({ context }) => context.isQuoteOver,
  },
  actions: {
    recordStage: assign((_, stage: SubmissionContext['stage']) => ({ stage })),
    recordHash: assign((_, mediaHash: string) => ({ mediaHash })),
    recordHashFailure: assign((_, hashFailure: Failure) => ({ hashFailure })),
    /** Beside everything else: the file is hashed while it is sent. */
    startHashing: enqueueActions(({ context, enqueue }) => {
      if (context.file) enqueue.spawnChild('hashFile', { id: 'hashing', input: { fileId: context.file.id } });
    }),
    recordRenewal: assign({ isRenewed: true }),
    recordJob: assign(({ context }, { jobId }: Job) => ({
      jobId,
      isUploaded: context.file === null,
      isRenewed: false,
    })),
    recordProgress: assign((_, sentBytes: number) => ({ sentBytes })),
    recordUploaded: assign({ isUploaded: true }),
    recordArrivalInDoubt: assign((_, output: UploadOutput) => ({
      isUploaded: true,
      isArrivalInDoubt: true,
      uploadFailure: output.result === 'failed' ? output.failure : null,
    })),
    recordArrival: assign({ isArrivalInDoubt: false, uploadFailure: null }),
    recordUploadLost: assign(({ context }) => ({
      failure: context.uploadFailure,
      stage: 'upload' as const,
      isUploaded: false,
      isArrivalInDoubt: false,
    })),
    countFreshInit: assign(({ context }) => ({
      freshInits: context.freshInits + 1,
      jobId: null,
      isUploaded: false,
      isArrivalInDoubt: false,
    })),
    /** The file had arrived, and has to be sent once more. */
    forgetProgress: assign({ sentBytes: 0 }),
    startOver: assign((_, restart: Failure) => ({
      restart,
      sentBytes: 0,
      jobId: null,
      isUploaded: false,
      isArrivalInDoubt: false,
      quote: null,
    })),
    recordQuote: assign((_, quote: Quote) => ({
      quote,
      quoteLeftSeconds: null,
      isQuoteOver: false,
    })),
    recordQuoteLeft: assign((_, quoteLeftSeconds: number) => ({ quoteLeftSeconds })),
    countRenewal: assign(({ context }) => ({ renewals: context.renewals + 1 })),
    /** Somebody is there. */
    forgetRenewals: assign({ renewals: 0 }),
    checkQuote: sendTo('countdown', { type: 'quote.check' } satisfies QuoteCommand),
    recordQuoteOver: assign({ isQuoteOver: true }),
    recordConfirmation: assign((_, confirmation: Confirmation) => ({ confirmation })),
    recordFailure: assign((_, failure: Failure) => ({ failure })),
    countLostConfirm: assign(({ context }) => ({ lostConfirms: context.lostConfirms + 1 })),
    /** Once a file, however many URLs it takes. */
    tellUploadStarted: enqueueActions(({ context, enqueue }) => {
      if (context.sentBytes === 0)
        enqueue.sendParent({
          type: 'submission.uploadStarted',
          filename: context.file?.name ?? '',
          sizeBytes: context.file?.sizeBytes ?? 0,
        } satisfies SubmissionNotice);
    }),
    tellUploadProgressed: sendParent(
      (_, progress: { sentBytes: number; totalBytes: number }): SubmissionNotice => ({
        type: 'submission.uploadProgressed',
        sentBytes: progress.sentBytes,
        totalBytes: progress.totalBytes,
      }),
    ),
    tellUploadCompleted: sendParent(({ context }): SubmissionNotice => ({
      type: 'submission.uploadCompleted',
      filename: context.file?.name ?? '',
    })),
    tellTrouble: sendParent(
      (_, trouble: { failure: Failure; stage: SubmissionContext['stage'] }): SubmissionNotice => ({
        type: 'submission.trouble',
        ...trouble,
      }),
    ),
  },
});
