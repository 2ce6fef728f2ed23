import { LIMITS } from '@ats-kit/protocol';
import { assign, fromCallback, sendParent, setup } from 'xstate';
import { type Failure, failureOf } from '../failure.ts';
import { notProvided } from '../not-provided.ts';
import { outputOf } from '../output.ts';

export interface UploadInput {
  fileId: string;
  totalBytes: number;
  /** What an earlier URL has taken of it: the progress goes on from there. */
  sentBytes: number;
  /** The job whose URL it is sent to. The URL is a credential and stays outside. */
  jobId: string;
}

export interface UploadContext extends UploadInput {
  /** Bytes handed to the network. Never goes back, whatever attempts are made. */
  sentBytes: number;
  /** The same, of the attempt that runs. */
  attemptBytes: number;
  /** 0 for the first attempt. */
  attempt: number;
  /** An attempt sent everything and heard nothing: the file may have arrived. */
  mayHaveArrived: boolean;
  isOffline: boolean;
  /** Smoothed, bytes a second; `null` until it can be told. */
  bytesPerSecond: number | null;
  /** Where the last measurement of the speed stands. */
  measured: { atMs: number; sentBytes: number } | null;
  failure: Failure | null;
}

export type UploadEvent =
  | { type: 'transfer.progress'; sentBytes: number; atMs: number }
  | { type: 'transfer.done' }
  | { type: 'transfer.failed'; failure: Failure };

export type ConnectivityEvent = { type: 'network.offline' } | { type: 'network.online' };

/** How an upload ended. `urlSpent`: the URL is used up or expired, a fresh `init` is needed. */
export type UploadOutput =
  | { result: 'done' }
  | { result: 'urlSpent' | 'failed'; failure: Failure; mayHaveArrived: boolean };

export type UploadNotice = { type: 'upload.progressed'; sentBytes: number; totalBytes: number };

/** Weight of the newest measurement in the smoothed speed. */
const SPEED_WEIGHT = 0.3;
/** Shorter spans say more about buffers than about the line. */
const SPEED_SPAN_MS = 500;

function measure(
  context: UploadContext,
  { sentBytes, atMs }: { sentBytes: number; atMs: number },
): Partial<UploadContext> {
  const { measured, bytesPerSecond } = context;
  if (!measured) return { measured: { atMs, sentBytes } };
  const spanMs = atMs - measured.atMs;
  if (spanMs < SPEED_SPAN_MS) return {};
  const speed = ((sentBytes - measured.sentBytes) * 1000) / spanMs;
  return {
    measured: { atMs, sentBytes },
    bytesPerSecond:
      bytesPerSecond === null ? speed : bytesPerSecond * (1 - SPEED_WEIGHT) + speed * SPEED_WEIGHT,
  };
}

const stalled = () => failureOf('widget.upload_error', { details: { reason: 'stalled' } });
const unanswered = () => failureOf('widget.upload_error', { details: { reason: 'unanswered' } });

const ended = (result: 'urlSpent' | 'failed') => ({
  type: 'final' as const,
  output: ({ context: { failure, mayHaveArrived } }: { context: UploadContext }) => ({
    result,
    failure,
    mayHaveArrived,
  }),
});

/**
 * Sends one file to one URL in up to three attempts. A connection that is gone for a while costs none of them: the
 * upload goes on when it is back. Stopping the machine aborts the transfer.
 */
