import { describe, expect, it } from 'vitest';
import { flush } from './harness/calls.ts';
import {
  ACCESS_CODE,
  TRANSACTION_ID,
  completedStatus,
  confirmation,
  frame,
  networkError,
  quoteOf,
  draft as work,
  refusal,
  status,
  uploadJob,
} from './harness/fixtures.ts';
import { type FlowHarness, type FlowSetup, createFlowHarness } from './harness/flow.ts';

/** The page is loaded once more: everything that ran is gone, what was kept is not. */
async function reload(flow: FlowHarness, options: FlowSetup = {}): Promise<FlowHarness> {
  flow.flow.stop();
  await flush();
  return createFlowHarness({ world: flow, ...options });
}

/** A tab that is opened beside another. */
const openTab = (flow: FlowHarness, options: FlowSetup = {}) =>
  createFlowHarness({ world: flow, ...options });

const COMMITMENT = quoteOf(work).commitment;

describe('a confirm whose answer a reload has swallowed', () => {
  async function begun() {
    const first = createFlowHarness();
    await first.reach.confirming();
    await first.calls.confirm.nextCall();
    return { first, flow: await reload(first) };
  }

  it('[4.flow.confirm.noted] is asked again with the same job, and followed to its code', async () => {
    const { first, flow } = await begun();
    expect(flow.on('confirming').notice).toContain('Nuit blanche');
    expect(flow.state()).toMatchObject({ screen: 'CONFIRMING', jobId: 'job-1' });
    const again = await flow.calls.confirm.nextCall();
    expect(again.input).toEqual({ jobId: 'job-1' });
    await again.respondWith({ transactionId: TRANSACTION_ID, wsUrl: '/ws', statusUrl: '/s' });
    expect(flow.names()).toEqual(['ready', 'confirmed']);
    await flow.service.complete();
    const complete = flow.on('complete');
    expect(complete.heading).toContain('Nuit blanche');
    expect(complete.code).not.toBeNull();
    expect(complete.fingerprint.short).toBe(`${COMMITMENT.slice(0, 8)}…${COMMITMENT.slice(-4)}`);
    expect([flow.calls.initWork.count, first.calls.prepare.count]).toEqual([1, 1]);
  });

  it('that the service does not know is in doubt: it says what is known, and pays nothing', async () => {
    const { flow } = await begun();
    await (await flow.calls.confirm.nextCall()).rejectWith(refusal('registration.prepared_not_found', 404));
    const failed = flow.on('failed');
    expect(failed.code).toBe('widget.confirm_in_doubt');
    expect(failed.lead).toContain('Nuit blanche');
    expect(failed.known).toEqual([
      { term: 'Title', text: 'Nuit blanche' },
      { term: 'Job number', text: 'job-1' },
    ]);
    expect(failed.retry).toBeNull();
    expect(flow.state()).toMatchObject({ screen: 'FAILED', jobId: 'job-1' });
    expect(flow.detail('allfeat:failed')).toMatchObject({
      code: 'widget.confirm_in_doubt',
      stage: 'confirm',
    });
    expect(flow.calls.initWork.count).toBe(1);

    // Another reload asks once more; only the user's own decision ends it.
    const second = await reload(flow);
    await (await second.calls.confirm.nextCall()).rejectWith(refusal('registration.prepared_not_found', 404));
    await second.user.press(second.on('failed').back);
    expect(second.at('file').notice).toBeNull();
    const third = await reload(second);
    expect(third.screen()).toBe('form');
  });

  it('waits for a token like every other request', async () => {
    const { first } = await begun();
    const flow = createFlowHarness({ world: { ...first }, token: undefined, withGetToken: true });
    expect(flow.screen()).toBe('confirming');
    await (await flow.calls.getToken.nextCall()).respondWith('header.fresh-secret-token.signature');
    expect((await flow.calls.confirm.nextCall()).input).toEqual({ jobId: 'job-1' });
  });

  it('[4.flow.confirm.doubt] is in doubt, not just disabled, where the backend gives no tokens any more', async () => {
    const { flow: asking } = await begun();
    const flow = await reload(asking, { token: undefined, withGetToken: true });
    await (await flow.calls.getToken.nextCall()).rejectWith(refusal('organization.inactive', 403));
    expect(flow.on('failed').known).toHaveLength(2);
    expect(flow.detail('allfeat:failed')).toMatchObject({ code: 'widget.confirm_in_doubt' });
    expect(flow.names()).toEqual(['ready', 'failed']);
  });

  it('[4.flow.confirm.noted] comes before a transaction that is older, and after one that is newer', async () => {
    const first = createFlowHarness();
    await first.reach.complete();
    await first.user.press(first.on('complete').another);
    await first.user.press(first.on('complete').leaving?.leave);
    first.flow.setToken('header.another-secret-token.signature');
    await first.clock.advance(1_000);
    await first.user.submit();
    await first.service.init(uploadJob(2));
    await first.service.hash();
    await first.service.upload();
    await first.service.prepare();
    await first.calls.confirm.nextCall();
    const flow = await reload(first);
    expect(flow.state()).toMatchObject({ screen: 'CONFIRMING', jobId: 'job-2' });
    await flow.service.confirm({ transactionId: 'tx-2' });
    expect((await reload(flow)).state()).toMatchObject({ screen: 'TRACKING', transactionId: 'tx-2' });
  });

  it('[4.flow.confirm.doubt] stays noted when the host resets the widget: only the user gives it up', async () => {
    const { flow } = await begun();
    await (await flow.calls.confirm.nextCall()).rejectWith(refusal('registration.prepared_not_found', 404));
    flow.flow.reset();
    await flush();
    expect(flow.state()).toEqual({ screen: 'FORM' });
    expect((await reload(flow)).state()).toMatchObject({ screen: 'CONFIRMING', jobId: 'job-1' });
  });

  it('[4.flow.confirm.noted] comes first when the host resets the widget while it runs', async () => {
    const flow = createFlowHarness();
    await flow.reach.confirming();
    const swallowed = await flow.calls.confirm.nextCall();
    flow.flow.reset();
    await flush();
    expect(swallowed.isAborted).toBe(true);
    // Nothing else can be begun: it may have been paid.
    expect(flow.state()).toMatchObject({ screen: 'CONFIRMING', jobId: 'job-1', phase: 'token' });
    expect(flow.events.at(-1)).toMatchObject({ type: 'allfeat:token-expired' });
    flow.flow.setToken('header.another-secret-token.signature');
    expect((await flow.calls.confirm.nextCall()).input).toEqual({ jobId: 'job-1' });
    flow.flow.reset();
    flow.flow.setToken('header.a-third-secret-token.signature');
    await flow.service.confirm();
    expect(flow.state()).toMatchObject({ screen: 'TRACKING', transactionId: TRANSACTION_ID });
    expect(flow.calls.initWork.count).toBe(1);
  });

  it('does not wait for ever for a tab that sleeps with the lock', async () => {
    const { flow } = await begun();
    await flow.calls.confirm.nextCall();
    const second = openTab(flow);
    await second.clock.advance(119_500);
    expect(second.calls.confirm.count).toBe(2);
    await second.clock.advance(500);
    expect(second.calls.confirm.count).toBe(3);
    await second.service.confirm();
    expect(second.state()).toMatchObject({ screen: 'TRACKING' });
  });

  it('is not noted any longer once it was refused for certain', async () => {
    const first = createFlowHarness();
    await first.reach.confirming();
    await (
      await first.calls.confirm.nextCall()
    ).rejectWith(refusal('registration.insufficient_credits', 403));
    expect(first.screen()).toBe('failed');
    const flow = await reload(first);
    expect(flow.screen()).toBe('form');
  });
});

