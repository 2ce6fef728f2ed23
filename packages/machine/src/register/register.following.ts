import type { TransactionResult } from '@ats-kit/protocol';
import { expectsAccessCode, titleOf } from './register.rules.ts';
import { registerSetup } from './register.setup.ts';

/** What is confirmed: followed until it stands on the chain, and then shown. */
export const following = registerSetup.createStateConfig({
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
});
