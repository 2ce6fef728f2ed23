import { describe, expect, it } from 'vitest';
import { type AtsFlowOptions, createAtsFlow } from '../src/index.ts';
import { flush } from './harness/calls.ts';
import {
  ACCESS_CODE,
  FRESH_TOKEN,
  MEDIA_HASH,
  REQUEST_ID,
  creator,
  expired,
  networkError,
  refusal,
} from './harness/fixtures.ts';
import { OTHER_CODE, RENAMED, createUpdateHarness, workDetails } from './harness/update.ts';
import { createWorld } from './harness/ports.ts';
import { listed, page, version, SEARCH_PAUSE_MS } from './harness/works.ts';

const OTHER_NETWORK = { network: 'mainnet' } as const;

describe('a flow that has not begun, as on a server', () => {
  const seen = (options: AtsFlowOptions) => createAtsFlow('update', createWorld().ports, options).view('t');

  it.each([
    ['the access code', {}, 'access_code'],
    ['the list', { externalUserId: 'u1' }, 'work_select'],
  ])('shows the question already: %s', (_, options, step) => {
    expect(seen(options)).toMatchObject({ screen: 'finding', step, steps: { count: 'Step 1 of 5' } });
  });
});

describe('an update by access code', () => {
  it('[9.update.order] goes from the code to the new version, with the file as it was', async () => {
    const update = createUpdateHarness();
    expect(update.at('access_code').steps).toMatchObject({
      label: 'Update',
      count: 'Step 1 of 5',
      items: [
        { name: 'Work', state: 'current' },
        { name: 'File' },
        { name: 'Title' },
        { name: 'Creators' },
        { name: 'Review' },
      ],
    });
    await update.user.find();
    expect(update.at('access_code').isBusy).toBe(true);
    await update.service.work();
    expect(update.at('file')).toMatchObject({
      next: { isDisabled: false },
      kept: { name: 'nuit.wav', isKept: true, keep: null, text: 'nuit.wav stays as it is.' },
    });
    await update.user.next();
    expect(update.at('title')).toMatchObject({
      field: { value: 'Nuit blanche', isReadOnly: true },
      counter: null,
    });
    await update.user.next();
    expect(update.at('creators').creators.map(({ name }) => name)).toEqual([
      creator.fullName,
      'Tomás Oliveira',
    ]);
    update.user.rename();
    await update.user.next();
    const review = update.at('review');
    expect(review.facts).toMatchObject([
      { term: 'Title', lines: [{ text: 'Nuit blanche' }] },
      { term: 'File', lines: [{ text: 'nuit.wav', hint: 'stays as it is' }], edit: {} },
      { term: 'Creators', edit: {} },
    ]);
    expect(review.facts[0]).not.toHaveProperty('edit');
    expect(review.next.text).toBe('Update');
    await update.user.next();
    expect(update.on('quoting').lead).toContain('new version');

    const init = await update.calls.initVersion.nextCall();
    expect(init.input).toEqual({
      work: { accessCode: ACCESS_CODE },
      creators: workDetails().creators.map((person, index) =>
        index === 0 ? { ...person, fullName: RENAMED } : person,
      ),
      network: 'testnet',
    });
    await init.respondWith({ jobId: 'job-1' });
    await update.service.prepare();
    expect(update.on('confirming').heading).toBe('Updating');
    await update.service.confirm();
    await update.service.complete();
    expect(update.on('complete')).toMatchObject({
      heading: 'Nuit blanche is updated',
      code: null,
      codePending: null,
      leaving: null,
      certificate: { isPrimary: true },
    });
    expect(update.names()).toEqual(['ready', 'work-selected', 'confirmed', 'step', 'complete']);
    expect(update.detail('allfeat:ready')).toEqual({ mode: 'update' });
    expect(update.detail('allfeat:complete')).not.toHaveProperty('accessCode');
    expect(update.calls.upload.count + update.calls.hash.count).toBe(0);
    expect(update.state()).toMatchObject({ screen: 'COMPLETE' });
    expect(update.state()).not.toHaveProperty('accessCode');
  });

  it('[9.update.complete] shows no access code, whatever the service sends with a new version', async () => {
    const update = createUpdateHarness();
    await update.reach.preparing();
    await update.service.prepare();
    await update.service.confirm({ accessCode: OTHER_CODE });
    await update.service.complete({ accessCode: OTHER_CODE });
    expect(JSON.stringify([update.view(), update.events, update.state()])).not.toContain(OTHER_CODE.slice(4));
  });

  it('[9.update.file] sends another file when one is chosen', async () => {
    const update = createUpdateHarness();
    await update.reach.form();
    update.user.replaceFile();
    expect(update.at('file')).toMatchObject({
      file: { name: 'nuit-2.wav' },
      kept: { isKept: false, keep: { text: 'Keep the present file' } },
    });
    await update.user.submit();
    expect(update.calls.initVersionUpload.calls[0]?.input).toMatchObject({
      work: { accessCode: ACCESS_CODE },
      filename: 'nuit-2.wav',
    });
    await update.service.initUpload();
    expect(update.state().screen).toBe('UPLOAD');
    await update.service.hash();
    await update.service.upload();
    await update.service.prepare();
    await update.service.confirm();
    await update.service.complete();
    expect([...new Set(update.names())]).toEqual([
      'ready',
      'work-selected',
      'upload-start',
      'upload-progress',
      'upload-complete',
      'confirmed',
      'step',
      'complete',
    ]);
  });

  it('[9.update.file] keeps the present file after all', async () => {
    const update = createUpdateHarness();
    await update.reach.form();
    update.user.replaceFile();
    await update.user.press(update.at('file').kept?.keep);
    expect(update.at('file').kept?.isKept).toBe(true);
    await update.user.submit();
    expect(update.calls.initVersion.count).toBe(1);
  });

  it('[4.verify.kept] confirms nothing when the quote is not for the file that stays', async () => {
    const update = createUpdateHarness();
    await update.user.find();
    await update.service.work({ versions: [version(1), version(2, { mediaHash: '99'.repeat(32) })] });
    await update.user.submit();
    await update.service.init();
    await update.service.prepare();
    expect(update.on('failed').code).toBe('widget.commitment_mismatch');
    expect(update.calls.confirmVersion.count).toBe(0);
  });

  it.each(['retry', 'back'] as const)(
    '[4.verify.kept] finds the work again on %s: another version may have come meanwhile',
    async (button) => {
      const update = createUpdateHarness();
      await update.user.find();
      await update.service.work({ versions: [version(1), version(2, { mediaHash: '99'.repeat(32) })] });
      await update.user.toReview();
      await update.user.next();
      await update.service.init();
      await update.service.prepare();
      await update.user.press(update.on('failed')[button]);
      const again = await update.calls.workByAccessCode.nextCall();
      expect(again.input).toEqual({ accessCode: ACCESS_CODE });
      await again.respondWith(
        workDetails({ latestVersion: 3, versions: [version(1), version(2), version(3)] }),
      );
      update.at('review');
      await update.user.next();
      update.flow.setToken(FRESH_TOKEN);
      await update.service.init('job-2');
      await update.service.prepare();
      expect((await update.calls.confirmVersion.nextCall()).input).toMatchObject({ jobId: 'job-2' });
    },
  );

  it('[9.update.prefill] begins with the code that the host gave, and waits for the user', async () => {
    const update = createUpdateHarness({ accessCode: ACCESS_CODE });
    expect(update.at('access_code').field).toMatchObject({ value: ACCESS_CODE, isShown: false });
    await flush();
    expect(update.calls.workByAccessCode.count).toBe(0);
    await update.user.press(update.at('access_code').next);
    expect(update.calls.workByAccessCode.calls[0]?.input).toEqual({ accessCode: ACCESS_CODE });
  });

  it('[9.update.code] says at the field what is wrong with a code, and takes focus there', async () => {
    const update = createUpdateHarness();
    await update.user.find('atc_1');
    const refused = update.at('access_code');
    expect(refused.field.error).toContain('This is not an access code');
    expect(refused.focus.id).toBe(refused.field.id);
    expect(refused.field.describedBy).toContain(refused.field.errorId);
    await update.user.find();
    await (await update.calls.workByAccessCode.nextCall()).rejectWith(refusal('access_code.not_found', 404));
    expect(update.at('access_code').field.error).toContain('No work has this access code');
    expect(update.at('access_code').focus.key).not.toBe(refused.focus.key);
    expect(update.names()).toEqual(['ready']);
    await update.user.press(update.at('access_code').field.toggle);
    expect(update.at('access_code').field).toMatchObject({
      isShown: true,
      toggle: { label: 'Hide the access code' },
    });
    update.at('access_code').field.set(OTHER_CODE);
    update.at('access_code').field.blur();
    expect(update.at('access_code').field.error).toBeNull();
  });
});