describe('a transaction that was under way', () => {
  async function begun(options: FlowSetup = {}) {
    const first = createFlowHarness(options);
    await first.reach.tracking();
    return { first, flow: await reload(first, options) };
  }

  it('is on the screen as soon as the page starts, and says why', async () => {
    const { flow } = await begun();
    expect(flow.state()).toEqual({ screen: 'TRACKING', jobId: 'job-1', transactionId: TRANSACTION_ID });
    const view = flow.on('tracking');
    expect(view.notice).toContain('Nuit blanche');
    expect(view.verified?.fingerprint).toContain(COMMITMENT.slice(0, 8));
    expect(view.another).toBeNull();
    expect((await flow.tracker.socket()).input).toEqual({
      transactionId: TRANSACTION_ID,
      wsUrl: `/v1/ws/transactions/${TRANSACTION_ID}`,
    });
  });

  it('is never on the screen before the start: a server has rendered the form', async () => {
    const { flow } = await begun();
    flow.flow.stop();
    await flush();
    const unstarted = createFlowHarness({ world: flow, unstarted: true });
    expect(unstarted.screen()).toBe('form');
    unstarted.flow.start();
    expect(unstarted.screen()).toBe('tracking');
  });

  it('comes to its code, and comes again until the code is kept', async () => {
    const { flow } = await begun();
    await flow.service.complete();
    expect(flow.on('complete').code?.lastGroup).toBe(ACCESS_CODE.slice(-4));
    expect(flow.detail('allfeat:complete')).toMatchObject({ atsId: 1_024, accessCode: ACCESS_CODE });

    const again = await reload(flow);
    await again.clock.advance(15_000);
    await (await again.calls.transaction.nextCall()).respondWith(completedStatus());
    await again.user.press(again.on('complete').code?.copy);
    await (await again.calls.copy.nextCall()).respondWith();

    const last = await reload(again);
    expect(last.screen()).toBe('form');
    expect(last.storage.tab.entries.size).toBe(0);
  });

  it('is done with once the code is downloaded', async () => {
    const { flow } = await begun();
    await flow.service.complete();
    await flow.user.press(flow.on('complete').code?.download);
    expect(flow.saved[0]?.text).toContain('Nuit blanche');
    expect((await reload(flow)).screen()).toBe('form');
  });

  it('is noted even where the note of its confirm was lost on the way', async () => {
    const first = createFlowHarness();
    await first.reach.confirming();
    const confirm = await first.calls.confirm.nextCall();
    first.storage.tab.entries.clear();
    await confirm.respondWith(confirmation);
    const flow = await reload(first);
    expect(flow.on('tracking').notice).toContain('Nuit blanche');
  });

  it('whose code is an empty text has none yet: nothing is shown that could be kept in its place', async () => {
    const { flow } = await begun();
    await flow.service.complete({ accessCode: '' });
    expect([flow.on('complete').code, flow.on('complete').codePending]).toEqual([null, expect.any(String)]);
    await flow.clock.advance(2_000);
    await (await flow.calls.transaction.nextCall()).respondWith(completedStatus({ accessCode: '' }));
    await flow.clock.advance(2_000);
    await (await flow.calls.transaction.nextCall()).respondWith(completedStatus());
    expect(flow.on('complete').code?.lastGroup).toBe(ACCESS_CODE.slice(-4));
  });

  it('whose code the user went on without comes again: nobody loses it by one click', async () => {
    const { flow } = await begun();
    await flow.service.complete();
    await flow.user.press(flow.on('complete').another);
    await flow.user.press(flow.on('complete').leaving?.leave);
    expect(flow.at('file').notice).toBeNull();
    expect((await reload(flow)).screen()).toBe('tracking');
  });

  it('of a user of the host is on the device, and done with once it is shown', async () => {
    const { flow } = await begun({ externalUserId: 'ines' });
    expect(flow.storage.device.entries.size).toBe(1);
    expect(flow.storage.tab.entries.size).toBe(0);
    expect(flow.on('tracking').lead).not.toContain('access code');
    await flow.service.complete({ accessCode: undefined });
    expect(flow.on('complete').codePending).toBeNull();
    expect(flow.on('complete').codeMissing).toBeNull();
    expect((await reload(flow, { externalUserId: 'ines' })).screen()).toBe('form');
    expect(flow.storage.device.entries.size).toBe(0);
  });

  it.each([{ externalUserId: '' }, { persist: { key: '' } }])(
    'of a user without a name is nobody’s: it stays with the tab (%j)',
    async (options) => {
      const { flow } = await begun(options);
      expect(flow.storage.device.entries.size).toBe(0);
      expect(flow.calls.initWork.calls[0]?.input.externalUserRef).toBeUndefined();
      await flow.service.complete();
      expect(flow.on('complete').code).not.toBeNull();
    },
  );

  it('of another user, network or site key of the host is left alone', async () => {
    const first = createFlowHarness({ persist: { key: 'ines' } });
    await first.reach.tracking();
    for (const other of [
      {},
      { persist: { key: 'ana' } },
      { persist: { key: 'ines' }, network: 'mainnet' as const },
    ])
      expect((await reload(first, other)).screen()).toBe('form');
    expect((await reload(first, { persist: { key: 'ines' } })).screen()).toBe('tracking');
  });

  it('whose code has not come stays noted, and says so', async () => {
    const { flow } = await begun();
    await flow.service.complete({ accessCode: undefined });
    expect(flow.on('complete').codePending).not.toBeNull();
    for (let polls = 0; polls < 10; polls += 1) {
      await flow.clock.advance(2_000);
      await (await flow.calls.transaction.nextCall()).respondWith(completedStatus({ accessCode: undefined }));
    }
    expect(flow.on('complete').codePending).toBeNull();
    expect(flow.on('complete').codeMissing).not.toBeNull();
    expect((await reload(flow)).screen()).toBe('tracking');
  });

  it('that failed meanwhile says so once, and that the credits are back', async () => {
    const { flow } = await begun();
    const socket = await flow.tracker.socket();
    socket.frame(frame('failed', { details: { error: 'Dispatch' } }));
    const failed = flow.on('failed');
    expect(failed.lead).toContain('credits were given back');
    expect(failed.retry).toBeNull();
    await flow.user.press(failed.back);
    expect(flow.screen()).toBe('form');
    expect((await reload(flow)).screen()).toBe('form');
  });

  it('that the service no longer finds is not a failure: its number stays, and it is asked for on demand', async () => {
    const { flow } = await begun();
    const socket = await flow.tracker.socket();
    socket.close();
    for (let misses = 0; misses < 5; misses += 1) {
      await (await flow.calls.transaction.nextCall()).rejectWith(refusal('transaction.not_found', 404));
      await flow.clock.advance(3_000);
    }
    const view = flow.on('tracking');
    expect(flow.state()).toMatchObject({ screen: 'TRACKING', phase: 'unknown' });
    expect(view.still?.transactionId).toBe(TRANSACTION_ID);
    await flow.user.press(view.still?.keepWaiting);
    await (await flow.calls.transaction.nextCall()).respondWith(status());
    expect(flow.on('tracking').still).toBeNull();
    expect(flow.names()).not.toContain('failed');
  });

  it('can be left alone for another, and is found again', async () => {
    const { flow } = await begun();
    const socket = await flow.tracker.socket();
    socket.close();
    for (let misses = 0; misses < 5; misses += 1) {
      await (await flow.calls.transaction.nextCall()).rejectWith(refusal('transaction.not_found', 404));
      await flow.clock.advance(3_000);
    }
    await flow.user.press(flow.on('tracking').another);
    flow.at('file');
    expect(flow.state()).toEqual({ screen: 'FORM' });
    expect((await reload(flow)).screen()).toBe('tracking');
  });

  it('expires after a day', async () => {
    const { first, flow } = await begun();
    flow.flow.stop();
    await flush();
    first.clock.increment(24 * 60 * 60_000);
    expect(openTab(first).screen()).toBe('form');
  });

  it('is followed to its code even where the backend gives no tokens any more', async () => {
    const first = createFlowHarness();
    await first.reach.tracking();
    const flow = await reload(first, { token: undefined, withGetToken: true });
    await (await flow.calls.getToken.nextCall()).rejectWith(refusal('organization.inactive', 403));
    expect(flow.screen()).toBe('tracking');
    expect(flow.detail('allfeat:error')).toMatchObject({ code: 'organization.inactive', stage: 'tracking' });
    await flow.service.complete();
    expect(flow.on('complete').code?.lastGroup).toBe(ACCESS_CODE.slice(-4));
    expect(flow.names()).not.toContain('failed');
  });

  it('stays noted when the host resets the widget', async () => {
    const { flow } = await begun();
    flow.flow.reset();
    await flush();
    expect(flow.screen()).toBe('form');
    expect((await reload(flow)).screen()).toBe('tracking');
  });
});