export const uploadMachine = setup({
  types: {
    context: {} as UploadContext,
    events: {} as UploadEvent | ConnectivityEvent,
    input: {} as UploadInput,
    output: {} as UploadOutput,
    tags: {} as 'retrying' | 'offline',
  },
  actors: {
    /** One attempt: reports `transfer.*`, aborts when stopped. */
    transfer: fromCallback<UploadEvent, { fileId: string; jobId: string }>(notProvided('transfer')),
    /** Says `network.offline` and `network.online`: at the start if it is offline, and then at every change. */
    connectivity: fromCallback<ConnectivityEvent>(notProvided('connectivity')),
  },
  delays: {
    backoff: ({ context }) => LIMITS.uploadRetryWaitsMs[context.attempt - 1] ?? LIMITS.uploadRetryWaitsMs[1],
    /** Without a byte, from the start of the request on. */
    stall: 30_000,
    /** For the answer, once everything is sent: the store may have to copy or check it. */
    answer: 120_000,
  },
  guards: {
    isOffline: ({ context }) => context.isOffline,
    /** There was no answer, and there could be none. */
    isCutOff: ({ context }, { status }: Failure) => context.isOffline && status === undefined,
    /** The URL is the credential: refused means that it has expired or taken its file. */
    isUrlSpent: (_, { status }: Failure) =>
      status === 401 || status === 403 || status === 404 || status === 410,
    canRetry: ({ context }, { status }: Failure) =>
      context.attempt + 1 < LIMITS.uploadAttempts &&
      (status === undefined || status === 408 || status === 429 || status >= 500),
    isAllSent: ({ context }) => context.attemptBytes >= context.totalBytes,
    bringsAll: ({ context }, sentBytes: number) => sentBytes >= context.totalBytes,
    bringsMore: ({ context }, sentBytes: number) => sentBytes > context.attemptBytes,
  },
  actions: {
    recordProgress: assign(({ context }, progress: { sentBytes: number; atMs: number }) => ({
      attemptBytes: Math.max(context.attemptBytes, progress.sentBytes),
      // An uploader may count the bytes of headers too.
      sentBytes: Math.max(context.sentBytes, Math.min(progress.sentBytes, context.totalBytes)),
      ...measure(context, progress),
    })),
    recordFailure: assign((_, failure: Failure) => ({ failure })),
    recordOffline: assign({ isOffline: true }),
    recordOnline: assign({ isOffline: false }),
    beginAttempt: assign({ attemptBytes: 0, measured: null }),
    /** A refusal is an answer; anything else that ends an attempt leaves open what the store has. */
    judgeArrival: assign(({ context }, { status }: Failure) => ({
      mayHaveArrived:
        context.mayHaveArrived ||
        ((status === undefined || status >= 500) && context.attemptBytes >= context.totalBytes),
    })),
    countAttempt: assign(({ context }) => ({ attempt: context.attempt + 1 })),
    /** The connection was gone already: that was no attempt. */
    takeAttemptBack: assign(({ context }) => ({ attempt: context.attempt - 1 })),
    completeProgress: assign(({ context }) => ({ sentBytes: context.totalBytes })),
    tellProgress: sendParent(({ context }): UploadNotice => ({
      type: 'upload.progressed',
      sentBytes: context.sentBytes,
      totalBytes: context.totalBytes,
    })),
  },
}).createMachine({
  id: 'upload',
  initial: 'transferring',
  context: ({ input }) => ({
    ...input,
    attemptBytes: 0,
    attempt: 0,
    mayHaveArrived: false,
    isOffline: false,
    bytesPerSecond: null,
    measured: null,
    failure: null,
  }),
  output: ({ event }) => outputOf<UploadOutput>(event),
  invoke: { src: 'connectivity' },
  on: {
    'network.offline': { actions: 'recordOffline' },
    'network.online': { actions: 'recordOnline' },
  },
  states: {
    transferring: {
      entry: 'beginAttempt',
      initial: 'sending',
      invoke: { src: 'transfer', input: ({ context }) => ({ fileId: context.fileId, jobId: context.jobId }) },
      on: {
        'transfer.done': { target: 'done', actions: ['completeProgress', 'tellProgress'] },
        'transfer.failed': [
          {
            guard: { type: 'isUrlSpent', params: ({ event }) => event.failure },
            target: 'urlSpent',
            actions: { type: 'recordFailure', params: ({ event }) => event.failure },
          },
          {
            guard: { type: 'isCutOff', params: ({ event }) => event.failure },
            target: 'paused',
            actions: { type: 'judgeArrival', params: ({ event }) => event.failure },
          },
          {
            guard: { type: 'canRetry', params: ({ event }) => event.failure },
            target: 'waiting',
            actions: ['countAttempt', { type: 'judgeArrival', params: ({ event }) => event.failure }],
          },
          {
            target: 'failed',
            actions: [
              { type: 'recordFailure', params: ({ event }) => event.failure },
              { type: 'judgeArrival', params: ({ event }) => event.failure },
            ],
          },
        ],
      },
      states: {
        sending: {
          always: { guard: 'isOffline', target: 'cutOff' },
          after: {
            stall: [
              {
                guard: { type: 'canRetry', params: stalled },
                target: '#upload.waiting',
                actions: 'countAttempt',
              },
              {
                target: '#upload.failed',
                actions: { type: 'recordFailure', params: stalled },
              },
            ],
          },
          on: {
            'transfer.progress': [
              {
                guard: { type: 'bringsAll', params: ({ event }) => event.sentBytes },
                target: 'answering',
                actions: [{ type: 'recordProgress', params: ({ event }) => event }, 'tellProgress'],
              },
              {
                // A byte at least: the wait for the next begins anew.
                guard: { type: 'bringsMore', params: ({ event }) => event.sentBytes },
                target: 'sending',
                reenter: true,
                actions: [{ type: 'recordProgress', params: ({ event }) => event }, 'tellProgress'],
              },
            ],
          },
        },
        answering: {
          always: { guard: 'isOffline', target: 'cutOff' },
          after: {
            answer: [
              {
                guard: { type: 'canRetry', params: unanswered },
                target: '#upload.waiting',
                actions: ['countAttempt', { type: 'judgeArrival', params: unanswered }],
              },
              {
                target: '#upload.failed',
                actions: [
                  { type: 'recordFailure', params: unanswered },
                  { type: 'judgeArrival', params: unanswered },
                ],
              },
            ],
          },
        },
        /** Nothing is counted against the line while there is none; it may hold nevertheless, as to this very machine. */
        cutOff: {
          tags: 'offline',
          on: {
            'transfer.progress': {
              guard: { type: 'bringsMore', params: ({ event }) => event.sentBytes },
              actions: [{ type: 'recordProgress', params: ({ event }) => event }, 'tellProgress'],
            },
            'network.online': [
              { guard: 'isAllSent', target: 'answering', actions: 'recordOnline' },
              { target: 'sending', actions: 'recordOnline' },
            ],
          },
        },
      },
    },
    /** The line is gone, and the attempt with it. */
    paused: {
      tags: 'offline',
      on: { 'network.online': { target: 'transferring', actions: 'recordOnline' } },
    },
    waiting: {
      tags: 'retrying',
      after: { backoff: 'transferring' },
      // Browsers report the end of a request before the end of the line.
      on: { 'network.offline': { target: 'paused', actions: ['recordOffline', 'takeAttemptBack'] } },
    },
    done: { type: 'final', output: { result: 'done' } },
    urlSpent: ended('urlSpent'),
    failed: ended('failed'),
  },
});