describe('an update from the list', () => {
  async function createListing() {
    const update = createUpdateHarness({ externalUserId: 'user-7' });
    await (
      await update.calls.works.nextCall()
    ).respondWith(page([listed(4), listed(3, { latestVersion: 0 }), listed(2, { hasFiles: false })]));
    return update;
  }

  it('[9.update.list] opens the chosen work and tells which it is', async () => {
    const update = await createListing();
    await update.user.choose();
    expect(update.at('work_select').isBusy).toBe(true);
    expect(update.at('work_select').announcement).toBe('Opening Work 4.');
    const versions = await update.calls.versions.nextCall();
    expect(versions.input).toEqual({ atsId: 4, network: 'testnet' });
    await versions.respondWith({ atsId: 4, versions: [version(1), version(2)] });
    await (await update.calls.creators.nextCall()).respondWith({ atsId: 4, version: 2, creators: [creator] });
    expect(update.at('file').kept?.name).toBe('work.wav');
    expect(update.detail('allfeat:work-selected')).toEqual({ workId: listed(4).id, atsId: 4 });
    await update.user.submit();
    expect(update.calls.initVersion.calls[0]?.input).toMatchObject({ work: { atsId: 4 } });
  });

  it('goes back to the list as it was searched', async () => {
    const update = await createListing();
    update.at('work_select').works.search.set('Work');
    update.clock.increment(SEARCH_PAUSE_MS);
    await flush();
    await (await update.calls.works.nextCall()).respondWith(page([listed(4)]));
    await update.user.choose();
    await (await update.calls.versions.nextCall()).respondWith({ atsId: 4, versions: [version(1)] });
    await (await update.calls.creators.nextCall()).respondWith({ atsId: 4, version: 1, creators: [creator] });
    update.at('file').steps.items[0]?.go?.();
    await flush();
    expect(update.at('work_select').works.search.value).toBe('Work');
    expect((await update.calls.works.nextCall()).input).toEqual({
      network: 'testnet',
      search: 'Work',
      first: 20,
    });
  });

  it('[9.update.pending] lets nobody choose a work that is not on the chain yet', async () => {
    const update = await createListing();
    expect(update.at('work_select').works.items[1]?.isDisabled).toBe(true);
    await update.user.choose(1);
    expect(update.at('work_select').isBusy).toBe(false);
    expect(update.calls.versions.count).toBe(0);
  });

  it('[9.update.file] asks for a file where there is none to keep', async () => {
    const update = await createListing();
    await update.user.choose(2);
    await (await update.calls.versions.nextCall()).respondWith({ atsId: 2, versions: [version(1)] });
    await (await update.calls.creators.nextCall()).respondWith({ atsId: 2, version: 1, creators: [creator] });
    expect(update.at('file')).toMatchObject({ kept: null, next: { isDisabled: true } });
  });

  it('[8.update.list] fails when the work cannot be opened, and opens it on another try', async () => {
    const update = await createListing();
    await update.user.choose();
    await (await update.calls.versions.nextCall()).rejectWith(refusal('common.service_unavailable', 503));
    const failed = update.on('failed');
    expect(failed).toMatchObject({
      heading: 'The work could not be opened',
      lead: 'The service is not available right now.',
      reference: { id: REQUEST_ID },
    });
    expect(update.state()).toMatchObject({ screen: 'FAILED' });
    expect(update.names()).toEqual(['ready', 'failed']);
    await update.user.press(failed.retry);
    await (await update.calls.versions.nextCall()).rejectWith(networkError());
    await update.user.press(update.on('failed').back);
    expect(update.at('work_select').works.items).toHaveLength(3);
  });

  it('[8.update.list] offers in the list what only the list needs, and tells the host', async () => {
    const update = createUpdateHarness({ externalUserId: 'user-7' });
    await (await update.calls.works.nextCall()).rejectWith(networkError());
    const { works } = update.at('work_select');
    expect(update.detail('allfeat:error')).toMatchObject({ code: 'widget.network_error', stage: 'form' });
    await update.user.press(works.problem?.retry);
    await (await update.calls.works.nextCall()).respondWith(page([listed(4)]));
    expect(update.at('work_select').works.items).toHaveLength(1);
  });
});