describe('two tabs', () => {
  it('follow a transaction one after the other', async () => {
    const first = createFlowHarness();
    await first.reach.tracking();
    const second = openTab(first);
    const view = second.on('tracking');
    expect(second.state()).toMatchObject({ screen: 'TRACKING', phase: 'elsewhere' });
    expect([view.heading, view.stages, view.still]).toEqual(['Followed in another tab', [], null]);
    expect(first.tracker.sockets).toHaveLength(1);
    await first.service.complete();
    expect([first.screen(), second.screen()]).toEqual(['complete', 'tracking']);
    expect(second.names()).not.toContain('complete');

    // The first is closed before its code was kept: the second takes over.
    first.flow.stop();
    await flush();
    expect(second.on('tracking').heading).toBe('Writing it to the chain');
    await second.service.complete();
    expect(second.on('complete').code).not.toBeNull();
  });

  it('a confirm is asked by one of them at a time, and its answer is both of theirs', async () => {
    const options = { persist: { key: 'ines' } };
    const first = createFlowHarness(options);
    await first.reach.confirming();
    const asked = await first.calls.confirm.nextCall();
    const second = openTab(first, options);
    await flush();
    expect([second.screen(), first.calls.confirm.count]).toEqual(['confirming', 1]);
    await asked.respondWith(confirmation);
    expect([first.screen(), second.screen()]).toEqual(['tracking', 'tracking']);
    expect([first.calls.confirm.count, second.state()['phase']]).toEqual([1, 'elsewhere']);
    expect(second.names()).toContain('confirmed');
    expect(first.locks.held()).toEqual([`ats-kit:transaction:${TRANSACTION_ID}`]);
  });

  it('where the first has had no answer, the second asks', async () => {
    const options = { persist: { key: 'ines' } };
    const first = createFlowHarness(options);
    await first.reach.confirming();
    await first.calls.confirm.nextCall();
    const second = openTab(first, options);
    first.flow.stop();
    await flush();
    await second.service.confirm();
    expect(second.screen()).toBe('tracking');
  });

  it('the second begins anew when the first has seen it through', async () => {
    const options = { persist: { key: 'ines' } };
    const first = createFlowHarness(options);
    await first.reach.tracking();
    const second = openTab(first, options);
    await first.service.complete();
    await first.user.press(first.on('complete').code?.download);
    expect(second.screen()).toBe('tracking');
    first.flow.stop();
    await flush();
    second.at('file');
  });

  it('the second can register something else meanwhile', async () => {
    const first = createFlowHarness();
    await first.reach.tracking();
    const second = openTab(first);
    await second.user.press(second.on('tracking').another);
    second.at('file');
    second.user.fill();
    expect(first.screen()).toBe('tracking');
  });
});

