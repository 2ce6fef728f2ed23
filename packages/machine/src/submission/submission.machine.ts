import { failureOf, toFailure } from '../failure.ts';
import { outputOf } from '../output.ts';
import { begin, confirmInput, isVerified, jobInput, quoteTime, uploadedJob } from './submission.rules.ts';
import { submissionSetup } from './submission.setup.ts';
import type { SubmissionOutput } from './submission.types.ts';

/** From a finished form to a confirmed registration or update: a line with one exit a reason. */
export const submissionMachine = submissionSetup.createMachine({
  id: 'submission',
  initial: 'starting',
  context: ({ input }) => begin(input),
  output: ({ event }) => outputOf<SubmissionOutput>(event),
  entry: 'startHashing',
  on: {
    'session.renewed': { actions: 'recordRenewal' },
    'xstate.done.actor.hashing': {
      actions: { type: 'recordHash', params: ({ event }) => event.output },
    },
    'xstate.error.actor.hashing': {
      actions: { type: 'recordHashFailure', params: ({ event }) => toFailure(event.error) },
    },
  },
  states: {
    starting: {
      always: [
        { guard: 'isNoted', target: 'confirming' },
        { guard: 'isUploaded', target: 'preparing' },
        { target: 'initializing' },
      ],
    },
    initializing: {
      tags: 'cancellable',
      entry: { type: 'recordStage', params: 'upload' },
      initial: 'choosing',
      states: {
        choosing: { always: [{ guard: 'hasFile', target: 'forFile' }, { target: 'forKeptFile' }] },
        forFile: { tags: 'uploading', invoke: { src: 'holdPage' } },
        /** The latest version's file stays: the next that is seen is the quote. */
        forKeptFile: { tags: 'quoting' },
      },
      invoke: {
        src: 'initJob',
        input: ({ context }) => context.draft,
        onDone: [
          {
            guard: 'hasFile',
            target: 'uploading',
            actions: [{ type: 'recordJob', params: ({ event }) => event.output }, 'tellUploadStarted'],
          },
          {
            target: 'preparing',
            actions: { type: 'recordJob', params: ({ event }) => event.output },
          },
        ],
        onError: {
          target: 'refused',
          actions: { type: 'recordFailure', params: ({ event }) => toFailure(event.error) },
        },
      },
      on: { 'user.cancel': 'cancelled' },
    },
    uploading: {
      tags: ['uploading', 'cancellable'],
      invoke: [
        { src: 'holdPage' },
        {
          id: 'upload',
          src: 'upload',
          input: ({ context }) => ({
            fileId: context.file?.id ?? '',
            totalBytes: context.file?.sizeBytes ?? 0,
            sentBytes: context.sentBytes,
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
              guard: { type: 'mayHaveArrived', params: ({ event }) => event.output },
              target: 'preparing',
              actions: { type: 'recordArrivalInDoubt', params: ({ event }) => event.output },
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
      ],
      on: {
        'upload.progressed': {
          actions: [
            { type: 'recordProgress', params: ({ event }) => event.sentBytes },
            { type: 'tellUploadProgressed', params: ({ event }) => event },
          ],
        },
        'user.cancel': 'cancelled',
      },
    },
    preparing: {
      tags: ['quoting', 'cancellable'],
      entry: { type: 'recordStage', params: 'prepare' },
      invoke: {
        src: 'prepareJob',
        input: ({ context }) => jobInput(context),
        onDone: [
          {
            guard: 'isArrivalInDoubt',
            target: 'verifying',
            actions: [
              { type: 'recordQuote', params: ({ event }) => event.output },
              'recordArrival',
              'tellUploadCompleted',
            ],
          },
          {
            target: 'verifying',
            actions: { type: 'recordQuote', params: ({ event }) => event.output },
          },
        ],
        onError: [
          {
            guard: { type: 'isUploadLost', params: ({ event }) => toFailure(event.error) },
            target: 'refused',
            actions: 'recordUploadLost',
          },
          {
            guard: { type: 'isJobGone', params: ({ event }) => toFailure(event.error) },
            target: 'initializing',
            actions: ['countFreshInit', 'forgetProgress'],
          },
          {
            guard: { type: 'mayStartOver', params: ({ event }) => toFailure(event.error) },
            target: 'initializing',
            actions: [
              { type: 'startOver', params: ({ event }) => toFailure(event.error) },
              {
                type: 'tellTrouble',
                params: ({ event }) => ({ failure: toFailure(event.error), stage: 'prepare' }),
              },
            ],
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
            { target: 'accepted' },
          ],
        },
        /** A slow hash may have outlasted the quote, and no quote that is over is ever confirmed. */
        accepted: {
          invoke: {
            src: 'countdown',
            input: ({ context }) => ({ ...quoteTime(context), isAccepted: true }),
          },
          on: { 'quote.held': '#submission.confirming', 'quote.over': '#submission.preparing' },
        },
        /** The price stands on the screen. An expired one is prepared again, never confirmed. */
        offered: {
          tags: 'offered',
          invoke: {
            id: 'countdown',
            src: 'countdown',
            input: ({ context }) => ({ ...quoteTime(context), isAccepted: false }),
          },
          on: {
            'user.acceptPrice': { actions: ['forgetRenewals', 'checkQuote'] },
            'quote.ticked': {
              actions: { type: 'recordQuoteLeft', params: ({ event }) => event.leftSeconds },
            },
            'quote.held': '#submission.confirming',
            'quote.over': [
              { guard: 'mayRenewQuote', target: '#submission.preparing', actions: 'countRenewal' },
              { target: 'over' },
            ],
          },
        },
        /** Nobody is there: the price stands as one that is over, and the next is asked for when somebody comes back. */
        over: {
          tags: 'offered',
          on: { 'user.acceptPrice': { target: '#submission.preparing', actions: 'forgetRenewals' } },
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
            input: ({ context }) => confirmInput(context),
            onDone: {
              target: '#submission.confirmed',
              actions: { type: 'recordConfirmation', params: ({ event }) => event.output },
            },
            onError: [
              {
                guard: { type: 'isConfirmLost', params: ({ event }) => toFailure(event.error) },
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
                guard: { type: 'mayStartOver', params: ({ event }) => toFailure(event.error) },
                target: '#submission.initializing',
                actions: [
                  { type: 'startOver', params: ({ event }) => toFailure(event.error) },
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
      invoke: [
        { src: 'holdPage' },
        {
          src: 'quoteExpiry',
          input: ({ context }) => quoteTime(context),
          onDone: { actions: 'recordQuoteOver' },
        },
      ],
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
      output: ({ context }) => ({
        result: 'inDoubt',
        failure: failureOf('widget.confirm_in_doubt'),
        jobId: context.jobId ?? '',
      }),
    },
  },
});
