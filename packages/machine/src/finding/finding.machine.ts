import { type ListedWork, type Network, normalizeAccessCode } from '@ats-kit/protocol';
import { assign, fromPromise, sendParent, setup } from 'xstate';
import { type Failure, toFailure } from '../failure.ts';
import { notProvided } from '../not-provided.ts';
import { outputOf } from '../output.ts';
import { worksMachine } from '../works/works.machine.ts';
import { codeFormProblem, isAboutCode, isPendingWork } from './finding.rules.ts';
import type {
  CodeProblem,
  FindingContext,
  FindingEvent,
  FindingInput,
  FindingNotice,
  FoundWork,
} from './finding.types.ts';

/**
 * Finds the work that everything after it is about: by its access code, or in the list of the host's user. What was
 * typed and the pages that were loaded survive a failure.
 */
export const findingMachine = setup({
  types: {
    context: {} as FindingContext,
    events: {} as FindingEvent,
    input: {} as FindingInput,
    output: {} as FoundWork,
    tags: {} as 'busy',
    children: {} as { works: 'works' },
  },
  actors: {
    works: worksMachine,
    /** The work behind a code. */
    lookUp: fromPromise<FoundWork, { accessCode: string }>(notProvided('lookUp')),
    /** What a list does not tell of a work: its creators and its versions. */
    openWork: fromPromise<FoundWork, { work: ListedWork; network: Network }>(notProvided('openWork')),
  },
  guards: {
    isAgain: ({ context }) => context.isAgain,
    isByList: ({ context }) => context.by === 'list',
    isCodeFormed: ({ context }) => codeFormProblem(context.accessCode) === null,
    /** A field that was only passed through is not yet an error. */
    isCodeTyped: ({ context }) => normalizeAccessCode(context.accessCode) !== '',
    isPending: (_, found: FoundWork) => isPendingWork(found),
    isAboutCode: (_, failure: Failure) => isAboutCode(failure),
  },
  actions: {
    recordCode: assign((_, accessCode: string) => ({ accessCode, codeProblem: null })),
    toggleCode: assign(({ context }) => ({ isCodeShown: !context.isCodeShown })),
    judgeCode: assign(({ context }) => ({ codeProblem: codeFormProblem(context.accessCode) })),
    refuseCode: assign(({ context }, codeProblem: CodeProblem | null) => ({
      codeProblem,
      refusals: context.refusals + 1,
    })),
    recordChosen: assign((_, { work, search }: { work: ListedWork; search: string }) => ({
      chosen: work,
      search,
    })),
    recordFound: assign((_, found: FoundWork) => ({ found })),
    recordFailure: assign((_, failure: Failure) => ({ failure })),
    forgetFailure: assign({ failure: null }),
    tellFailed: sendParent((_, failure: Failure): FindingNotice => ({ type: 'finding.failed', failure })),
    tellTrouble: sendParent((_, failure: Failure): FindingNotice => ({ type: 'finding.trouble', failure })),
  },
}).createMachine({
  id: 'finding',
  initial: 'beginning',
  context: ({ input }) => ({
    by: input.by,
    isAgain: input.isAgain ?? false,
    network: input.network,
    accessCode: input.accessCode ?? '',
    isCodeShown: false,
    codeProblem: null,
    refusals: 0,
    search: input.search ?? '',
    chosen: null,
    found: null,
    failure: null,
  }),
  output: ({ event }) => outputOf<FoundWork>(event),
  states: {
    beginning: {
      always: [
        { guard: 'isByList', target: 'listing' },
        { guard: 'isAgain', target: 'asking.lookingUp' },
        { target: 'asking' },
      ],
    },
    /** By access code. */
    asking: {
      initial: 'entering',
      on: {
        // Typing goes on from anywhere, and ends a look-up of what stood there before.
        'user.setAccessCode': {
          target: '.entering',
          actions: { type: 'recordCode', params: ({ event }) => event.accessCode },
        },
        'user.toggleAccessCode': { actions: 'toggleCode' },
      },
      states: {
        entering: {
          on: {
            'user.leaveAccessCode': { guard: 'isCodeTyped', actions: 'judgeCode' },
            'user.find': [
              { guard: 'isCodeFormed', target: 'lookingUp' },
              {
                actions: {
                  type: 'refuseCode',
                  params: ({ context }) => codeFormProblem(context.accessCode),
                },
              },
            ],
          },
        },
        lookingUp: {
          tags: 'busy',
          invoke: {
            src: 'lookUp',
            input: ({ context }) => ({ accessCode: normalizeAccessCode(context.accessCode) }),
            onDone: [
              {
                guard: { type: 'isPending', params: ({ event }) => event.output },
                target: 'entering',
                actions: { type: 'refuseCode', params: { type: 'pending' } },
              },
              {
                target: '#finding.found',
                actions: { type: 'recordFound', params: ({ event }) => event.output },
              },
            ],
            onError: [
              {
                guard: { type: 'isAboutCode', params: ({ event }) => toFailure(event.error) },
                target: 'entering',
                actions: {
                  type: 'refuseCode',
                  params: ({ event }) => ({ type: 'refused', failure: toFailure(event.error) }),
                },
              },
              {
                target: 'failed',
                actions: { type: 'tellFailed', params: ({ event }) => toFailure(event.error) },
              },
            ],
          },
        },
        failed: { on: { 'user.retry': 'lookingUp', 'user.backToForm': 'entering' } },
      },
    },
    /** In the list, which stays as it is while a work is opened. */
    listing: {
      initial: 'choosing',
      invoke: {
        id: 'works',
        src: 'works',
        input: ({ context: { network, search } }) => ({ network, search }),
        onSnapshot: {},
      },
      on: {
        'works.trouble': { actions: { type: 'tellTrouble', params: ({ event }) => event.failure } },
      },
      states: {
        choosing: {
          on: {
            'works.chosen': {
              target: 'opening',
              actions: { type: 'recordChosen', params: ({ event }) => event },
            },
          },
        },
        opening: {
          tags: 'busy',
          invoke: {
            src: 'openWork',
            input: ({ context: { chosen, network } }) => {
              if (!chosen) throw new Error('No work was chosen.');
              return { work: chosen, network };
            },
            onDone: {
              target: '#finding.found',
              actions: {
                type: 'recordFound',
                params: ({ event, context }) => ({ ...event.output, search: context.search }),
              },
            },
            onError: {
              target: 'failed',
              actions: { type: 'tellFailed', params: ({ event }) => toFailure(event.error) },
            },
          },
        },
        failed: { on: { 'user.retry': 'opening', 'user.backToForm': 'choosing' } },
      },
    },
    found: { type: 'final', output: ({ context }) => context.found },
  },
});
