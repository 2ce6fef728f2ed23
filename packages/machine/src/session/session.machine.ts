import { LIMITS } from '@ats-kit/protocol';
import { assign, fromCallback, fromPromise, sendParent, setup } from 'xstate';
import { type Failure, failureOf, toFailure } from '../failure.ts';
import { notProvided } from '../not-provided.ts';
import type {
  SessionContext,
  SessionEvent,
  SessionInput,
  SessionNotice,
  TokenReason,
} from './session.types.ts';

/** Between two tokens that are fetched in advance. */
const EARLY_INTERVAL_MS = 60_000;

/** Before a backend that did not give a token is asked again, while somebody waits for one; the last holds from then on. */
const FETCH_PAUSES_MS = [2_000, 4_000, 8_000, 15_000];

/** An answer of the integrator's backend that another attempt would not change. */
const isFinalRefusal = ({ kind }: Failure) => kind !== 'token' && kind !== 'client';

/**
 * The life of the session token. It knows whether there is one, whether it is spent, and who renews it; the token
 * itself stays in the token store.
 */
export const sessionMachine = setup({
  types: {
    context: {} as SessionContext,
    events: {} as SessionEvent,
    input: {} as SessionInput,
    tags: {} as 'settled' | 'failed' | 'refreshing',
  },
  actors: {
    /** Fetches a token and puts it into the store. */
    fetchToken: fromPromise<void, { reason: TokenReason }>(notProvided('fetchToken')),
    /** Says `token.ageing` once the present token should be replaced in advance. */
    watchAge: fromCallback<SessionEvent, { notBeforeMs: number }>(notProvided('watchAge')),
  },
  delays: {
    tokenWait: LIMITS.tokenWaitMs,
    fetchPause: ({ context }) => FETCH_PAUSES_MS[context.refetches] ?? FETCH_PAUSES_MS.at(-1) ?? 0,
  },
  guards: {
    canFetch: ({ context }) => context.canFetch,
    hasToken: ({ context }) => context.generation > 0,
    isAwaited: ({ context }) => context.awaited,
    /** Trouble was told the first time. */
    isRefetch: ({ context }) => context.refetches > 0,
    isCurrent: ({ context }, generation: number) => generation === context.generation,
    /** Refused right after a refresh: the loop guard of the contract. */
    isCurrentAndUnproven: ({ context }, generation: number) =>
      generation === context.generation && context.unproven,
    needsUnspent: (_, unspent: boolean) => unspent,
    isConfiguration: (_, failure: Failure) => failure.kind === 'configuration',
    isFinalRefusal: (_, failure: Failure) => isFinalRefusal(failure),
    isAwaitedRefusal: ({ context }, failure: Failure) => context.awaited && isFinalRefusal(failure),
  },
  actions: {
    countToken: assign(({ context }, { unproven }: { unproven: boolean }) => ({
      generation: context.generation + 1,
      unproven,
      awaited: false,
      failure: null,
    })),
    proveToken: assign({ unproven: false }),
    noteNeed: assign((_, need: Pick<SessionContext, 'reason' | 'pendingAction'>) => ({
      ...need,
      awaited: true,
      refetches: 0,
    })),
    countRefetch: assign(({ context }) => ({ refetches: context.refetches + 1 })),
    noteEarly: assign((_, atMs: number) => ({ earlyNotBeforeMs: atMs + EARLY_INTERVAL_MS })),
    noteFailure: assign((_, failure: Failure) => ({ failure, awaited: false })),
    tellExpired: sendParent(({ context }): SessionNotice => ({
      type: 'session.expired',
      pendingAction: context.pendingAction,
    })),
    tellRenewed: sendParent({ type: 'session.renewed' } satisfies SessionNotice),
    tellRefused: sendParent((_, failure: Failure): SessionNotice => ({ type: 'session.refused', failure })),
    tellTrouble: sendParent((_, failure: Failure): SessionNotice => ({ type: 'session.trouble', failure })),
  },
}).createMachine({
  id: 'session',
  initial: 'starting',
  context: ({ input }) => ({
    canFetch: input.canFetch,
    generation: input.hasToken ? 1 : 0,
    unproven: false,
    reason: 'start',
    pendingAction: 'submit',
    awaited: false,
    refetches: 0,
    earlyNotBeforeMs: 0,
    failure: null,
  }),
  on: {
    'token.given': { target: '.usable', actions: { type: 'countToken', params: { unproven: false } } },
    'token.dropped': '.absent',
  },
  states: {
    starting: {
      always: [
        { guard: 'hasToken', target: 'usable' },
        { guard: 'canFetch', target: 'opening' },
        { target: 'absent' },
      ],
    },
    /** Asked for at the start, so that a site that is set up wrongly says so before anybody types. */
    opening: {
      tags: 'refreshing',
      initial: 'unawaited',
      invoke: {
        src: 'fetchToken',
        input: { reason: 'start' },
        onDone: { target: 'usable', actions: { type: 'countToken', params: { unproven: false } } },
        onError: [
          {
            guard: { type: 'isConfiguration', params: ({ event }) => toFailure(event.error) },
            target: 'failed.refused',
            actions: [
              { type: 'noteFailure', params: ({ event }) => toFailure(event.error) },
              { type: 'tellRefused', params: ({ event }) => toFailure(event.error) },
            ],
          },
          {
            guard: { type: 'isAwaitedRefusal', params: ({ event }) => toFailure(event.error) },
            target: 'failed.refused',
            actions: { type: 'noteFailure', params: ({ event }) => toFailure(event.error) },
          },
          {
            guard: 'isAwaited',
            target: 'refreshing.awaiting',
            actions: [{ type: 'tellTrouble', params: ({ event }) => toFailure(event.error) }, 'tellExpired'],
          },
          {
            target: 'absent',
            actions: { type: 'tellTrouble', params: ({ event }) => toFailure(event.error) },
          },
        ],
      },
      states: {
        unawaited: {
          on: {
            'token.needed': {
              target: 'awaited',
              actions: {
                type: 'noteNeed',
                params: ({ event }) => ({ reason: 'start', pendingAction: event.pendingAction }),
              },
            },
          },
        },
        /** The wait is bounded from here on, as every wait for a token is. */
        awaited: {
          after: {
            tokenWait: {
              target: '#session.failed.timedOut',
              actions: { type: 'noteFailure', params: () => failureOf('widget.token_unavailable') },
            },
          },
        },
      },
    },
    absent: {
      on: {
        'token.needed': {
          target: 'refreshing',
          actions: {
            type: 'noteNeed',
            params: ({ event }) => ({ reason: 'missing', pendingAction: event.pendingAction }),
          },
        },
      },
    },
    usable: {
      tags: 'settled',
      type: 'parallel',
      entry: 'tellRenewed',
      on: {
        'token.accepted': {
          guard: { type: 'isCurrent', params: ({ event }) => event.generation },
          actions: 'proveToken',
        },
        'token.rejected': [
          {
            guard: { type: 'isCurrentAndUnproven', params: ({ event }) => event.generation },
            target: 'failed.exhausted',
            actions: { type: 'noteFailure', params: () => failureOf('widget.auth_retry_exhausted') },
          },
          {
            guard: { type: 'isCurrent', params: ({ event }) => event.generation },
            target: 'refreshing',
            actions: {
              type: 'noteNeed',
              params: ({ event }) => ({ reason: 'rejected', pendingAction: event.pendingAction }),
            },
          },
        ],
      },
      states: {
        use: {
          initial: 'valid',
          states: {
            valid: {
              on: {
                'token.spent': {
                  guard: { type: 'isCurrent', params: ({ event }) => event.generation },
                  target: 'spent',
                  actions: 'proveToken',
                },
              },
            },
            /** Good for the job it began, and for reading. */
            spent: {
              on: {
                'token.needed': {
                  guard: { type: 'needsUnspent', params: ({ event }) => event.unspent },
                  target: '#session.refreshing',
                  actions: {
                    type: 'noteNeed',
                    params: ({ event }) => ({ reason: 'spent', pendingAction: event.pendingAction }),
                  },
                },
              },
            },
          },
        },
        /** Whoever can fetch tokens has a fresh one at hand before the old one ends. */
        age: {
          initial: 'choosing',
          states: {
            choosing: { always: [{ guard: 'canFetch', target: 'watching' }, { target: 'unwatched' }] },
            /** The host gives tokens when it likes: nobody is asked in advance. */
            unwatched: {},
            watching: {
              invoke: {
                src: 'watchAge',
                input: ({ context }) => ({ notBeforeMs: context.earlyNotBeforeMs }),
              },
              on: {
                'token.ageing': {
                  target: 'renewing',
                  actions: { type: 'noteEarly', params: ({ event }) => event.atMs },
                },
              },
            },
            /** Nobody waits: the old token is still good. */
            renewing: {
              invoke: {
                src: 'fetchToken',
                input: { reason: 'expiring' },
                onDone: {
                  target: '#session.usable',
                  actions: { type: 'countToken', params: { unproven: false } },
                },
                // Said by whoever will need one, should it fail again.
                onError: 'watching',
              },
            },
          },
        },
      },
    },
    refreshing: {
      tags: 'refreshing',
      initial: 'choosing',
      after: {
        tokenWait: {
          target: 'failed.timedOut',
          actions: { type: 'noteFailure', params: () => failureOf('widget.token_unavailable') },
        },
      },
      on: {
        'token.given': {
          target: 'usable',
          // Replacing a spent or missing token is no second chance, so the loop guard does not count it.
          actions: {
            type: 'countToken',
            params: ({ context }) => ({ unproven: context.reason === 'rejected' }),
          },
        },
      },
      states: {
        choosing: {
          always: [
            { guard: 'canFetch', target: 'fetching' },
            { target: 'awaiting', actions: 'tellExpired' },
          ],
        },
        fetching: {
          invoke: {
            src: 'fetchToken',
            input: ({ context }) => ({ reason: context.reason }),
            onDone: {
              target: '#session.usable',
              actions: {
                type: 'countToken',
                params: ({ context }) => ({ unproven: context.reason === 'rejected' }),
              },
            },
            onError: [
              {
                guard: { type: 'isFinalRefusal', params: ({ event }) => toFailure(event.error) },
                target: '#session.failed.refused',
                actions: { type: 'noteFailure', params: ({ event }) => toFailure(event.error) },
              },
              { guard: 'isRefetch', target: 'awaiting' },
              {
                target: 'awaiting',
                actions: [
                  { type: 'tellTrouble', params: ({ event }) => toFailure(event.error) },
                  'tellExpired',
                ],
              },
            ],
          },
        },
        /** The host may give one, and whoever gave none may have one the next time. */
        awaiting: {
          after: { fetchPause: { guard: 'canFetch', target: 'fetching', actions: 'countRefetch' } },
        },
      },
    },
    failed: {
      tags: ['settled', 'failed'],
      on: {
        // Somebody tries again: so do we.
        'token.needed': {
          target: 'refreshing',
          actions: {
            type: 'noteNeed',
            params: ({ event }) => ({ reason: 'missing', pendingAction: event.pendingAction }),
          },
        },
      },
      initial: 'refused',
      states: { refused: {}, exhausted: {}, timedOut: {} },
    },
  },
});
