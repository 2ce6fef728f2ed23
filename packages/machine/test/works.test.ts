import type { WorkPage } from '@ats-kit/protocol';
import { describe, expect, it } from 'vitest';
import { createFormat, createMessages, worksMachine } from '../src/index.ts';
import { createConnection } from '../src/register/views/env.ts';
import { worksAnnouncement, worksView } from '../src/works/works.connect.ts';
import type { WorksEvent, WorksRequest } from '../src/works/works.types.ts';
import { runAlone, scriptedPromise } from './harness/alone.ts';
import { flush } from './harness/calls.ts';
import { networkError, refusal } from './harness/fixtures.ts';
import { listed, page, SEARCH_PAUSE_MS } from './harness/works.ts';

function createList(input: { search?: string } = {}) {
  const pages = scriptedPromise<WorkPage, WorksRequest>('loadPage');
  const list = runAlone(worksMachine.provide({ actors: { loadPage: pages.actor } }), {
    network: 'testnet',
    ...input,
  });
  const env = {
    ids: 't',
    t: createMessages(),
    format: createFormat('en'),
    keepFile: () => {
      throw new Error('No file is chosen here.');
    },
    commands: new Map(),
  };
  const connection = () =>
    createConnection<unknown, WorksEvent>(list.state(), (event) => list.child.send(event), env);
  return {
    ...list,
    pages,
    view: (isOpening = false) => worksView(connection(), list.state(), isOpening),
    said: () => worksAnnouncement(connection(), list.state()),
    ids: () => list.state().context.works.map(({ atsId }) => atsId),
    async answer(answer: WorkPage) {
      await (await pages.nextCall()).respondWith(answer);
    },
    async type(search: string) {
      await list.send({ type: 'user.searchWorks', search });
    },
    async pause() {
      list.clock.increment(SEARCH_PAUSE_MS);
      await flush();
    },
  };
}

/** A list with a first page of two works, of four. */
async function createFilledList() {
  const list = createList();
  await list.answer(page([listed(4), listed(3)], 'cursor-3', 4));
  return list;
}

