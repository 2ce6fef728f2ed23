import { describe, expect, it } from 'vitest';
import { flush } from './harness/calls.ts';
import {
  ACCESS_CODE,
  FRESH_TOKEN,
  REQUEST_ID,
  TOKEN,
  expired,
  networkError,
  refusal,
} from './harness/fixtures.ts';
import { createLookup } from './harness/lookup.ts';
import { listed, otherCreator, version, SEARCH_PAUSE_MS } from './harness/works.ts';

const USER = { externalUserId: 'user-1' };
const WORK_ID = listed(1_042).id;
const URL = 'https://store.example/file?signature=secret-one';
const configuration = () => refusal('session.key_inactive', 403);

type Download = ReturnType<typeof createLookup<'download'>>;
/** A version by its number, as it is shown. */
function shown(download: Download, number: number) {
  const found = download.on('download').versions.find(({ key }) => key === `version-${number}`);
  if (!found) throw new Error(`Version ${number} is not shown.`);
  return found;
}

describe('the download flow of a host’s user', () => {
  it('[9.download.flow] goes from the list to the versions of a work, the newest first', async () => {
    const download = createLookup('download', USER);
    expect(download.state()).toEqual({ screen: 'DOWNLOADS' });
    expect(download.calls.workByAccessCode.count).toBe(0);
    await download.reach.fromList();
    const view = download.on('download');
    expect(view).toMatchObject({
      heading: 'Work 1042',
      lead: 'ATS 1042, 2 versions',
      announcement: 'The files of Work 1042 can be downloaded.',
      back: { text: 'All works' },
      listLabel: 'Versions of Work 1042',
      overlay: null,
    });
    expect(view.versions.map(({ name, tag, facts }) => [name, tag, facts])).toEqual([
      ['Version 2', 'Current', 'April 2, 2026'],
      ['Version 1', null, 'April 1, 2026'],
    ]);
    expect(download.state()).toEqual({ screen: 'DOWNLOAD_DETAIL', atsId: 1_042 });
    expect(download.names()).toEqual(['ready', 'work-selected']);
    expect(download.detail('allfeat:work-selected')).toEqual({ workId: WORK_ID, atsId: 1_042 });
  });

  it('[9.download.events] downloads files side by side, and tells of each', async () => {
    const download = createLookup('download', USER);
    await download.reach.fromList();
    await download.user.press(shown(download, 2).audio);
    await download.user.press(shown(download, 1).certificate);
    expect(shown(download, 2)).toMatchObject({ audio: { isBusy: true }, certificate: { isBusy: false } });
    expect(download.on('download').announcement).toBe('The certificate is being fetched.');
    // A button that is busy asks for nothing more.
    await download.user.press(shown(download, 2).audio);
    expect(download.calls.download.count).toBe(2);

    const [audio, certificate] = [
      await download.calls.download.nextCall(),
      await download.calls.download.nextCall(),
    ];
    expect(audio.input).toEqual({ work: { workId: WORK_ID }, version: 2, kind: 'audio' });
    expect(certificate.input).toEqual({ work: { workId: WORK_ID }, version: 1, kind: 'certificate' });
    await certificate.respondWith({ url: `${URL}-c`, expiresAt: '2026-04-30T11:05:00Z' });
    await audio.respondWith({ url: URL, expiresAt: '2026-04-30T11:05:00Z' });
    expect(download.downloads).toEqual([`${URL}-c`, URL]);
    expect(download.on('download').announcement).toBe('The download of the audio has begun.');
    expect(download.events.slice(2)).toEqual([
      { type: 'allfeat:download-started', detail: { workId: WORK_ID, kind: 'asset' } },
      { type: 'allfeat:download-started', detail: { workId: WORK_ID, kind: 'certificate' } },
      { type: 'allfeat:download-complete', detail: { workId: WORK_ID, kind: 'certificate' } },
      { type: 'allfeat:download-complete', detail: { workId: WORK_ID, kind: 'asset' } },
    ]);
    expect(download.screen()).toBe('download');
  });

  it('[9.download.failure] a file that does not come leaves the screen, and can be fetched again', async () => {
    const download = createLookup('download', USER);
    await download.reach.fromList();
    await download.user.press(shown(download, 2).audio);
    await (await download.calls.download.nextCall()).rejectWith(refusal('work.no_asset', 404));
    await download.user.press(shown(download, 2).certificate);
    await (await download.calls.download.nextCall()).rejectWith(networkError());
    const [audio, certificate] = shown(download, 2).problems;
    expect(audio?.text).toMatch(/^The audio could not be downloaded\. ./);
    expect(certificate).toMatchObject({
      text: 'The certificate could not be downloaded. The service could not be reached. Check your connection.',
      retry: { label: 'Try again to download the certificate of version 2' },
    });
    expect(download.on('download').announcement).toBe(certificate?.text);
    expect(shown(download, 1).problems).toEqual([]);
    expect(download.detail('allfeat:download-failed')).toMatchObject({
      workId: WORK_ID,
      kind: 'certificate',
      message: expect.stringMatching(/./) as string,
    });
    expect(download.names()).not.toContain('failed');

    await download.user.press(audio?.retry);
    expect(shown(download, 2).problems).toHaveLength(1);
    await download.service.download();
    await download.user.press(certificate?.retry);
    await download.service.download();
    expect(shown(download, 2).problems).toEqual([]);
    expect(download.downloads).toEqual([URL, URL]);
  });

  it('[9.download.lazy] asks for the creators of a version when somebody wants to see them, once', async () => {
    const download = createLookup('download', USER);
    await download.reach.fromList();
    const creators = (of: number) => shown(download, of).creators;
    expect(creators(1)).toMatchObject({ toggle: { isExpanded: false }, lines: [], isBusy: false });
    // Those of the latest came with the work.
    await download.user.press(creators(2)?.toggle);
    expect(creators(2)?.lines).toEqual([{ text: 'Inès Caradec', hint: 'Author and Composer' }]);
    expect(download.calls.creators.count).toBe(1);

    await download.user.press(creators(1)?.toggle);
    expect(creators(1)).toMatchObject({ toggle: { isExpanded: true }, isBusy: true });
    const call = await download.calls.creators.nextCall();
    expect(call.input).toEqual({ atsId: 1_042, network: 'testnet', version: 1 });
    await call.respondWith({ atsId: 1_042, version: 1, creators: [otherCreator] });
    expect(creators(1)).toMatchObject({
      isBusy: false,
      lines: [{ text: 'Tomás Oliveira', hint: 'Arranger' }],
    });
    await download.user.press(creators(1)?.toggle);
    expect(creators(1)?.lines).toEqual([]);
    await download.user.press(creators(1)?.toggle);
    expect(creators(1)?.lines).toHaveLength(1);
    expect(download.calls.creators.count).toBe(2);
  });

  it('[9.download.lazy] creators that do not come can be asked for again', async () => {
    const download = createLookup('download', USER);
    await download.reach.fromList();
    const creators = () => shown(download, 1).creators;
    await download.user.press(creators()?.toggle);
    await (await download.calls.creators.nextCall()).rejectWith(networkError());
    expect(creators()).toMatchObject({ isBusy: false, problem: { retry: { text: 'Try again' } } });
    expect(download.detail('allfeat:error')).toMatchObject({
      code: 'widget.network_error',
      stage: 'download',
    });
    await download.user.press(creators()?.problem?.retry);
    expect(creators()).toMatchObject({ isBusy: true, problem: null });
    await download.calls.creators.nextCall();
    // Closed before they came: nobody waits for them any more.
    await download.user.press(creators()?.toggle);
    expect(download.calls.creators.calls.at(-1)?.isAborted).toBe(true);
  });

  it('[9.download.flow] goes back to all works, and ends what was being fetched', async () => {
    const download = createLookup('download', USER);
    await download.reach.fromList();
    await download.user.press(shown(download, 2).audio);
    const audio = await download.calls.download.nextCall();
    await download.user.press(download.on('download').back);
    expect(download.state()).toEqual({ screen: 'DOWNLOADS' });
    expect(audio.isAborted).toBe(true);
    await audio.respondWith({ url: URL, expiresAt: '2026-04-30T11:05:00Z' });
    expect(download.downloads).toEqual([]);
    await download.service.list();
    await download.user.choose(1);
    await download.service.opened([version(1)]);
    expect(download.on('download').lead).toBe('ATS 988, 1 version');
    expect(download.on('download').announcement).toBe('The files of Work 988 can be downloaded.');
  });

  it('[9.works.failure] a list that does not come keeps its place, and is told as survived', async () => {
    const download = createLookup('download', USER);
    await (await download.calls.works.nextCall()).rejectWith(networkError());
    expect(download.listStep().works.problem).not.toBeNull();
    expect(download.detail('allfeat:error')).toMatchObject({ code: 'widget.network_error', stage: 'form' });
    await download.user.press(download.listStep().works.problem?.retry);
    await download.service.list();
    expect(download.listStep().works.items).toHaveLength(2);
    expect(download.names()).toEqual(['ready', 'error']);
  });

  it('[9.access.failed] a work that cannot be opened fails with a way back to the same list', async () => {
    const download = createLookup('download', USER);
    await download.service.list();
    await download.user.choose();
    await (await download.calls.versions.nextCall()).rejectWith(refusal('common.service_unavailable', 503));
    expect(download.failed()).toMatchObject({ screen: 'failed', reference: { id: REQUEST_ID } });
    expect(download.state()).toEqual({ screen: 'FAILED' });
    await download.user.press(download.failed().reference?.copy);
    expect((await download.calls.copy.nextCall()).input).toBe(REQUEST_ID);
    await download.user.press(download.failed().back);
    expect(download.listStep().works.items).toHaveLength(2);
    expect(download.calls.works.count).toBe(1);

    await download.user.choose();
    await (await download.calls.versions.nextCall()).rejectWith(networkError());
    await download.user.press(download.failed().retry);
    await download.calls.creators.nextCall();
    await download.calls.creators.nextCall();
    await download.service.opened();
    expect(download.screen()).toBe('download');
    expect(download.names()).toEqual(['ready', 'failed', 'failed', 'work-selected']);
  });

  it.each([
    [
      'the list',
      async (download: Download) => (await download.calls.works.nextCall()).rejectWith(configuration()),
    ],
    [
      'a work',
      async (download: Download) => {
        await download.service.list();
        await download.user.choose();
        await (await download.calls.versions.nextCall()).rejectWith(configuration());
      },
    ],
    [
      'a file',
      async (download: Download) => {
        await download.reach.fromList();
        await download.user.press(shown(download, 2).audio);
        await (await download.calls.download.nextCall()).rejectWith(configuration());
        expect(download.names()).toContain('download-failed');
      },
    ],
    [
      'creators',
      async (download: Download) => {
        await download.reach.fromList();
        await download.user.press(shown(download, 1).creators?.toggle);
        await (await download.calls.creators.nextCall()).rejectWith(configuration());
      },
    ],
  ])('[9.access.failed] a configuration error for %s disables the widget', async (_, fail) => {
    const download = createLookup('download', USER);
    await fail(download);
    expect(download.failed()).toMatchObject({ screen: 'disabled', retry: null, back: null });
    expect(download.state().screen).toBe('DISABLED');
    expect(download.names().at(-1)).toBe('failed');
    expect(download.detail('allfeat:failed')).toMatchObject({ code: 'session.key_inactive' });
  });
});

