import { LIMITS, type TransactionResult, type TransactionStatus } from '@ats-kit/protocol';
import { assign, enqueueActions, fromCallback, fromPromise, raise, sendParent, setup } from 'xstate';
import { type Failure, failureOf, isAnswerLost, toFailure } from '../failure.ts';
import { notProvided } from '../not-provided.ts';
import { type Reading, mergeSteps, newSteps, readFrame, readStatus } from './tracking.steps.ts';
import type { TrackingContext, TrackingEvent, TrackingInput, TrackingNotice } from './tracking.types.ts';

/** Answers in a row that know nothing of the transaction, before we believe them: a service may be behind itself. */
const MAX_MISSES = 5;

/** Answers without the number of a work that is registered, before we go on without it. */
const MAX_UNNUMBERED = 5;

/** Questions for the access code that found no answer, before we give up. */
const MAX_LOST_CODE_POLLS = 60;

const isMiss = ({ code }: Failure) => code === 'transaction.not_found';

/**
 * Follows a transaction to its end, in one tab at a time. The socket and the polling stand side by side; whichever brings the end first
 * decides, and the polling runs whenever the socket is closed or silent.
 */
export const trackingMachine = setup({
  types: {
    context: {} as TrackingContext,
    events: {} as TrackingEvent,
    input: {} as TrackingInput,
    tags: {} as 'stillProcessing' | 'unknown' | 'elsewhere' | 'codeAwaited',
  },
  actors: {
    /** Reports `socket.*`; closes the connection when stopped. */
    socket: fromCallback<TrackingEvent, { transactionId: string; wsUrl: string }>(notProvided('socket')),
    /** Reports `lock.*`; lets the lock go when stopped. */
    lock: fromCallback<TrackingEvent, { transactionId: string }>(notProvided('lock')),
    /** Reports `network.online` whenever the line is back. */
    connectivity: fromCallback<TrackingEvent>(notProvided('connectivity')),
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
    hasAskedEnough: ({ context }) =>
      context.codePolls >= LIMITS.accessCodePolls || context.lostCodePolls >= MAX_LOST_CODE_POLLS,
    /** No answer is no answer about the code either. */
    isCodePollLost: (_, failure: Failure) => isAnswerLost(failure) || failure.kind === 'limited',
    isMiss: (_, failure: Failure) => isMiss(failure),
    isLastMiss: ({ context }, failure: Failure) => isMiss(failure) && context.misses + 1 >= MAX_MISSES,
    /** An error frame says that the socket will bring nothing. */
    isErrorFrame: (_, reading: Reading) => reading.trouble !== null,
  },
  actions: {
    take: enqueueActions(({ context, enqueue }, reading: Reading) => {
      const steps = mergeSteps(context.steps, reading.steps);
      enqueue.assign({ steps, accessCode: context.accessCode ?? reading.accessCode });
      for (const step of newSteps(context.steps, steps))
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
      if (reading.end?.type === 'completed') {
        const unnumbered = context.unnumbered + (reading.end.result.atsId === undefined ? 1 : 0);
        enqueue.assign({ unnumbered });
        // The service may be a moment behind itself; a number is never made up.
        if (reading.end.result.atsId !== undefined || unnumbered >= MAX_UNNUMBERED)
          enqueue.raise({ type: 'outcome.completed', result: reading.end.result });
        if (unnumbered === MAX_UNNUMBERED && reading.end.result.atsId === undefined) {
          enqueue(
            sendParent<TrackingContext, TrackingEvent, undefined, TrackingNotice, TrackingEvent>({
              type: 'tracking.trouble',
              failure: failureOf('widget.malformed_response', { details: { reason: 'no_ats_id' } }),
            }),
          );
        }
      }
      if (reading.end?.type === 'failed')
        enqueue.raise({ type: 'outcome.failed', failure: reading.end.failure });
    }),
    tellEndedElsewhere: sendParent({ type: 'tracking.endedElsewhere' } satisfies TrackingNotice),
    countMiss: assign(({ context }) => ({ misses: context.misses + 1 })),
    clearMisses: assign({ misses: 0 }),
    beUnknown: raise({ type: 'outcome.unknown' }),
    wantPolling: raise({ type: 'polling.wanted' }),
    endPolling: raise({ type: 'polling.unneeded' }),
    giveUpPolling: raise({ type: 'polling.gaveUp' }),
    recordResult: assign((_, result: TransactionResult) => ({ result })),
    recordFailure: assign((_, failure: Failure) => ({ failure })),
    countCodePoll: assign(({ context }) => ({ codePolls: context.codePolls + 1 })),
    countLostCodePoll: assign(({ context }) => ({ lostCodePolls: context.lostCodePolls + 1 })),
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
  initial: 'claiming',
  context: ({ input }) => ({
    ...input,
    steps: [],
    result: null,
    failure: null,
    misses: 0,
    unnumbered: 0,
    codePolls: 0,
    lostCodePolls: 0,
  }),
  // Held to the very end, the access code included: only one tab may show it as its own.
  invoke: { src: 'lock', input: ({ context }) => ({ transactionId: context.transactionId }) },
  states: {
    claiming: { on: { 'lock.held': 'following', 'lock.elsewhere': 'elsewhere' } },
    /** Another tab follows it. */
    elsewhere: { tags: 'elsewhere', on: { 'lock.held': 'following', 'lock.over': 'over' } },
    /** The other tab has brought it to its end. */
    over: { entry: 'tellEndedElsewhere' },
    following: {
      type: 'parallel',
      invoke: { src: 'connectivity' },
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
                  {
                    target: '.open',
                    actions: { type: 'take', params: ({ event }) => readFrame(event.frame) },
                  },
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
              on: {
                'polling.unneeded': 'off',
                'outcome.completed': 'off',
                'outcome.failed': 'off',
                'outcome.unknown': 'off',
                // What was asked on the dead line would be waited for in vain.
                'network.online': '.asking',
              },
              states: {
                asking: {
                  invoke: {
                    src: 'readStatus',
                    input: ({ context }) => ({ transactionId: context.transactionId }),
                    onDone: {
                      target: 'waiting',
                      actions: [
                        'clearMisses',
                        { type: 'take', params: ({ event }) => readStatus(event.output) },
                      ],
                    },
                    onError: [
                      {
                        guard: { type: 'isLastMiss', params: ({ event }) => toFailure(event.error) },
                        target: 'waiting',
                        actions: [
                          { type: 'tellTrouble', params: ({ event }) => toFailure(event.error) },
                          'beUnknown',
                        ],
                      },
                      {
                        guard: { type: 'isMiss', params: ({ event }) => toFailure(event.error) },
                        target: 'waiting',
                        actions: [
                          { type: 'tellTrouble', params: ({ event }) => toFailure(event.error) },
                          'countMiss',
                        ],
                      },
                      {
                        target: 'waiting',
                        actions: { type: 'tellTrouble', params: ({ event }) => toFailure(event.error) },
                      },
                    ],
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
                'outcome.unknown': 'unknown',
                // The socket may be dead without knowing it.
                'network.online': { actions: 'wantPolling' },
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
                'network.online': { target: 'running', actions: 'wantPolling' },
                // The socket has spoken after all.
                'polling.unneeded': 'running',
              },
            },
            /** The service says that there is no such transaction: it was too long ago, or the service has lost it. */
            unknown: {
              tags: 'unknown',
              exit: 'clearMisses',
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
                waiting: {
                  tags: 'codeAwaited',
                  after: { codePollInterval: 'asking' },
                  on: { 'network.online': 'asking' },
                },
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
                    onError: [
                      {
                        guard: { type: 'isCodePollLost', params: ({ event }) => toFailure(event.error) },
                        target: 'checking',
                        actions: 'countLostCodePoll',
                      },
                      { target: 'checking', actions: 'countCodePoll' },
                    ],
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
    },
  },
});