describe('what was typed', () => {
  it('is here again after a reload, at the step where it was; the file is not', async () => {
    const first = createFlowHarness();
    first.user.choose();
    first.user.next();
    first.user.title('Nuit blanche');
    first.user.next();
    first.user.creator(0);
    const flow = await reload(first);
    const creators = flow.at('creators');
    expect(creators.creators[0]?.fullName.value).toBe('Inès Caradec');
    expect(creators.creators[0]?.roles.items.filter(({ isChosen }) => isChosen)).toHaveLength(2);
    expect(creators.notice).toContain('choose it once more');
    flow.user.back();
    expect(flow.at('title').field.value).toBe('Nuit blanche');
    flow.user.back();
    flow.user.choose();
    expect(flow.at('file').notice).toBeNull();
    flow.user.next();
    flow.user.next();
    flow.user.next();
    await flow.user.submit();
    expect((await flow.calls.initWork.nextCall()).input).toMatchObject({ title: 'Nuit blanche' });
  });

  it('of the title comes back to the title, and of the review to the file', async () => {
    const first = createFlowHarness();
    first.user.choose();
    first.user.next();
    first.user.title('Nuit');
    const second = await reload(first);
    expect(second.at('title').field.value).toBe('Nuit');
    second.user.back();
    second.user.choose();
    second.user.next();
    second.user.next();
    second.user.creator(0);
    second.user.next();
    second.at('review');
    const third = await reload(second);
    expect(third.at('file').notice).not.toBeNull();
  });

  it('is written with every key, since nothing says that the page is about to go', () => {
    const flow = createFlowHarness();
    flow.user.choose();
    flow.user.next();
    for (const title of ['N', 'Nu', 'Nui', 'Nuit']) {
      flow.user.title(title);
      expect(openTab(flow).at('title').field.value).toBe(title);
    }
  });

  it('stays until the registration went through', async () => {
    const first = createFlowHarness();
    await first.reach.uploading();
    await Promise.all([first.calls.upload.nextCall(), first.calls.hash.nextCall()]);
    const flow = await reload(first);
    expect(flow.at('file').notice).not.toBeNull();
    flow.user.choose();
    flow.user.next();
    expect(flow.at('title').field.value).toBe('Nuit blanche');
    flow.user.next();
    flow.user.next();
    await flow.user.submit();
    await flow.service.init();
    await flow.service.hash();
    await flow.service.upload();
    await flow.service.prepare();
    await flow.service.confirm();
    await flow.clock.advance(1_000);
    expect([...flow.storage.tab.entries.keys()]).toEqual(['transactions:testnet:register:']);
  });

  it.each(['host', 'user'])('is gone after a reset by the %s', async (who) => {
    const first = createFlowHarness();
    first.user.choose();
    first.user.next();
    first.user.title('Nuit');
    await first.clock.advance(1_000);
    expect(first.storage.tab.entries.size).toBe(1);
    if (who === 'host') first.flow.reset();
    else first.user.title('');
    await first.clock.advance(1_000);
    expect(first.storage.tab.entries.size).toBe(0);
    expect((await reload(first)).at('file').notice).toBeNull();
  });
});

