import type { PendingAction } from '@ats-kit/protocol';
import { assign, emit, forwardTo, sendTo, setup } from 'xstate';
import { type ClipboardEvent, clipboardMachine } from '../clipboard/clipboard.machine.ts';
import { type Failure, failureOf } from '../failure.ts';
import { findingMachine } from '../finding/finding.machine.ts';
import type { FoundWork } from '../finding/finding.types.ts';
import { failed, survived, tokenExpired } from '../register/register.events.ts';
import type { AtsFlowEvent } from '../register/register.types.ts';
import { sessionMachine } from '../session/session.machine.ts';
import * as events from './access.events.ts';
import { copyText } from './access.texts.ts';
import type { AccessContext, AccessCopyTarget, AccessEvent, AccessInput } from './access.types.ts';

/** Consulting a work by its access code. The session stands beside it. */
export const accessMachine = setup({
  types: {
    context: {} as AccessContext,
    events: {} as AccessEvent,
    input: {} as AccessInput,
    emitted: {} as AtsFlowEvent,
    children: {} as { session: 'session'; finding: 'finding'; clipboard: 'clipboard' },
  },
  actors: { session: sessionMachine, finding: findingMachine, clipboard: clipboardMachine },
  guards: {
    isMisconfigured: ({ context }) => context.misconfiguration !== null,
    canFetchToken: ({ context }) => context.canFetchToken,
    isConfiguration: (_, failure: Failure) => failure.kind === 'configuration',
  },
  actions: {
    forget: assign({ found: null, failure: null, isAnother: false }),
    /** The code that the host gave led to the work before. */
    forgetWork: assign({ found: null, isAnother: true }),
    forgetFailure: assign({ failure: null }),
    recordFound: assign((_, found: FoundWork) => ({ found })),
    recordFailure: assign((_, failure: Failure) => ({ failure })),
    recordMisconfiguration: assign(({ context }) => ({
      failure: failureOf('widget.configuration_error', { message: context.misconfiguration ?? undefined }),
    })),
    dropToken: sendTo('session', { type: 'token.dropped' }),
    passOn: forwardTo('finding'),
    copy: sendTo('clipboard', ({ context }, what: AccessCopyTarget): ClipboardEvent => ({
      type: 'clipboard.copy',
      what,
      text: copyText(context, what),
    })),
    emitReady: emit(events.ready),
    emitComplete: emit((_, found: FoundWork) => events.complete(found)),
    emitTokenExpired: emit((_, pendingAction: PendingAction) => tokenExpired(pendingAction)),
    emitFailed: emit(({ context }) => failed(context.failure ?? failureOf('widget.unknown_error'), 'form')),
    emitError: emit((_, failure: Failure) => survived(failure, 'form')),
  },
}).createMachine({
  id: 'access',
  initial: 'checking',
  context: ({ input }) => ({ ...input, found: null, failure: null, isAnother: false }),
  entry: 'emitReady',
  invoke: [
    {
      id: 'session',
      systemId: 'session',
      src: 'session',
      input: ({ context }) => ({ canFetch: context.canFetchToken, hasToken: context.hasToken }),
      onSnapshot: {},
    },
    { id: 'clipboard', src: 'clipboard', onSnapshot: {} },
  ],
  on: {
    'session.expired': { actions: { type: 'emitTokenExpired', params: ({ event }) => event.pendingAction } },
    'session.trouble': { actions: { type: 'emitError', params: ({ event }) => event.failure } },
    'user.copy': { actions: { type: 'copy', params: ({ event }) => event.what } },
  },
  states: {
    checking: {
      always: [
        { guard: 'isMisconfigured', target: 'misconfigured', actions: 'recordMisconfiguration' },
        { target: 'active' },
      ],
    },
    /** The page has to change before anything can work. */
    misconfigured: { entry: 'emitFailed' },
    active: {
      initial: 'finding',
      on: {
        'session.refused': {
          target: '.disabled',
          actions: { type: 'recordFailure', params: ({ event }) => event.failure },
        },
        /** Back to the first step; the token of what was begun is dropped, so the host is asked for another. */
        'host.reset': [
          { guard: 'canFetchToken', target: 'active', reenter: true, actions: ['forget', 'dropToken'] },
          {
            target: 'active',
            reenter: true,
            actions: ['forget', 'dropToken', { type: 'emitTokenExpired', params: 'reset' }],
          },
        ],
      },
      states: {
        finding: {
          initial: 'asking',
          invoke: {
            id: 'finding',
            src: 'finding',
            input: ({ context }) => ({
              by: 'accessCode',
              network: context.network,
              accessCode: context.isAnother ? null : context.accessCode,
            }),
            onSnapshot: {},
            onDone: {
              target: 'details',
              actions: [
                { type: 'recordFound', params: ({ event }) => event.output },
                { type: 'emitComplete', params: ({ event }) => event.output },
              ],
            },
          },
          states: {
            asking: {
              on: {
                'finding.failed': [
                  {
                    guard: { type: 'isConfiguration', params: ({ event }) => event.failure },
                    target: '#access.active.disabled',
                    actions: { type: 'recordFailure', params: ({ event }) => event.failure },
                  },
                  {
                    target: 'failed',
                    actions: { type: 'recordFailure', params: ({ event }) => event.failure },
                  },
                ],
              },
            },
            /** Finding waits beside it, with the code that was typed. */
            failed: {
              entry: 'emitFailed',
              on: {
                'user.retry': { target: 'asking', actions: ['forgetFailure', 'passOn'] },
                'user.backToForm': { target: 'asking', actions: ['forgetFailure', 'passOn'] },
              },
            },
          },
        },
        details: { on: { 'user.another': { target: 'finding', actions: 'forgetWork' } } },
        /** Only an administrator can help. */
        disabled: { entry: 'emitFailed' },
      },
    },
  },
});