describe('what goes wrong', () => {
  it('[2.unavailable] shows the failure once, and finds the work on another try', async () => {
    const update = createUpdateHarness();
    await update.user.find();
    await (await update.calls.workByAccessCode.nextCall()).rejectWith(networkError());
    expect(update.detail('allfeat:failed')).toMatchObject({ code: 'widget.network_error', stage: 'form' });
    await update.user.press(update.on('failed').retry);
    await update.service.work();
    update.at('file');
    expect(update.names()).toEqual(['ready', 'failed', 'work-selected']);
  });

  it('[2.unavailable] goes back to the code that was typed', async () => {
    const update = createUpdateHarness();
    await update.user.find();
    await (await update.calls.workByAccessCode.nextCall()).rejectWith(networkError());
    await update.user.press(update.on('failed').back);
    expect(update.at('access_code').field.value).toBe(ACCESS_CODE);
  });

  it.each(['code', 'list'] as const)(
    '[2.configuration] closes the widget when the site is set up wrongly, by %s',
    async (by) => {
      const update = createUpdateHarness(by === 'list' ? { externalUserId: 'user-7' } : {});
      if (by === 'code') await update.user.find();
      const call = by === 'list' ? update.calls.works.nextCall() : update.calls.workByAccessCode.nextCall();
      await (await call).rejectWith(refusal('session.key_inactive', 403));
      expect(update.on('disabled')).toMatchObject({
        heading: 'Updates are closed on this site',
        retry: null,
        reference: { id: REQUEST_ID },
      });
      expect(update.state().screen).toBe('DISABLED');
      expect(update.names()).toEqual(['ready', 'failed']);
    },
  );

  it('[2.token] waits for a token and repeats only the look-up', async () => {
    const update = createUpdateHarness();
    await update.user.find();
    await (await update.calls.workByAccessCode.nextCall()).rejectWith(expired());
    expect(update.detail('allfeat:token-expired')).toEqual({ pendingAction: 'access_code' });
    expect(update.at('access_code').overlay).not.toBeNull();
    expect(update.state()).toMatchObject({ screen: 'FORM', phase: 'token' });
    update.flow.setToken(FRESH_TOKEN);
    await update.service.work();
    update.at('file');
  });

  it('[8.update.edits] keeps every edit over a failure and its retry', async () => {
    const update = createUpdateHarness();
    await update.reach.form();
    await update.user.next();
    await update.user.next();
    update.at('creators').creators[1]?.fullName.set('Tomás O. Oliveira');
    await update.user.next();
    await update.user.next();
    await (await update.calls.initVersion.nextCall()).rejectWith(refusal('version.already_in_progress', 409));
    expect(update.on('failed')).toMatchObject({ heading: 'The update did not go through' });
    await update.user.press(update.on('failed').back);
    expect(update.at('review').facts[2]?.lines[1]?.text).toBe('Tomás O. Oliveira');
    await update.user.next();
    const again = await update.calls.initVersion.nextCall();
    expect(again.input.creators[1]?.fullName).toBe('Tomás O. Oliveira');
    await again.rejectWith(networkError());
    await update.user.press(update.on('failed').retry);
    expect((await update.calls.initVersion.nextCall()).input).toEqual(again.input);
  });

  it('[8.update.edits] keeps them on the way back to the work, which is found by the same code', async () => {
    const update = createUpdateHarness();
    await update.reach.form();
    await update.user.next();
    await update.user.next();
    update.at('creators').creators[0]?.fullName.set('Ada');
    await update.user.back();
    await update.user.back();
    await update.user.back();
    expect(update.at('access_code').field.value).toBe(ACCESS_CODE);
    await update.user.press(update.at('access_code').next);
    await update.service.work();
    await update.user.next();
    await update.user.next();
    expect(update.at('creators').creators[0]?.name).toBe('Ada');
    await update.user.press({ press: update.at('creators').steps.items[0]?.go ?? (() => undefined) });
    update.at('access_code');
  });

  it('[9.reset] goes back to the question which work it is', async () => {
    const update = createUpdateHarness({ accessCode: OTHER_CODE });
    await update.reach.preparing();
    const call = await update.calls.prepareVersion.nextCall();
    update.flow.reset();
    await flush();
    expect(call.isAborted).toBe(true);
    expect(update.at('access_code').field.value).toBe(OTHER_CODE);
    expect(update.detail('allfeat:token-expired')).toEqual({ pendingAction: 'reset' });
  });

  it('goes on to another work after one is updated', async () => {
    const update = createUpdateHarness();
    await update.reach.complete();
    expect(update.on('complete').another.text).toBe('Update another');
    await update.user.press(update.on('complete').another);
    expect(update.at('access_code').field.value).toBe('');
  });
});

