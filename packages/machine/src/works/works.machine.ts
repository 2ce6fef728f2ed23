import type { WorkPage } from '@ats-kit/protocol';
import { assign, fromPromise, sendParent, setup } from 'xstate';
import { type Failure, toFailure } from '../failure.ts';
import { notProvided } from '../not-provided.ts';
import { extendList, isPending, searchOf, startList } from './works.rules.ts';
import type { WorksContext, WorksEvent, WorksInput, WorksNotice, WorksRequest } from './works.types.ts';

/**
 * The works of the host's user, page by page, and a search among them. Whatever is asked for anew ends what was asked for
 * before, so an answer that comes late is heard by nobody; and what is shown stays until something else has come.
 */
export const worksMachine = setup({
  types: {
    context: {} as WorksContext,
    events: {} as WorksEvent,
    input: {} as WorksInput,
    tags: {} as 'busy' | 'failed',
  },
  actors: { loadPage: fromPromise<WorkPage, WorksRequest>(notProvided('loadPage')) },
  delays: {
    /** A pause in typing: a request a letter would be refused before the word is written. */
    searchPause: 300,
  },
  guards: {
    hasMore: ({ context }) => context.next !== null,
    isShown: ({ context }, search: string) => context.isLoaded && searchOf(search) === context.found,
    isEmpty: ({ context }) => context.works.length === 0,
    canChoose: ({ context }, workId: string) =>
      context.works.some((work) => work.id === workId && !isPending(work)),
  },
  actions: {
    recordSearch: assign((_, search: string) => ({ search, failure: null })),
    forgetFailure: assign({ failure: null }),
    startList: assign(({ context }, page: WorkPage) => ({
      ...startList(page),
      found: searchOf(context.search),
    })),
    extendList: assign(({ context }, page: WorkPage) => extendList(context, page)),
    recordFailure: assign((_, failure: Failure) => ({ failure })),
    tellTrouble: sendParent((_, failure: Failure): WorksNotice => ({ type: 'works.trouble', failure })),
    tellChosen: sendParent(({ context }, workId: string): WorksNotice => {
      const work = context.works.find(({ id }) => id === workId);
      if (!work) throw new Error('No such work is listed.');
      return { type: 'works.chosen', work, search: context.found };
    }),
  },
}).createMachine({
  id: 'works',
  initial: 'searching',
  context: ({ input: { network, search = '' } }) => ({
    network,
    search,
    found: '',
    isLoaded: false,
    works: [],
    totalCount: 0,
    next: null,
    failure: null,
  }),
  on: {
    'user.searchWorks': [
      {
        guard: { type: 'isShown', params: ({ event }) => event.search },
        target: '.shown',
        actions: { type: 'recordSearch', params: ({ event }) => event.search },
      },
      {
        target: '.typing',
        reenter: true,
        actions: { type: 'recordSearch', params: ({ event }) => event.search },
      },
    ],
    'user.chooseWork': {
      guard: { type: 'canChoose', params: ({ event }) => event.workId },
      actions: { type: 'tellChosen', params: ({ event }) => event.workId },
    },
  },
  states: {
    typing: { tags: 'busy', after: { searchPause: 'searching' } },
    /** The first page for what stands in the field. */
    searching: {
      tags: 'busy',
      invoke: {
        src: 'loadPage',
        input: ({ context }) => ({
          network: context.network,
          search: searchOf(context.search),
          after: null,
        }),
        onDone: { target: 'shown', actions: { type: 'startList', params: ({ event }) => event.output } },
        onError: {
          target: 'failed.searching',
          actions: [
            { type: 'recordFailure', params: ({ event }) => toFailure(event.error) },
            { type: 'tellTrouble', params: ({ event }) => toFailure(event.error) },
          ],
        },
      },
    },
    shown: {
      initial: 'judging',
      states: {
        judging: { always: [{ guard: 'isEmpty', target: 'empty' }, { target: 'listed' }] },
        empty: {},
        listed: { on: { 'user.moreWorks': { guard: 'hasMore', target: '#works.loadingMore' } } },
      },
    },
    loadingMore: {
      tags: 'busy',
      invoke: {
        src: 'loadPage',
        input: ({ context }) => ({ network: context.network, search: context.found, after: context.next }),
        onDone: { target: 'shown', actions: { type: 'extendList', params: ({ event }) => event.output } },
        onError: {
          target: 'failed.loadingMore',
          actions: [
            { type: 'recordFailure', params: ({ event }) => toFailure(event.error) },
            { type: 'tellTrouble', params: ({ event }) => toFailure(event.error) },
          ],
        },
      },
    },
    failed: {
      tags: 'failed',
      initial: 'searching',
      states: {
        searching: {
          on: { 'user.retryWorks': { target: '#works.searching', actions: 'forgetFailure' } },
        },
        loadingMore: {
          on: { 'user.retryWorks': { target: '#works.loadingMore', actions: 'forgetFailure' } },
        },
      },
    },
  },
});
