import type { Creator } from '@ats-kit/protocol';
import { assign, fromPromise, sendParent, setup } from 'xstate';
import { type Failure, toFailure } from '../failure.ts';
import { notProvided } from '../not-provided.ts';
import type { DownloadQuery } from '../ports.ts';
import type {
  CreatorsQuery,
  FileKind,
  VersionContext,
  VersionEvent,
  VersionInput,
  VersionNotice,
} from './version.types.ts';

/**
 * A version whose files can be downloaded: audio, certificate and creators, each beside the others, so that what fails
 * takes nothing away.
 */
export const versionMachine = setup({
  types: {
    context: {} as VersionContext,
    events: {} as VersionEvent,
    input: {} as VersionInput,
  },
  actors: {
    /** Asks where the file is, and has the browser download it. */
    fetchFile: fromPromise<void, DownloadQuery>(notProvided('fetchFile')),
    loadCreators: fromPromise<Creator[], CreatorsQuery>(notProvided('loadCreators')),
  },
  guards: { areCreatorsKnown: ({ context }) => context.creators !== null },
  actions: {
    recordCreators: assign((_, creators: Creator[]) => ({ creators })),
    recordFailure: assign(
      ({ context }, { of, failure }: { of: FileKind | 'creators'; failure: Failure | null }) => ({
        failures: { ...context.failures, [of]: failure },
      }),
    ),
    tellStarted: sendParent(({ context: { version } }, kind: FileKind): VersionNotice => ({
      type: 'version.fetchStarted',
      version,
      kind,
    })),
    tellFetched: sendParent(({ context: { version } }, kind: FileKind): VersionNotice => ({
      type: 'version.fetched',
      version,
      kind,
    })),
    tellFailed: sendParent(
      ({ context: { version } }, { kind, failure }: { kind: FileKind; failure: Failure }): VersionNotice => ({
        type: 'version.fetchFailed',
        version,
        kind,
        failure,
      }),
    ),
    tellTrouble: sendParent((_, failure: Failure): VersionNotice => ({ type: 'version.trouble', failure })),
  },
}).createMachine({
  id: 'version',
  type: 'parallel',
  context: ({ input }) => ({ ...input, failures: { audio: null, certificate: null, creators: null } }),
  states: {
    audio: {
      initial: 'idle',
      states: {
        idle: { on: { 'user.downloadAudio': 'fetching' } },
        fetching: {
          entry: [
            { type: 'recordFailure', params: { of: 'audio', failure: null } },
            { type: 'tellStarted', params: 'audio' },
          ],
          invoke: {
            src: 'fetchFile',
            input: ({ context: { work, version } }) => ({ work, version, kind: 'audio' }),
            onDone: { target: 'idle', actions: { type: 'tellFetched', params: 'audio' } },
            onError: {
              target: 'idle',
              actions: [
                {
                  type: 'recordFailure',
                  params: ({ event }) => ({ of: 'audio', failure: toFailure(event.error) }),
                },
                {
                  type: 'tellFailed',
                  params: ({ event }) => ({ kind: 'audio', failure: toFailure(event.error) }),
                },
              ],
            },
          },
        },
      },
    },
    certificate: {
      initial: 'idle',
      states: {
        idle: { on: { 'user.downloadCertificate': 'fetching' } },
        fetching: {
          entry: [
            { type: 'recordFailure', params: { of: 'certificate', failure: null } },
            { type: 'tellStarted', params: 'certificate' },
          ],
          invoke: {
            src: 'fetchFile',
            input: ({ context: { work, version } }) => ({ work, version, kind: 'certificate' }),
            onDone: { target: 'idle', actions: { type: 'tellFetched', params: 'certificate' } },
            onError: {
              target: 'idle',
              actions: [
                {
                  type: 'recordFailure',
                  params: ({ event }) => ({ of: 'certificate', failure: toFailure(event.error) }),
                },
                {
                  type: 'tellFailed',
                  params: ({ event }) => ({ kind: 'certificate', failure: toFailure(event.error) }),
                },
              ],
            },
          },
        },
      },
    },
    /** Asked for when somebody wants to see them. */
    creators: {
      initial: 'closed',
      states: {
        closed: { on: { 'user.toggleCreators': 'open' } },
        open: {
          initial: 'judging',
          on: { 'user.toggleCreators': 'closed' },
          states: {
            judging: { always: [{ guard: 'areCreatorsKnown', target: 'shown' }, { target: 'loading' }] },
            loading: {
              entry: { type: 'recordFailure', params: { of: 'creators', failure: null } },
              invoke: {
                src: 'loadCreators',
                input: ({ context: { query } }) => {
                  if (!query) throw new Error('Nobody tells these creators.');
                  return query;
                },
                onDone: {
                  target: 'shown',
                  actions: { type: 'recordCreators', params: ({ event }) => event.output },
                },
                onError: {
                  target: 'failed',
                  actions: [
                    {
                      type: 'recordFailure',
                      params: ({ event }) => ({ of: 'creators', failure: toFailure(event.error) }),
                    },
                    { type: 'tellTrouble', params: ({ event }) => toFailure(event.error) },
                  ],
                },
              },
            },
            shown: {},
            failed: { on: { 'user.retryCreators': 'loading' } },
          },
        },
      },
    },
  },
});