describe('the network of the work', () => {
  it('[9.update.network] is the flow’s from then on, limits and price included', async () => {
    const update = createUpdateHarness();
    await (await update.calls.stats.nextCall()).respondWith({ totalWorks: 1, maxAudioSizeBytes: 90_000_000 });
    await update.reach.form(OTHER_NETWORK);
    expect(update.at('file').network).toBe('mainnet');
    const stats = await update.calls.stats.nextCall();
    expect(stats.input).toEqual({ network: 'mainnet' });
    await stats.respondWith({ totalWorks: 1, maxAudioSizeBytes: 70_000_000 });
    expect(update.at('file').hint).toContain('70 MB');
    await update.user.submit();
    expect(update.calls.initVersion.calls[0]?.input.network).toBe('mainnet');
    update.flow.reset();
    expect(update.at('access_code').network).toBe('testnet');
  });

  it('[9.update.network] has a token fetched for it, where tokens can be fetched', async () => {
    const update = createUpdateHarness({ withGetToken: true, atsId: 1_042 });
    const first = await update.calls.getToken.nextCall();
    expect(first.input).toMatchObject({ actionType: 'update_version', network: 'testnet', atsId: 1_042 });
    await first.respondWith('a.b.c');
    await update.user.find();
    await (
      await update.calls.workByAccessCode.nextCall()
    ).rejectWith(refusal('session.network_not_allowed', 403));
    const second = await update.calls.getToken.nextCall();
    expect(second.input).toMatchObject({ network: 'mainnet', atsId: 1_042 });
    await second.respondWith(FRESH_TOKEN);
    const again = await update.calls.workByAccessCode.nextCall();
    expect(again.options.token).toBe(FRESH_TOKEN);
    await again.respondWith(workDetails(OTHER_NETWORK));
    expect(update.at('file').network).toBe('mainnet');
    await update.user.submit();
    await (await update.calls.initVersion.nextCall()).rejectWith(expired());
    expect((await update.calls.getToken.nextCall()).input).toMatchObject({ network: 'mainnet' });
  });

  it('[9.update.network] is said at the field where the host has to give the token', async () => {
    const update = createUpdateHarness();
    await update.user.find();
    await (
      await update.calls.workByAccessCode.nextCall()
    ).rejectWith(refusal('session.network_not_allowed', 403));
    expect(update.at('access_code').field.error).toContain('another network');
    expect(update.calls.workByAccessCode.count).toBe(1);
  });
});

