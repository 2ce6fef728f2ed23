import { failureOf } from '../failure.ts';
import { draftOf } from '../form/form.rules.ts';
import type { NotedConfirm, NotedTransaction } from '../records/records.types.ts';
import { EMPTY, maxFileBytes } from './register.rules.ts';
import { registerSetup } from './register.setup.ts';
import { copyText } from './register.texts.ts';
import { finding } from './register.finding.ts';
import { following } from './register.following.ts';
import { submitting } from './register.submitting.ts';

/** Registering a work: form, submission, tracking, done. The session stands beside all of them. */
export const registerMachine = registerSetup.createMachine({
  id: 'register',
  type: 'parallel',
  context: ({ input }) => ({
    ...input,
    ...EMPTY,
    hostNetwork: input.network,
    givenCode: input.accessCode,
    serviceMaxFileBytes: null,
    lostStats: 0,
  }),
  entry: 'emitReady',
  invoke: [
    {
      id: 'session',
      systemId: 'session',
      src: 'session',
      input: ({ context }) => ({ canFetch: context.canFetchToken, hasToken: context.hasToken }),
      onSnapshot: {},
    },
    { id: 'records', src: 'records' },
  ],
  on: {
    'session.expired': { actions: { type: 'emitTokenExpired', params: ({ event }) => event.pendingAction } },
    'session.trouble': {
      actions: {
        type: 'emitError',
        params: ({ event, context }) => ({ failure: event.failure, stage: context.stage }),
      },
    },
  },
  states: {
    limits: {
      initial: 'checking',
      states: {
        checking: { always: [{ guard: 'isMisconfigured', target: 'unknown' }, { target: 'loading' }] },
        loading: {
          invoke: {
            src: 'loadStats',
            input: ({ context }) => ({ network: context.network }),
            onDone: {
              target: 'known',
              actions: [{ type: 'recordStats', params: ({ event }) => event.output }, 'applyLimits'],
            },
            onError: { target: 'waiting', actions: 'countLostStats' },
          },
        },
        waiting: { after: { statsRetry: 'loading' } },
        known: {},
        unknown: {},
      },
      on: {
        // Each network has limits of its own.
        'network.changed': '.loading',
      },
    },
    flow: {
      initial: 'checking',
      states: {
        checking: {
          always: [
            {
              guard: 'isMisconfigured',
              target: 'misconfigured',
              actions: {
                type: 'recordFailure',
                params: ({ context }) => ({
                  failure: failureOf('widget.configuration_error', {
                    message: context.misconfiguration ?? undefined,
                  }),
                  stage: 'form',
                }),
              },
            },
            { target: 'active' },
          ],
        },
        /** The page has to change before anything can work. */
        misconfigured: { entry: 'emitFailed' },
        active: {
          initial: 'resuming',
          invoke: {
            id: 'form',
            src: 'form',
            input: ({ context }) => ({ maxFileBytes: maxFileBytes(context) }),
            onSnapshot: [
              {
                guard: 'isFilling',
                actions: { type: 'keepDraft', params: ({ event }) => draftOf(event.snapshot) },
              },
              {},
            ],
          },
          on: {
            'session.refused': {
              target: '.disabled',
              actions: {
                type: 'recordFailure',
                params: ({ event, context }) => ({ failure: event.failure, stage: context.stage }),
              },
            },
            'host.maxFileBytes': {
              actions: [{ type: 'recordOwnLimit', params: ({ event }) => event.maxFileBytes }, 'applyLimits'],
            },
            /** Back to the first step, with nothing kept but the session's own life. */
            'user.reset': {
              target: 'active.starting',
              reenter: true,
              actions: ['forgetDoubt', 'forgetNoted', 'dropDraft', 'forget'],
            },
            'completion.left': { target: 'active.starting', reenter: true, actions: 'forget' },
            /** Another tab has brought the transaction to its end. */
            'tracking.endedElsewhere': { target: 'active.starting', reenter: true, actions: 'forget' },
            /** The transaction goes on without this page, and is found again after a reload. */
            'user.another': {
              guard: 'isTracking',
              target: 'active.starting',
              reenter: true,
              actions: 'forget',
            },
            /** The same by `reset()`: the token of what was begun is spent, so the host is asked for another. */
            'host.reset': [
              {
                guard: 'canFetchToken',
                target: 'active.resuming',
                reenter: true,
                actions: ['wantConfirm', 'dropDraft', 'forget', 'dropToken'],
              },
              {
                target: 'active.resuming',
                reenter: true,
                actions: [
                  'wantConfirm',
                  'dropDraft',
                  'forget',
                  'dropToken',
                  { type: 'emitTokenExpired', params: 'reset' },
                ],
              },
            ],
          },
          states: {
            /** Before everything else: what an earlier life of the page, or of the flow, began comes first. */
            resuming: {
              on: {
                'records.found': [
                  {
                    guard: { type: 'hasTransaction', params: ({ event }) => event.found },
                    target: 'following',
                    actions: {
                      type: 'recordNoted',
                      params: ({ event }) => event.found.transaction as NotedTransaction,
                    },
                  },
                  {
                    guard: { type: 'needsCode', params: ({ event }) => event.found },
                    target: 'finding',
                    actions: {
                      type: 'recordNoted',
                      params: ({ event }) => event.found.confirm as NotedConfirm,
                    },
                  },
                  {
                    guard: { type: 'hasConfirm', params: ({ event }) => event.found },
                    target: 'submitting',
                    actions: {
                      type: 'recordNoted',
                      params: ({ event }) => event.found.confirm as NotedConfirm,
                    },
                  },
                  {
                    guard: 'isUpdate',
                    target: 'finding',
                    actions: { type: 'recordKeptDraft', params: ({ event }) => event.found.draft },
                  },
                  {
                    target: 'filling',
                    actions: { type: 'restoreDraft', params: ({ event }) => event.found.draft },
                  },
                ],
              },
            },
            starting: { always: [{ guard: 'isUpdate', target: 'finding' }, { target: 'filling' }] },
            finding,
            filling: {
              on: {
                'user.backToWork': { guard: 'isUpdate', target: 'finding' },
                'form.submitted': {
                  target: 'submitting',
                  actions: { type: 'recordDraft', params: ({ event }) => event },
                },
              },
            },
            submitting,
            following,
            failed: {
              entry: 'emitFailed',
              on: {
                // With what was found before, it would fail for ever; the form keeps what was typed.
                'user.retry': [
                  { guard: 'isWorkStale', target: 'finding' },
                  { guard: 'isRetryable', target: 'submitting' },
                ],
                'user.backToForm': [
                  { guard: 'isWorkStale', target: 'finding' },
                  { guard: 'isRetryable', target: 'filling' },
                ],
              },
            },
            /** Only an administrator can help. */
            disabled: { entry: 'emitFailed' },
          },
        },
      },
    },
    copying: {
      initial: 'idle',
      states: {
        idle: {},
        copying: {
          invoke: {
            src: 'copy',
            input: ({ context }) => ({
              text: context.copyTarget ? copyText(context, context.copyTarget) : '',
            }),
            onDone: { target: 'copied', actions: 'tellCopied' },
            onError: 'refused',
          },
        },
        copied: { after: { copiedFor: 'idle' } },
        /** The browser did not allow it: the text has to be selected by hand. */
        refused: { after: { copiedFor: 'idle' } },
      },
      on: {
        // Without `reenter`, which would enter the whole parallel machine anew.
        'user.copy': {
          target: '.copying',
          actions: { type: 'recordCopyTarget', params: ({ event }) => event.what },
        },
      },
    },
  },
});
