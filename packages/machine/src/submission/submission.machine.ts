import { type Confirmation, type Quote, type Job, computeCommitment } from '@ats-kit/protocol';
import { assign, fromCallback, fromPromise, sendParent, sendTo, setup } from 'xstate';
import { type Failure, failureOf, isAnswerLost, toFailure } from '../failure.ts';
import { notProvided } from '../not-provided.ts';
import { outputOf } from '../output.ts';
import { type UploadOutput, uploadMachine } from '../upload/upload.machine.ts';
import type {
  Draft,
  QuoteCommand,
  QuoteEvent,
  SubmissionContext,
  SubmissionEvent,
  SubmissionInput,
  SubmissionNotice,
  SubmissionOutput,
  UploadedJob,
} from './submission.types.ts';

const MAX_FRESH_INITS = 2;

function uploadedJob({ jobId, isUploaded, mediaHash }: SubmissionContext): UploadedJob | null {
  return jobId !== null && isUploaded ? { jobId, mediaHash } : null;
}

/** This device has computed the commitment that the service quotes. */
export function isVerified({
  draft,
  mediaHash,
  quote,
}: Pick<SubmissionContext, 'draft' | 'mediaHash' | 'quote'>): boolean {
  return mediaHash !== null && computeCommitment({ ...draft, mediaHash }).commitment === quote?.commitment;
}