describe('what stays secret', () => {
  it('[9.secrets] no event, state or address holds the code that was entered', async () => {
    const update = createUpdateHarness();
    await update.reach.complete();
    const told = JSON.stringify([update.events, update.state(), update.view()]);
    expect(told).not.toContain(ACCESS_CODE.slice(4, 20));
    expect(update.storage.tab.written.join('') + update.storage.device.written.join('')).not.toContain(
      ACCESS_CODE.slice(4, 20),
    );
    expect(told).not.toContain(MEDIA_HASH);
  });
});

describe('an update that a reload has interrupted', () => {
  type Update = ReturnType<typeof createUpdateHarness>;
  type Setup = Parameters<typeof createUpdateHarness>[0];

  /** The page is loaded once more: everything that ran is gone, what was kept is not. */
  async function reload(update: Update, options: Setup = {}): Promise<Update> {
    update.flow.stop();
    await flush();
    return createUpdateHarness({ world: update, ...options });
  }

  /** The answer to `confirm` never came. */
  async function confirmLost() {
    const update = createUpdateHarness();
    await update.reach.preparing();
    await update.service.prepare();
    await update.calls.confirmVersion.nextCall();
    return reload(update);
  }

  it('[4.update.confirm] asks for the code, which is kept nowhere, and then the same confirm again', async () => {
    const update = await confirmLost();
    expect(update.at('access_code').lead).toContain('An update of Nuit blanche was on its way');
    await update.user.find();
    await update.service.work();
    const again = await update.calls.confirmVersion.nextCall();
    expect(again.input).toEqual({ work: { accessCode: ACCESS_CODE }, jobId: 'job-1' });
    await again.respondWith({ transactionId: 'tx-1', wsUrl: '/ws', statusUrl: '/s' });
    await update.service.complete();
    expect(update.on('complete').heading).toBe('Nuit blanche is updated');
    expect(update.calls.initVersion.count).toBe(1);
  });

  it('[4.update.confirm] lets the user go on with another work', async () => {
    const update = await confirmLost();
    await update.user.find(OTHER_CODE);
    await update.service.work({ atsId: 7, title: 'La marée' });
    update.at('file');
    expect((await reload(update)).at('access_code').restart).not.toBeNull();
  });

  it('[4.update.confirm] forgets it when the user does, and not when the host resets', async () => {
    const update = await confirmLost();
    update.flow.reset();
    expect(update.at('access_code').restart).toBeNull();
    const again = await reload(update);
    await again.user.press(again.at('access_code').restart);
    expect(again.at('access_code')).toMatchObject({ restart: null });
    expect((await reload(update)).at('access_code')).toMatchObject({ restart: null });
  });

  it('[4.update.confirm] asks again by itself where the user is known to the host', async () => {
    const options = { externalUserId: 'user-7' };
    const update = createUpdateHarness(options);
    await (await update.calls.works.nextCall()).respondWith(page([listed(4)]));
    await update.user.choose();
    await (await update.calls.versions.nextCall()).respondWith({ atsId: 4, versions: [version(2)] });
    await (await update.calls.creators.nextCall()).respondWith({ atsId: 4, version: 2, creators: [creator] });
    await update.user.submit();
    await update.service.init();
    await update.service.prepare({}, 'Work 4');
    await update.calls.confirmVersion.nextCall();
    const again = await (await reload(update, options)).calls.confirmVersion.nextCall();
    expect(again.input).toEqual({ work: { atsId: 4 }, jobId: 'job-1' });
  });

  it('[7.update.draft] finds what was typed once the same work is found', async () => {
    const update = createUpdateHarness();
    await update.reach.form();
    await update.user.next();
    await update.user.next();
    update.at('creators').creators[0]?.fullName.set('Ada');
    await update.clock.advance(5_000);
    const after = await reload(update);
    await after.user.find();
    await after.service.work();
    expect(after.at('creators').creators[0]?.name).toBe('Ada');
    expect(after.at('creators').creators).toHaveLength(2);
    const other = await reload(after);
    await other.user.find(OTHER_CODE);
    await other.service.work({ atsId: 7 });
    await other.user.next();
    await other.user.next();
    expect(other.at('creators').creators[0]?.name).toBe(creator.fullName);
  });
});