describe('the download flow by access code', () => {
  it('[9.download.flow] asks for the code, and finds files behind it alone', async () => {
    const download = createLookup('download');
    await download.reach.byCode();
    expect(download.on('download')).toMatchObject({
      heading: 'Nuit blanche',
      back: { text: 'Another access code' },
    });
    await download.user.press(shown(download, 1).audio);
    const call = await download.calls.download.nextCall();
    expect(call.input).toEqual({ work: { accessCode: ACCESS_CODE }, version: 1, kind: 'audio' });
    expect(download.detail('allfeat:work-selected')).toEqual({ workId: '', atsId: 1_042 });
    expect(download.detail('allfeat:download-started')).toEqual({ workId: '', kind: 'asset' });
    // The service tells the creators of the latest version to those who hold the code, and no others.
    expect(shown(download, 1).creators).toBeNull();
    await download.user.press(shown(download, 2).creators?.toggle);
    expect(shown(download, 2).creators?.lines).toHaveLength(2);
    expect(download.calls.creators.count).toBe(0);
    expect(JSON.stringify(download.events)).not.toContain(ACCESS_CODE);
    expect(JSON.stringify(download.state())).not.toContain(ACCESS_CODE);
  });

  it('shows the latest version of a service that does not tell the others', async () => {
    const download = createLookup('download');
    await download.reach.byCode({ versions: undefined });
    const { versions } = download.on('download');
    expect(versions.map(({ name, tag, facts }) => [name, tag, facts])).toEqual([
      ['Version 2', 'Current', ''],
    ]);
  });

  it('offers no audio where there is none', async () => {
    const download = createLookup('download', USER);
    await download.service.list([listed(1_042, { hasFiles: false })]);
    await download.user.choose();
    await download.service.opened();
    expect(shown(download, 2)).toMatchObject({ audio: null, certificate: { text: 'Certificate' } });
  });

  it('[9.download.flow] goes back to the list as it was searched, and begins anew without', async () => {
    const download = createLookup('download', USER);
    await download.service.list();
    const { works } = download.listStep();
    works.search.set('1042');
    download.clock.increment(SEARCH_PAUSE_MS);
    await flush();
    await download.service.list();
    await download.user.choose();
    await download.service.opened();
    await download.user.press(download.on('download').back);
    expect(download.listStep().works.search.value).toBe('1042');
    expect((await download.calls.works.nextCall()).input).toEqual({
      network: 'testnet',
      search: '1042',
      first: 20,
    });
    download.flow.reset();
    await flush();
    expect(download.listStep().works.search.value).toBe('');
  });

  it('[9.download.flow] goes on to another code, with an empty field', async () => {
    const download = createLookup('download', { accessCode: ACCESS_CODE });
    await download.user.press(download.codeStep().next);
    await download.service.work();
    await download.user.press(download.on('download').back);
    expect(download.codeStep().field.value).toBe('');
    download.flow.reset();
    expect(download.codeStep().field.value).toBe(ACCESS_CODE);
  });
});

