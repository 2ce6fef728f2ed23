import type { TransactionResult } from '@ats-kit/protocol';
import { failureOf } from '../failure.ts';
import { draftOf } from '../form/form.rules.ts';
import type { NotedConfirm, NotedTransaction } from '../records/records.types.ts';
import {
  EMPTY,
  expectsAccessCode,
  findingInput,
  maxFileBytes,
  submissionInput,
  titleOf,
} from './register.rules.ts';
import { type Confirmed, type Refusal, registerSetup } from './register.setup.ts';
import { copyText } from './register.texts.ts';

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
            /** An update: which work it is about. */
            finding: {
              initial: 'asking',
              invoke: {
                id: 'finding',
                src: 'finding',
                input: ({ context }) => findingInput(context),
                onSnapshot: {},
                onDone: [
                  {
                    guard: { type: 'isNotedWork', params: ({ event }) => event.output },
                    target: 'submitting',
                    actions: { type: 'recordWork', params: ({ event }) => event.output },
                  },
                  {
                    target: 'filling',
                    actions: [
                      'dropNoted',
                      { type: 'recordWork', params: ({ event }) => event.output },
                      { type: 'tellWork', params: ({ event }) => event.output },
                      { type: 'restoreKeptDraft', params: ({ event }) => event.output },
                      { type: 'emitWorkSelected', params: ({ event }) => event.output },
                    ],
                  },
                ],
              },
              on: {
                'finding.trouble': [
                  {
                    guard: { type: 'isConfigurationFailure', params: ({ event }) => event.failure },
                    target: 'disabled',
                    actions: {
                      type: 'recordFailure',
                      params: ({ event }) => ({ failure: event.failure, stage: 'form' }),
                    },
                  },
                  {
                    actions: {
                      type: 'emitError',
                      params: ({ event }) => ({ failure: event.failure, stage: 'form' }),
                    },
                  },
                ],
                'finding.failed': [
                  {
                    guard: { type: 'isConfigurationFailure', params: ({ event }) => event.failure },
                    target: 'disabled',
                    actions: {
                      type: 'recordFailure',
                      params: ({ event }) => ({ failure: event.failure, stage: 'form' }),
                    },
                  },
                  {
                    target: '.failed',
                    actions: {
                      type: 'recordFailure',
                      params: ({ event }) => ({ failure: event.failure, stage: 'form' }),
                    },
                  },
                ],
              },
              states: {
                asking: {},
                /** Finding itself waits, with the code or the list as it was. */
                failed: {
                  entry: 'emitFailed',
                  on: {
                    'user.retry': { target: 'asking', actions: 'findAgain' },
                    'user.backToForm': { target: 'asking', actions: 'findAnother' },
                  },
                },
              },
            },
            filling: {
              on: {
                'user.backToWork': { guard: 'isUpdate', target: 'finding' },
                'form.submitted': {
                  target: 'submitting',
                  actions: { type: 'recordDraft', params: ({ event }) => event },
                },
              },
            },
            submitting: {
              entry: 'forgetTries',
              invoke: [
                {
                  id: 'submission',
                  src: 'submission',
                  input: ({ context }) => submissionInput(context),
                  onSnapshot: {},
                  onDone: [
                    {
                      guard: { type: 'isConfirmed', params: ({ event }) => event.output },
                      target: 'following',
                      actions: [
                        { type: 'recordConfirmed', params: ({ event }) => event.output as Confirmed },
                        {
                          type: 'emitConfirmed',
                          params: ({ event }) => (event.output as Confirmed).confirmation,
                        },
                      ],
                    },
                    {
                      guard: { type: 'isCancelled', params: ({ event }) => event.output },
                      target: 'filling',
                    },
                    {
                      guard: { type: 'isConfiguration', params: ({ event }) => event.output },
                      target: 'disabled',
                      actions: { type: 'recordRefusal', params: ({ event }) => event.output as Refusal },
                    },
                    {
                      target: 'failed',
                      actions: { type: 'recordRefusal', params: ({ event }) => event.output as Refusal },
                    },
                  ],
                },
              ],
              on: {
                'user.cancel': { actions: 'cancelSubmission' },
                'user.acceptPrice': { actions: 'acceptPrice' },
                'submission.uploadStarted': {
                  actions: { type: 'emitUploadStart', params: ({ event }) => event },
                },
                'submission.uploadProgressed': {
                  actions: { type: 'emitUploadProgress', params: ({ event }) => event },
                },
                'submission.uploadCompleted': {
                  actions: { type: 'emitUploadComplete', params: ({ event }) => event.filename },
                },
                'submission.trouble': { actions: { type: 'emitError', params: ({ event }) => event } },
                'session.renewed': { actions: 'passRenewal' },
                // The request that waits for the token fails with it, and knows whether anything is in doubt.
                'session.refused': {},
              },
            },
            following: {
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
            },
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
