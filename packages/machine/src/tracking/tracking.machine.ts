import { LIMITS, type TransactionResult, type TransactionStatus } from '@ats-kit/protocol';
import { assign, enqueueActions, fromCallback, fromPromise, raise, sendParent, setup } from 'xstate';
import { type Failure, failureOf, toFailure } from '../failure.ts';
import { notProvided } from '../not-provided.ts';
import { type Reading, mergeSteps, readFrame, readStatus } from './tracking.steps.ts';
import type { TrackingContext, TrackingEvent, TrackingInput, TrackingNotice } from './tracking.types.ts';

/**
 * Follows a transaction to its end. The socket and the polling stand side by side; whichever brings the end first
 * decides, and the polling runs whenever the socket is closed or silent.
 */
export const trackingMachine = setup({
  types: {
    context: {} as TrackingContext,
    events: {} as TrackingEvent,
    input: {} as TrackingInput,
    tags: {} as 'stillProcessing' | 'codeAwaited',
  },
  actors: {
    /** Reports `socket.*`; closes the connection when stopped. */
    socket: fromCallback<TrackingEvent, { transactionId: string; wsUrl: string }>(notProvided('socket')),
    readStatus: fromPromise<TransactionStatus, { transactionId: string }>(notProvided('readStatus')),
  },
  delays: {
    socketSilence: LIMITS.socketSilenceMs,
    pollInterval: LIMITS.statusPollIntervalMs,
    pollTotal: LIMITS.statusPollTotalMs,
    codePollInterval: LIMITS.accessCodePollIntervalMs,
  },
  guards: {
    hasAccessCode: ({ context }) => context.accessCode !== null,
    isCodeUnexpected: ({ context }) => !context.expectsAccessCode,
    hasAskedEnough: ({ context }) => context.codePolls >= LIMITS.accessCodePolls,
    /** An error frame says that the socket will bring nothing. */
    isErrorFrame: (_, reading: Reading) => reading.trouble !== null,
  },
  actions: {
    take: enqueueActions(({ context, enqueue }, reading: Reading) => {
      const steps = mergeSteps(context.steps, reading.steps);
      enqueue.assign({ steps, accessCode: context.accessCode ?? reading.accessCode });
      for (const step of steps.slice(context.steps.length))
        enqueue(
          sendParent<TrackingContext, TrackingEvent, undefined, TrackingNotice, TrackingEvent>({
            type: 'tracking.step',
            step,
          }),
        );
      if (reading.trouble) {
        enqueue(
          sendParent<TrackingContext, TrackingEvent, undefined, TrackingNotice, TrackingEvent>({
            type: 'tracking.trouble',
            failure: reading.trouble,
          }),
        );
      }
      if (reading.end?.type === 'completed')
        enqueue.raise({ type: 'outcome.completed', result: reading.end.result });
      if (reading.end?.type === 'failed')
        enqueue.raise({ type: 'outcome.failed', failure: reading.end.failure });
    }),
    wantPolling: raise({ type: 'polling.wanted' }),
    endPolling: raise({ type: 'polling.unneeded' }),
    giveUpPolling: raise({ type: 'polling.gaveUp' }),
    recordResult: assign((_, result: TransactionResult) => ({ result })),
    recordFailure: assign((_, failure: Failure) => ({ failure })),
    countCodePoll: assign(({ context }) => ({ codePolls: context.codePolls + 1 })),
    tellTrouble: sendParent((_, failure: Failure): TrackingNotice => ({ type: 'tracking.trouble', failure })),
    tellFailed: sendParent((_, failure: Failure): TrackingNotice => ({ type: 'tracking.failed', failure })),
    tellCompleted: sendParent((_, result: TransactionResult): TrackingNotice => ({
      type: 'tracking.completed',
      result,
    })),
    tellSettled: sendParent(({ context }): TrackingNotice => ({
      type: 'tracking.settled',
      result: context.result ?? { success: true },
      accessCode: context.accessCode,
    })),
  },
}).createMachine({
  id: 'tracking',
  type: 'parallel',
  context: ({ input }) => ({ ...input, steps: [], result: null, failure: null, codePolls: 0 }),
  states: {
    socket: {
      initial: 'connected',
      states: {
        connected: {
          initial: 'connecting',
          invoke: {
            src: 'socket',
            input: ({ context }) => ({ transactionId: context.transactionId, wsUrl: context.wsUrl }),
          },
          on: {
            'socket.opened': '.open',
            'socket.frame': [
              {
                guard: { type: 'isErrorFrame', params: ({ event }) => readFrame(event.frame) },
                target: 'closed',
                actions: ['wantPolling', { type: 'take', params: ({ event }) => readFrame(event.frame) }],
              },
              // Entered anew, so that the silence is counted from this frame.
              { target: '.open', actions: { type: 'take', params: ({ event }) => readFrame(event.frame) } },
            ],
            'socket.closed': { target: 'closed', actions: 'wantPolling' },
            'outcome.completed': 'closed',
            'outcome.failed': 'closed',
          },
          states: {
            connecting: { after: { socketSilence: 'silent' } },
            open: { entry: 'endPolling', after: { socketSilence: 'silent' } },
            /** Open in name only: polling runs beside it until it speaks again. */
            silent: { entry: 'wantPolling' },
          },
        },
        closed: {},
      },
    },
    polling: {
      initial: 'off',
      states: {
        off: { on: { 'polling.wanted': 'on' } },
        on: {
          initial: 'asking',
          after: { pollTotal: { target: 'off', actions: 'giveUpPolling' } },
          on: { 'polling.unneeded': 'off', 'outcome.completed': 'off', 'outcome.failed': 'off' },
          states: {
            asking: {
              invoke: {
                src: 'readStatus',
                input: ({ context }) => ({ transactionId: context.transactionId }),
                onDone: {
                  target: 'waiting',
                  actions: { type: 'take', params: ({ event }) => readStatus(event.output) },
                },
                onError: {
                  target: 'waiting',
                  actions: { type: 'tellTrouble', params: ({ event }) => toFailure(event.error) },
                },
              },
            },
            waiting: { after: { pollInterval: 'asking' } },
          },
        },
      },
    },
    outcome: {
      initial: 'running',
      states: {
        running: {
          on: {
            'outcome.failed': {
              target: 'failed',
              actions: { type: 'recordFailure', params: ({ event }) => event.failure },
            },
            'outcome.completed': {
              target: 'completed',
              actions: { type: 'recordResult', params: ({ event }) => event.result },
            },
            'polling.gaveUp': 'stillProcessing',
          },
        },
        /** Nobody knows yet; the transaction goes on without us. */
        stillProcessing: {
          tags: 'stillProcessing',
          on: {
            'outcome.failed': {
              target: 'failed',
              actions: { type: 'recordFailure', params: ({ event }) => event.failure },
            },
            'outcome.completed': {
              target: 'completed',
              actions: { type: 'recordResult', params: ({ event }) => event.result },
            },
            'user.keepWaiting': { target: 'running', actions: 'wantPolling' },
            // The socket has spoken after all.
            'polling.unneeded': 'running',
          },
        },
        completed: {
          entry: { type: 'tellCompleted', params: ({ context }) => context.result ?? { success: true } },
          initial: 'checking',
          states: {
            checking: {
              always: [
                { guard: 'hasAccessCode', target: 'known' },
                { guard: 'isCodeUnexpected', target: 'none' },
                { guard: 'hasAskedEnough', target: 'none' },
                { target: 'waiting' },
              ],
            },
            waiting: { tags: 'codeAwaited', after: { codePollInterval: 'asking' } },
            asking: {
              tags: 'codeAwaited',
              invoke: {
                src: 'readStatus',
                input: ({ context }) => ({ transactionId: context.transactionId }),
                onDone: {
                  target: 'checking',
                  actions: [
                    'countCodePoll',
                    { type: 'take', params: ({ event }) => readStatus(event.output) },
                  ],
                },
                onError: { target: 'checking', actions: 'countCodePoll' },
              },
            },
            known: { entry: 'tellSettled' },
            none: { entry: 'tellSettled' },
          },
        },
        failed: {
          entry: {
            type: 'tellFailed',
            params: ({ context }) => context.failure ?? failureOf('transaction.failed'),
          },
        },
      },
    },
  },
});