describe('the session of the download flow', () => {
  it.each([
    ['download_version_asset', 'audio'],
    ['download_version_certificate', 'certificate'],
  ] as const)(
    '[9.access.token] says %s, waits behind the veil and repeats the request',
    async (action, kind) => {
      const download = createLookup('download', USER);
      await download.reach.fromList();
      await download.user.press(shown(download, 2)[kind]);
      await (await download.calls.download.nextCall()).rejectWith(expired());
      expect(download.detail('allfeat:token-expired')).toEqual({ pendingAction: action });
      expect(download.on('download').overlay).not.toBeNull();
      expect(download.state()).toMatchObject({ screen: 'DOWNLOAD_DETAIL', phase: 'token' });
      download.flow.setToken(FRESH_TOKEN);
      const again = await download.calls.download.nextCall();
      expect(again.options.token).toBe(FRESH_TOKEN);
      await again.respondWith({ url: URL, expiresAt: '2026-04-30T11:05:00Z' });
      expect(download.downloads).toEqual([URL]);
      expect(download.on('download').overlay).toBeNull();
    },
  );

  it('[9.access.token] says what the list, a work and creators wait for', async () => {
    const download = createLookup('download', { ...USER, token: undefined });
    expect(download.detail('allfeat:token-expired')).toEqual({ pendingAction: 'download_list' });
    expect(download.view().overlay).not.toBeNull();
    download.flow.setToken(TOKEN);
    await download.service.list();
    await download.user.choose();
    for (const call of [download.calls.versions, download.calls.creators])
      await (await call.nextCall()).rejectWith(expired());
    expect(download.detail('allfeat:token-expired')).toEqual({ pendingAction: 'download_detail' });
    download.flow.setToken(FRESH_TOKEN);
    await download.service.opened();
    expect(download.screen()).toBe('download');
  });

  it('[9.access.failed] a site whose backend says that it is set up wrongly is disabled at once', async () => {
    const download = createLookup('download', { ...USER, withGetToken: true });
    await (await download.calls.getToken.nextCall()).rejectWith(refusal('organization.inactive', 403));
    expect(download.failed().screen).toBe('disabled');
  });

  it('[9.access.token] is told of trouble with a backend, and reset() begins anew', async () => {
    const download = createLookup('download', { withGetToken: true });
    await (await download.calls.getToken.nextCall()).rejectWith(networkError());
    expect(download.detail('allfeat:error')).toMatchObject({ stage: 'form' });
    download.flow.setToken(TOKEN);
    await download.reach.byCode();
    download.flow.reset();
    expect(download.state()).toEqual({ screen: 'DOWNLOADS' });
    expect(download.names()).toEqual(['ready', 'error', 'work-selected']);

    const awaiting = createLookup('download');
    await awaiting.reach.byCode();
    awaiting.flow.reset();
    expect(awaiting.detail('allfeat:token-expired')).toEqual({ pendingAction: 'reset' });
    awaiting.flow.setMaxFileSize(1);
  });

  it('[9.access.failed] says what is missing where nothing can work', () => {
    const download = createLookup('download', { network: 'moonnet' as 'testnet' });
    expect(download.failed()).toMatchObject({
      screen: 'failed',
      heading: 'The widget is not set up',
      retry: null,
      back: null,
    });
    expect(download.names()).toEqual(['ready', 'failed']);
  });

  it('stopping ends every request', async () => {
    const download = createLookup('download', USER);
    await download.reach.fromList();
    await download.user.press(shown(download, 2).audio);
    const call = await download.calls.download.nextCall();
    download.flow.stop();
    await flush();
    expect(call.isAborted).toBe(true);
  });
});