describe('where nothing can be kept', () => {
  it('`persist: false` keeps nothing, and the page is held until the end', async () => {
    const first = createFlowHarness({ persist: false });
    await first.reach.tracking();
    expect(first.holds.now).toBe(1);
    expect([...first.storage.tab.written, ...first.storage.device.written]).toEqual([]);
    const flow = await reload(first, { persist: false });
    expect(flow.screen()).toBe('form');
    expect(flow.holds.now).toBe(0);
  });

  it.each(['full', 'refused'] as const)('a storage that is %s changes nothing but that', async (trouble) => {
    const flow = createFlowHarness({ unstarted: true });
    flow.storage.tab.trouble = trouble;
    flow.flow.start();
    await flow.reach.tracking();
    expect(flow.holds.now).toBe(1);
    await flow.service.complete();
    await flow.user.press(flow.on('complete').code?.copy);
    await (await flow.calls.copy.nextCall()).respondWith();
    expect(flow.on('complete').announcement).toContain('saved');
    expect(flow.names().filter((name) => name === 'failed' || name === 'error')).toEqual([]);
  });

  it('the page is held only while leaving it costs something', async () => {
    const flow = createFlowHarness();
    expect(flow.holds.now).toBe(0);
    await flow.reach.uploading();
    expect(flow.holds.now).toBe(1);
    await flow.service.hash();
    await flow.service.upload();
    await flow.service.prepare();
    expect([flow.screen(), flow.holds.now]).toEqual(['confirming', 1]);
    await flow.service.confirm();
    expect([flow.screen(), flow.holds.now]).toEqual(['tracking', 0]);
    await flow.service.complete();
    expect([flow.screen(), flow.holds.now]).toEqual(['complete', 1]);
  });

  it('a confirm whose answer is lost is still noted in the memory of the page', async () => {
    const flow = createFlowHarness({ persist: false });
    await flow.reach.confirming();
    await (await flow.calls.confirm.nextCall()).rejectWith(networkError());
    await flow.clock.advance(2_000);
    await flow.service.confirm();
    expect(flow.screen()).toBe('tracking');
  });
});
