import { LIMITS } from '@ats-kit/protocol';
import { assign, fromCallback, sendParent, setup } from 'xstate';
import type { Failure } from '../failure.ts';
import { notProvided } from '../not-provided.ts';
import { outputOf } from '../output.ts';

export interface UploadInput {
  fileId: string;
  totalBytes: number;
  /** The job whose URL it is sent to. The URL is a credential and stays outside. */
  jobId: string;
}

export interface UploadContext extends UploadInput {
  /** Bytes handed to the network. Never goes back, whatever attempts are made. */
  sentBytes: number;
  /** 0 for the first attempt. */
  attempt: number;
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

/** How an upload ended. `urlSpent`: the URL is used up or expired, a fresh `init` is needed. */
export type UploadOutput = { result: 'done' } | { result: 'urlSpent' | 'failed'; failure: Failure };

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
  if (!measured || sentBytes < measured.sentBytes) return { measured: { atMs, sentBytes } };
  const spanMs = atMs - measured.atMs;
  if (spanMs < SPEED_SPAN_MS) return {};
  const speed = ((sentBytes - measured.sentBytes) * 1000) / spanMs;
  return {
    measured: { atMs, sentBytes },
    bytesPerSecond:
      bytesPerSecond === null ? speed : bytesPerSecond * (1 - SPEED_WEIGHT) + speed * SPEED_WEIGHT,
  };
}

/** Sends one file to one URL in up to three attempts. Stopping the machine aborts the transfer. */
export const uploadMachine = setup({
  types: {
    context: {} as UploadContext,
    events: {} as UploadEvent,
    input: {} as UploadInput,
    output: {} as UploadOutput,
    tags: {} as 'retrying',
  },
  actors: {
    /** One attempt: reports `transfer.*`, aborts when stopped. */
    transfer: fromCallback<UploadEvent, { fileId: string; jobId: string }>(notProvided('transfer')),
  },
  delays: {
    backoff: ({ context }) => LIMITS.uploadRetryWaitsMs[context.attempt - 1] ?? LIMITS.uploadRetryWaitsMs[1],
  },
  guards: {
    /** The URL is the credential: refused means that it has expired or taken its file. */
    isUrlSpent: (_, { status }: Failure) =>
      status === 401 || status === 403 || status === 404 || status === 410,
    canRetry: ({ context }, { status }: Failure) =>
      context.attempt + 1 < LIMITS.uploadAttempts &&
      (status === undefined || status === 408 || status === 429 || status >= 500),
  },
  actions: {
    recordProgress: assign(({ context }, progress: { sentBytes: number; atMs: number }) => ({
      // An uploader may count the bytes of headers too.
      sentBytes: Math.max(context.sentBytes, Math.min(progress.sentBytes, context.totalBytes)),
      ...measure(context, progress),
    })),
    recordFailure: assign((_, failure: Failure) => ({ failure })),
    countAttempt: assign(({ context }) => ({ attempt: context.attempt + 1, measured: null })),
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
    sentBytes: 0,
    attempt: 0,
    bytesPerSecond: null,
    measured: null,
    failure: null,
  }),
  output: ({ event }) => outputOf<UploadOutput>(event),
  states: {
    transferring: {
      invoke: { src: 'transfer', input: ({ context }) => ({ fileId: context.fileId, jobId: context.jobId }) },
      on: {
        'transfer.progress': {
          actions: [{ type: 'recordProgress', params: ({ event }) => event }, 'tellProgress'],
        },
        'transfer.done': { target: 'done', actions: ['completeProgress', 'tellProgress'] },
        'transfer.failed': [
          {
            guard: { type: 'isUrlSpent', params: ({ event }) => event.failure },
            target: 'urlSpent',
            actions: { type: 'recordFailure', params: ({ event }) => event.failure },
          },
          {
            guard: { type: 'canRetry', params: ({ event }) => event.failure },
            target: 'waiting',
            actions: 'countAttempt',
          },
          { target: 'failed', actions: { type: 'recordFailure', params: ({ event }) => event.failure } },
        ],
      },
    },
    waiting: { tags: 'retrying', after: { backoff: 'transferring' } },
    done: { type: 'final', output: { result: 'done' } },
    urlSpent: { type: 'final', output: ({ context }) => ({ result: 'urlSpent', failure: context.failure }) },
    failed: { type: 'final', output: ({ context }) => ({ result: 'failed', failure: context.failure }) },
  },
});
