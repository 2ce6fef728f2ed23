import type { PendingAction } from '@ats-kit/protocol';
import { assign, emit, enqueueActions, forwardTo, sendTo, setup } from 'xstate';
import { type ClipboardEvent, clipboardMachine } from '../clipboard/clipboard.machine.ts';
import { type Failure, failureOf } from '../failure.ts';
import { workSelected } from '../finding/finding.events.ts';
import { findingMachine } from '../finding/finding.machine.ts';
import type { FoundWork } from '../finding/finding.types.ts';
import { failed, survived, tokenExpired } from '../register/register.events.ts';
import type { AtsFlowEvent } from '../register/register.types.ts';
import { sessionMachine } from '../session/session.machine.ts';
import * as events from './download.events.ts';
import { versionId, versionInputs } from './download.rules.ts';
import type { DownloadContext, DownloadEvent, DownloadInput } from './download.types.ts';
import { versionMachine } from './version.machine.ts';
import type { FileKind, VersionEvent } from './version.types.ts';

/** Finding a work, and fetching the files of its versions. The session stands beside it. */
export const downloadMachine = setup({
  types: {
    context: {} as DownloadContext,
    events: {} as DownloadEvent,
    input: {} as DownloadInput,
    emitted: {} as AtsFlowEvent,
    children: {} as {
      session: 'session';
      finding: 'finding';
      clipboard: 'clipboard';
      [version: `version-${number}`]: 'version';
    },
  },
  actors: {
    session: sessionMachine,
    finding: findingMachine,
    clipboard: clipboardMachine,
    version: versionMachine,
  },
  guards: {
    isMisconfigured: ({ context }) => context.misconfiguration !== null,
    canFetchToken: ({ context }) => context.canFetchToken,
    isConfiguration: (_, failure: Failure) => failure.kind === 'configuration',
  },
  actions: {
    forget: assign({ found: null, failure: null, latest: null, isAnother: false, search: '' }),
    /** The code that the host gave led to the work before. */
    forgetWork: assign(({ context }) => ({
      found: null,
      latest: null,
      isAnother: true,
      search: context.found?.search ?? '',
    })),
    forgetFailure: assign({ failure: null }),
    recordFound: assign((_, found: FoundWork) => ({ found })),
    recordFailure: assign((_, failure: Failure) => ({ failure })),
    recordMisconfiguration: assign(({ context }) => ({
      failure: failureOf('widget.configuration_error', { message: context.misconfiguration ?? undefined }),
    })),
    recordLatest: assign((_, latest: DownloadContext['latest']) => ({ latest })),
    dropToken: sendTo('session', { type: 'token.dropped' }),
    passOn: forwardTo('finding'),
    spawnVersions: enqueueActions(({ context, enqueue }) => {
      if (!context.found) throw new Error('No work was found.');
      for (const input of versionInputs(context.found))
        enqueue.spawnChild('version', { id: versionId(input.version), input, syncSnapshot: true });
    }),
    stopVersions: enqueueActions(({ context, enqueue }) => {
      if (!context.found) throw new Error('No work was found.');
      for (const { version } of versionInputs(context.found)) enqueue.stopChild(versionId(version));
    }),
    tellVersion: sendTo(
      (_, event: VersionEvent) => versionId(event.version),
      (_, event: VersionEvent) => event,
    ),
    copyRequestId: sendTo('clipboard', ({ context }): ClipboardEvent => ({
      type: 'clipboard.copy',
      what: 'requestId',
      text: context.failure?.requestId ?? '',
    })),
    emitReady: emit(events.ready),
    emitWorkSelected: emit((_, found: FoundWork) => workSelected(found)),
    emitTokenExpired: emit((_, pendingAction: PendingAction) => tokenExpired(pendingAction)),
    emitFailed: emit(({ context }) =>
      failed(context.failure ?? failureOf('widget.unknown_error'), context.found ? 'download' : 'form'),
    ),
    emitError: emit(({ context }, failure: Failure) =>
      survived(failure, context.found ? 'download' : 'form'),
    ),
    emitStarted: emit(({ context }, kind: FileKind) => events.started(context.found, kind)),
    emitComplete: emit(({ context }, kind: FileKind) => events.complete(context.found, kind)),
    emitDownloadFailed: emit(({ context }, { kind, failure }: { kind: FileKind; failure: Failure }) =>
      events.failed(context.found, kind, failure.message),
    ),
  },
}).createMachine({
  id: 'download',
  initial: 'checking',
  context: ({ input }) => ({
    ...input,
    found: null,
    failure: null,
    isAnother: false,
    latest: null,
    search: '',
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
    { id: 'clipboard', src: 'clipboard', onSnapshot: {} },
  ],
  on: {
    'session.expired': { actions: { type: 'emitTokenExpired', params: ({ event }) => event.pendingAction } },
    'session.trouble': { actions: { type: 'emitError', params: ({ event }) => event.failure } },
    'user.copy': { actions: 'copyRequestId' },
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
              by: context.externalUserId === null ? 'accessCode' : 'list',
              network: context.network,
              accessCode: context.isAnother ? null : context.accessCode,
              search: context.search,
            }),
            onSnapshot: {},
            onDone: {
              target: 'browsing',
              actions: [
                { type: 'recordFound', params: ({ event }) => event.output },
                { type: 'emitWorkSelected', params: ({ event }) => event.output },
              ],
            },
          },
          states: {
            asking: {
              on: {
                'finding.failed': [
                  {
                    guard: { type: 'isConfiguration', params: ({ event }) => event.failure },
                    target: '#download.active.disabled',
                    actions: { type: 'recordFailure', params: ({ event }) => event.failure },
                  },
                  {
                    target: 'failed',
                    actions: { type: 'recordFailure', params: ({ event }) => event.failure },
                  },
                ],
                /** The list stays where it is, and offers to try again. */
                'finding.trouble': [
                  {
                    guard: { type: 'isConfiguration', params: ({ event }) => event.failure },
                    target: '#download.active.disabled',
                    actions: { type: 'recordFailure', params: ({ event }) => event.failure },
                  },
                  { actions: { type: 'emitError', params: ({ event }) => event.failure } },
                ],
              },
            },
            /** Finding waits beside it, with what was typed and listed. */
            failed: {
              entry: 'emitFailed',
              on: {
                'user.retry': { target: 'asking', actions: ['forgetFailure', 'passOn'] },
                'user.backToForm': { target: 'asking', actions: ['forgetFailure', 'passOn'] },
              },
            },
          },
        },
        /** Nothing that fails here leaves the screen, except what only an administrator can put right. */
        browsing: {
          entry: 'spawnVersions',
          exit: 'stopVersions',
          on: {
            'user.downloadAudio': { actions: { type: 'tellVersion', params: ({ event }) => event } },
            'user.downloadCertificate': { actions: { type: 'tellVersion', params: ({ event }) => event } },
            'user.toggleCreators': { actions: { type: 'tellVersion', params: ({ event }) => event } },
            'user.retryCreators': { actions: { type: 'tellVersion', params: ({ event }) => event } },
            'version.fetchStarted': {
              actions: [
                {
                  type: 'recordLatest',
                  params: ({ event: { version, kind } }) => ({ version, kind, outcome: 'started' }),
                },
                { type: 'emitStarted', params: ({ event }) => event.kind },
              ],
            },
            'version.fetched': {
              actions: [
                {
                  type: 'recordLatest',
                  params: ({ event: { version, kind } }) => ({ version, kind, outcome: 'complete' }),
                },
                { type: 'emitComplete', params: ({ event }) => event.kind },
              ],
            },
            'version.fetchFailed': [
              {
                guard: { type: 'isConfiguration', params: ({ event }) => event.failure },
                target: 'disabled',
                actions: [
                  { type: 'emitDownloadFailed', params: ({ event }) => event },
                  { type: 'recordFailure', params: ({ event }) => event.failure },
                ],
              },
              {
                actions: [
                  {
                    type: 'recordLatest',
                    params: ({ event: { version, kind } }) => ({ version, kind, outcome: 'failed' }),
                  },
                  { type: 'emitDownloadFailed', params: ({ event }) => event },
                ],
              },
            ],
            'version.trouble': [
              {
                guard: { type: 'isConfiguration', params: ({ event }) => event.failure },
                target: 'disabled',
                actions: { type: 'recordFailure', params: ({ event }) => event.failure },
              },
              { actions: { type: 'emitError', params: ({ event }) => event.failure } },
            ],
            'user.another': { target: 'finding', actions: 'forgetWork' },
          },
        },
        /** Only an administrator can help. */
        disabled: { entry: 'emitFailed' },
      },
    },
  },
});