describe('a list of works', () => {
  it('[9.works.pages] shows ghosts, then the first page, and asks for more from where it ended', async () => {
    const list = createList();
    expect(list.view()).toMatchObject({
      isBusy: true,
      search: { isBusy: false },
      ghosts: 5,
      items: [],
      empty: null,
      count: null,
    });
    expect(list.said()).toBe('Loading your works.');
    const first = await list.pages.nextCall();
    expect(first.input).toEqual({ network: 'testnet', search: '', after: null });
    await first.respondWith(page([listed(4), listed(3)], 'cursor-3', 4));
    expect(list.view()).toMatchObject({ isBusy: false, ghosts: 0, count: '2 of 4 works' });
    expect(list.said()).toBe('2 of 4 works');

    list.view().more?.press();
    const second = await list.pages.nextCall();
    expect(second.input.after).toBe('cursor-3');
    expect(list.view()).toMatchObject({ isBusy: true, search: { isBusy: false }, more: { isBusy: true } });
    await second.respondWith(page([listed(2), listed(1)], undefined, 4));
    expect(list.ids()).toEqual([4, 3, 2, 1]);
    expect(list.view()).toMatchObject({ more: null, count: null });
    // There is nothing more to be had, whoever asks.
    await list.send({ type: 'user.moreWorks' });
    expect(list.pages.count).toBe(2);
  });

  it('shows a work once, when pages have moved meanwhile', async () => {
    const list = await createFilledList();
    list.view().more?.press();
    await list.answer(page([listed(3), listed(2)], undefined, 5));
    expect(list.ids()).toEqual([4, 3, 2]);
  });

  it('shows a work once that a page holds twice', async () => {
    const list = createList();
    await list.answer(page([listed(4), listed(4), listed(3)], 'next', 5));
    expect(list.ids()).toEqual([4, 3]);
    list.view().more?.press();
    await list.answer(page([listed(2), listed(2)], undefined, 5));
    expect(list.ids()).toEqual([4, 3, 2]);
  });

  it('takes a page that says there is more, and not where, for the last one', async () => {
    const list = createList();
    const last = page([listed(1)]);
    await list.answer({ ...last, pageInfo: { ...last.pageInfo, hasNextPage: true } });
    expect(list.view().more).toBeNull();
  });

  it('[9.works.search] searches once somebody pauses, and keeps what is shown until then', async () => {
    const list = await createFilledList();
    await list.type('n');
    list.clock.increment(SEARCH_PAUSE_MS - 1);
    await list.type('nuit ');
    list.clock.increment(SEARCH_PAUSE_MS - 1);
    await flush();
    expect(list.pages.count).toBe(1);
    expect(list.view()).toMatchObject({
      isBusy: true,
      search: { value: 'nuit ', isBusy: true },
      more: { isDisabled: true },
    });
    expect(list.ids()).toEqual([4, 3]);
    list.view().more?.press();

    list.clock.increment(1);
    const search = await list.pages.nextCall();
    expect(search.input).toEqual({ network: 'testnet', search: 'nuit', after: null });
    await search.respondWith(page([listed(3)]));
    expect(list.ids()).toEqual([3]);
    // Space around the words asks for nothing new.
    await list.type('nuit');
    await list.pause();
    expect(list.pages.count).toBe(2);
    expect(list.view()).toMatchObject({ isBusy: false, search: { isBusy: false } });
    expect(list.view(true).search.isBusy).toBe(true);
  });

  it('[9.works.order] hears no answer to what was asked before', async () => {
    const list = await createFilledList();
    await list.type('old');
    await list.pause();
    const old = await list.pages.nextCall();
    await list.type('new');
    expect(old.isAborted).toBe(true);
    await list.pause();
    await list.answer(page([listed(3)]));
    await old.respondWith(page([listed(9)]));
    expect(list.ids()).toEqual([3]);

    // The same for a page that is on its way while somebody types.
    const more = createList();
    await more.answer(page([listed(4)], 'cursor-4', 2));
    more.view().more?.press();
    const late = await more.pages.nextCall();
    await more.type('new');
    await late.respondWith(page([listed(1)]));
    expect(more.ids()).toEqual([4]);
  });

  it('[9.works.empty] says that nothing was found, and goes back to all', async () => {
    const list = await createFilledList();
    await list.type('aurore');
    await list.pause();
    await list.answer(page([]));
    expect(list.view().empty).toMatchObject({
      heading: 'No work is called “aurore”',
      all: { text: 'Show all works' },
    });
    expect(list.said()).toBe('No work is called “aurore”');
    list.view().empty?.all?.press();
    await list.pause();
    const all = await list.pages.nextCall();
    expect(all.input.search).toBe('');
    await all.respondWith(page([]));
    expect(list.view()).toMatchObject({ items: [], empty: { heading: 'There is no work yet', all: null } });
    expect(list.said()).toBe('There is no work yet');
    expect(list.view().empty?.silence).toHaveLength(44);
  });

  it('[9.works.failure] keeps what it shows, and asks again for what did not come', async () => {
    const list = await createFilledList();
    list.view().more?.press();
    await (await list.pages.nextCall()).rejectWith(networkError());
    expect(list.ids()).toEqual([4, 3]);
    expect(list.view()).toMatchObject({
      isBusy: false,
      more: null,
      problem: {
        text: 'Your works could not be loaded. The service could not be reached. Check your connection.',
        retry: { text: 'Try again' },
      },
    });
    expect(list.said()).toMatch(/^Your works could not be loaded/);
    expect(list.notices).toMatchObject([
      { type: 'works.trouble', failure: { code: 'widget.network_error' } },
    ]);
    list.view().problem?.retry.press();
    const again = await list.pages.nextCall();
    expect(again.input.after).toBe('cursor-3');
    await again.respondWith(page([listed(2)], undefined, 3));
    expect(list.ids()).toEqual([4, 3, 2]);
    expect(list.view().problem).toBeNull();
  });

  it('[9.works.failure] a first page that fails leaves no ghosts, and a search that fails leaves the list', async () => {
    const list = createList({ search: 'nuit' });
    const first = await list.pages.nextCall();
    expect(first.input.search).toBe('nuit');
    await first.rejectWith(refusal('common.service_unavailable', 503));
    expect(list.view()).toMatchObject({ ghosts: 0, items: [], empty: null });
    list.view().problem?.retry.press();
    await list.answer(page([listed(4)]));
    await list.type('x');
    await list.pause();
    await (await list.pages.nextCall()).rejectWith(networkError());
    expect(list.ids()).toEqual([4]);
    expect(list.view().problem).not.toBeNull();
    // Going back to what is shown needs no request.
    await list.type('nuit');
    expect(list.view()).toMatchObject({ isBusy: false, problem: null });
    expect(list.pages.count).toBe(3);
  });

  it('[9.works.pending] tells which work was chosen, and never a pending one', async () => {
    const list = createList();
    await list.answer(page([listed(4, { latestVersion: 0 }), listed(3, { latestVersion: 1 })]));
    const [pending, ready] = list.view().items;
    expect(pending).toMatchObject({ isDisabled: true, tag: 'Being registered', facts: 'April 2, 2026' });
    expect(ready).toMatchObject({ isDisabled: false, tag: null, facts: 'ATS 3, 1 version, April 2, 2026' });
    pending?.press();
    ready?.press();
    await list.send({ type: 'user.chooseWork', workId: 'unknown' });
    expect(list.notices).toEqual([
      { type: 'works.chosen', work: listed(3, { latestVersion: 1 }), search: '' },
    ]);
  });

  it('commands stay the same from view to view', async () => {
    const list = await createFilledList();
    const before = list.view();
    await list.type('a');
    const after = list.view();
    expect(after.search.set).toBe(before.search.set);
    expect(after.search.blur).toBe(before.search.blur);
    expect(after.items[0]?.press).toBe(before.items[0]?.press);
    after.search.blur();
  });

  it('shows no rows twice for a total that is behind', async () => {
    const list = createList();
    await list.answer(page([listed(2), listed(1)], undefined, 1));
    expect(list.view().count).toBeNull();
  });
});