/** From a finished form to a confirmed registration: a line with one exit a reason. */
export const submissionMachine = setup({
  types: {
    context: {} as SubmissionContext,
    events: {} as SubmissionEvent,
    input: {} as SubmissionInput,
    output: {} as SubmissionOutput,
    tags: {} as 'uploading' | 'quoting' | 'confirming' | 'cancellable',
  },
  actors: {
    upload: uploadMachine,
    hashFile: fromPromise<string, { fileId: string }>(notProvided('hashFile')),
    initWork: fromPromise<Job, Draft>(notProvided('initWork')),
    prepareJob: fromPromise<Quote, { jobId: string }>(notProvided('prepareJob')),
    confirmJob: fromPromise<Confirmation, { jobId: string }>(notProvided('confirmJob')),
    /** Resolves when the quote has expired; a clock of its own, because only a port knows the time of day. */
    quoteExpiry: fromPromise<void, { expiresAt: string }>(notProvided('quoteExpiry')),
    /** Counts the quote down and says, when asked, whether it still holds: a device may have slept over its end. */
    countdown: fromCallback<QuoteCommand, { expiresAt: string }, QuoteEvent>(notProvided('countdown')),
  },
  delays: {
    /** Before a `confirm` whose answer was lost is asked for again. */
    askAgain: 2_000,
  },
  guards: {
    goesOn: ({ context }) => context.isUploaded,
    isUploadDone: (_, output: UploadOutput) => output.result === 'done',
    mayInitAgain: ({ context }, output: UploadOutput) =>
      output.result === 'urlSpent' && context.freshInits < MAX_FRESH_INITS,
    /** The job that we wanted to go on with is gone: the file has to be sent again. */
    isJobGone: ({ context }, { code }: Failure) =>
      context.freshInits < MAX_FRESH_INITS &&
      (code === 'registration.upload_session_not_found' || code === 'registration.audio_empty'),
    isVerified: ({ context }) => isVerified(context),
    isMismatch: ({ context }) => context.verifyCommitment === 'block' && context.mediaHash !== null,
    isHashFailed: ({ context }) => context.verifyCommitment === 'block' && context.hashFailure !== null,
    isHashOver: ({ context }) => context.mediaHash !== null || context.hashFailure !== null,
    isQuoteInvalid: ({ context }) => context.quote?.isValid === false,
    needsAcceptance: ({ context }) => context.confirmPrice,
    /** Being told to wait is no answer either, once one was lost. */
    isAnswerLost: ({ context }, failure: Failure) =>
      isAnswerLost(failure) || (context.lostConfirms > 0 && failure.kind === 'limited'),
    /**
     * After a lost answer a refusal proves nothing: it may be so because the lost request went through. A quote that
     * is not known proves nothing either: browsers send a request again by themselves when a connection dies.
     */
    isInDoubt: ({ context }, { code }: Failure) =>
      context.lostConfirms > 0 || code === 'registration.prepared_not_found',
    isQuoteOver: ({ context }) => context.isQuoteOver,
  },
  actions: {
    recordStage: assign((_, stage: SubmissionContext['stage']) => ({ stage })),
    recordHash: assign((_, mediaHash: string) => ({ mediaHash })),
    recordHashFailure: assign((_, hashFailure: Failure) => ({ hashFailure })),
    recordJob: assign((_, { jobId }: Job) => ({ jobId, isUploaded: false })),
    recordUploaded: assign({ isUploaded: true }),
    countFreshInit: assign(({ context }) => ({
      freshInits: context.freshInits + 1,
      jobId: null,
      isUploaded: false,
    })),
    recordQuote: assign((_, quote: Quote) => ({
      quote,
      quoteLeftSeconds: null,
      isQuoteOver: false,
    })),
    recordQuoteLeft: assign((_, quoteLeftSeconds: number) => ({ quoteLeftSeconds })),
    checkQuote: sendTo('countdown', { type: 'quote.check' } satisfies QuoteCommand),
    recordQuoteOver: assign({ isQuoteOver: true }),
    recordConfirmation: assign((_, confirmation: Confirmation) => ({ confirmation })),
    recordFailure: assign((_, failure: Failure) => ({ failure })),
    countLostConfirm: assign(({ context }) => ({ lostConfirms: context.lostConfirms + 1 })),
    tellUploadStarted: sendParent(({ context }): SubmissionNotice => ({
      type: 'submission.uploadStarted',
      filename: context.file.name,
      sizeBytes: context.file.sizeBytes,
    })),
    tellUploadProgressed: sendParent(
      (_, progress: { sentBytes: number; totalBytes: number }): SubmissionNotice => ({
        type: 'submission.uploadProgressed',
        sentBytes: progress.sentBytes,
        totalBytes: progress.totalBytes,
      }),
    ),
    tellUploadCompleted: sendParent(({ context }): SubmissionNotice => ({
      type: 'submission.uploadCompleted',
      filename: context.file.name,
    })),
    tellTrouble: sendParent(
      (_, trouble: { failure: Failure; stage: SubmissionContext['stage'] }): SubmissionNotice => ({
        type: 'submission.trouble',
        ...trouble,
      }),
    ),
  },
}).createMachine({
  id: 'submission',
  initial: 'starting',
  context: ({ input: { resume, ...input } }) => ({
    ...input,
    jobId: resume?.jobId ?? null,
    isUploaded: resume !== null,
    mediaHash: resume?.mediaHash ?? null,
    hashFailure: null,
    quote: null,
    quoteLeftSeconds: null,
    confirmation: null,
    stage: 'upload',
    freshInits: 0,
    isQuoteOver: false,
    lostConfirms: 0,
    failure: null,
  }),
  output: ({ event }) => outputOf<SubmissionOutput>(event),
  // Beside everything else: the file is hashed while it is sent.
  invoke: {
    src: 'hashFile',
    input: ({ context }) => ({ fileId: context.file.id }),
    onDone: { actions: { type: 'recordHash', params: ({ event }) => event.output } },
    onError: { actions: { type: 'recordHashFailure', params: ({ event }) => toFailure(event.error) } },
  },
  states: {
    starting: { always: [{ guard: 'goesOn', target: 'preparing' }, { target: 'initializing' }] },
    initializing: {
      tags: ['uploading', 'cancellable'],
      entry: { type: 'recordStage', params: 'upload' },
      invoke: {
        src: 'initWork',
        input: ({ context }) => context.draft,
        onDone: {
          target: 'uploading',
          actions: [{ type: 'recordJob', params: ({ event }) => event.output }, 'tellUploadStarted'],
        },
        onError: {
          target: 'refused',
          actions: { type: 'recordFailure', params: ({ event }) => toFailure(event.error) },
        },
      },
      on: { 'user.cancel': 'cancelled' },
    },
    uploading: {
      tags: ['uploading', 'cancellable'],
      invoke: {
        id: 'upload',
        src: 'upload',
        input: ({ context }) => ({
          fileId: context.file.id,
          totalBytes: context.file.sizeBytes,
          jobId: context.jobId ?? '',
        }),
        onSnapshot: {},
        onDone: [
          {
            guard: { type: 'isUploadDone', params: ({ event }) => event.output },
            target: 'preparing',
            actions: ['recordUploaded', 'tellUploadCompleted'],
          },
          {
            guard: { type: 'mayInitAgain', params: ({ event }) => event.output },
            target: 'initializing',
            actions: 'countFreshInit',
          },
          {
            target: 'refused',
            actions: {
              type: 'recordFailure',
              params: ({ event }) =>
                event.output.result === 'done' ? failureOf('widget.upload_error') : event.output.failure,
            },
          },
        ],
      },
      on: {
        'upload.progressed': { actions: { type: 'tellUploadProgressed', params: ({ event }) => event } },
        'user.cancel': 'cancelled',
      },
    },
    preparing: {
      tags: ['quoting', 'cancellable'],
      entry: { type: 'recordStage', params: 'prepare' },
      invoke: {
        src: 'prepareJob',
        input: ({ context }) => ({ jobId: context.jobId ?? '' }),
        onDone: {
          target: 'verifying',
          actions: { type: 'recordQuote', params: ({ event }) => event.output },
        },
        onError: [
          {
            guard: { type: 'isJobGone', params: ({ event }) => toFailure(event.error) },
            target: 'initializing',
            actions: 'countFreshInit',
          },
          {
            target: 'refused',
            actions: { type: 'recordFailure', params: ({ event }) => toFailure(event.error) },
          },
        ],
      },
      on: { 'user.cancel': 'cancelled' },
    },
    /** Nothing is paid before this device and the service agree on what is anchored. */
    verifying: {
      tags: ['quoting', 'cancellable'],
      always: [
        { guard: 'isVerified', target: 'pricing' },
        {
          guard: 'isMismatch',
          target: 'refused',
          actions: { type: 'recordFailure', params: () => failureOf('widget.commitment_mismatch') },
        },
        {
          guard: 'isHashFailed',
          target: 'refused',
          actions: {
            type: 'recordFailure',
            params: ({ context }) => context.hashFailure ?? failureOf('widget.unknown_error'),
          },
        },
        // The host asked for a warning only.
        {
          guard: 'isHashOver',
          target: 'pricing',
          actions: {
            type: 'tellTrouble',
            params: ({ context }) => ({
              failure:
                context.mediaHash === null && context.hashFailure
                  ? context.hashFailure
                  : failureOf('widget.commitment_mismatch'),
              stage: 'prepare',
            }),
          },
        },
      ],
      on: { 'user.cancel': 'cancelled' },
    },
    pricing: {
      tags: ['quoting', 'cancellable'],
      initial: 'judging',
      states: {
        judging: {
          always: [
            {
              guard: 'isQuoteInvalid',
              target: '#submission.refused',
              actions: { type: 'recordFailure', params: () => failureOf('widget.quote_invalid') },
            },
            { guard: 'needsAcceptance', target: 'offered' },
            { target: '#submission.confirming' },
          ],
        },
        /** The price stands on the screen. An expired one is prepared again, never confirmed. */
        offered: {
          invoke: {
            id: 'countdown',
            src: 'countdown',
            input: ({ context }) => ({ expiresAt: context.quote?.expiresAt ?? '' }),
          },
          on: {
            'user.acceptPrice': { actions: 'checkQuote' },
            'quote.ticked': {
              actions: { type: 'recordQuoteLeft', params: ({ event }) => event.leftSeconds },
            },
            'quote.held': '#submission.confirming',
            'quote.over': '#submission.preparing',
          },
        },
      },
      on: { 'user.cancel': 'cancelled' },
    },
    confirming: {
      tags: 'confirming',
      entry: { type: 'recordStage', params: 'confirm' },
      initial: 'asking',
      states: {
        asking: {
          invoke: {
            src: 'confirmJob',
            input: ({ context }) => ({ jobId: context.jobId ?? '' }),
            onDone: {
              target: '#submission.confirmed',
              actions: { type: 'recordConfirmation', params: ({ event }) => event.output },
            },
            onError: [
              {
                guard: { type: 'isAnswerLost', params: ({ event }) => toFailure(event.error) },
                target: 'waiting',
                actions: [
                  'countLostConfirm',
                  { type: 'recordFailure', params: ({ event }) => toFailure(event.error) },
                  {
                    type: 'tellTrouble',
                    params: ({ event }) => ({ failure: toFailure(event.error), stage: 'confirm' }),
                  },
                ],
              },
              {
                guard: { type: 'isInDoubt', params: ({ event }) => toFailure(event.error) },
                target: '#submission.inDoubt',
              },
              {
                target: '#submission.refused',
                actions: { type: 'recordFailure', params: ({ event }) => toFailure(event.error) },
              },
            ],
          },
        },
        /** The same job is asked for again, never a new one: it may have been paid. */
        waiting: {
          after: {
            askAgain: [{ guard: 'isQuoteOver', target: '#submission.inDoubt' }, { target: 'asking' }],
          },
        },
      },
      invoke: {
        src: 'quoteExpiry',
        input: ({ context }) => ({ expiresAt: context.quote?.expiresAt ?? '' }),
        onDone: { actions: 'recordQuoteOver' },
      },
    },
    confirmed: {
      type: 'final',
      output: ({ context }) => ({
        result: 'confirmed',
        confirmation: context.confirmation,
        quote: context.quote,
        job: uploadedJob(context),
        isVerified: isVerified(context),
      }),
    },
    cancelled: { type: 'final', output: { result: 'cancelled' } },
    refused: {
      type: 'final',
      output: ({ context }) => ({
        result: 'refused',
        failure: context.failure,
        job: uploadedJob(context),
        stage: context.stage,
      }),
    },
    inDoubt: {
      type: 'final',
      output: () => ({ result: 'inDoubt', failure: failureOf('widget.confirm_in_doubt') }),
    },
  },
});
