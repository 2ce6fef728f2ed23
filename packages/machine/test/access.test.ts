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
import { OWNER, details, version } from './harness/works.ts';

const configuration = () => refusal('session.key_inactive', 403);

describe('the access flow', () => {
  it('[9.access.flow] goes from the code to all that is known of the work', async () => {
    const access = createLookup('access');
    expect(access.state()).toEqual({ screen: 'FORM' });
    await access.user.find(` ${ACCESS_CODE.toUpperCase()} `);
    const call = await access.calls.workByAccessCode.nextCall();
    expect(call.input).toEqual({ accessCode: ACCESS_CODE });
    expect(call.options.token).toBe(TOKEN);
    expect(access.screen()).toBe('finding');
    await call.respondWith(details());
    expect(access.screen()).toBe('details');
  });

  it('[9.access.flow] shows the facts, the creators, and the newest version first', async () => {
    const access = createLookup('access');
    await access.reach.byCode();
    const shown = access.on('details');
    expect(shown).toMatchObject({
      network: 'testnet',
      heading: 'Nuit blanche',
      lead: 'ATS 1042',
      announcement: 'Nuit blanche is found.',
      footer: { tag: 'Test network' },
      overlay: null,
    });
    expect(shown.facts.map(({ term, lines }) => [term, ...lines.map(({ text }) => text)])).toEqual([
      ['Network', 'Test network'],
      ['Owner', '5GrwvaEF…utQY'],
      ['Version', '2'],
      ['Fingerprint', '0x020202…0202'],
      ['File', 'nuit.wav'],
      ['Creators', 'Inès Caradec', 'Tomás Oliveira'],
      ['Registered', 'February 3, 2026'],
    ]);
    expect(shown.facts.at(-1)?.dateTime).toBe('2026-02-03T11:00:00Z');
    expect(shown.facts.find(({ key }) => key === 'creators')?.lines[0]?.hint).toBe('Author and Composer');
    expect(shown.versions?.items.map(({ name, tag, facts }) => [name, tag, facts])).toEqual([
      ['Version 2', 'Current', 'April 2, 2026, block 1,000,002'],
      ['Version 1', null, 'April 1, 2026, block 1,000,001'],
    ]);
    expect(shown.versions?.items[0]?.cover).toEqual(shown.cover);
    expect(shown.versions?.items[1]?.cover).not.toEqual(shown.cover);
    expect(access.state()).toEqual({ screen: 'COMPLETE', atsId: 1_042, accessCode: ACCESS_CODE });
  });

  it('[9.access.flow] the work’s own network decides, and what the service leaves out is left out', async () => {
    const access = createLookup('access', { network: 'mainnet' });
    expect(access.view().network).toBe('mainnet');
    await access.reach.byCode({ versions: undefined, assetFilename: undefined });
    const shown = access.on('details');
    expect(shown).toMatchObject({ network: 'testnet', versions: null });
    expect(shown.facts.map(({ key }) => key)).not.toContain('file');
  });

  it('shows a role that it does not know by the name that the service gives it', async () => {
    const access = createLookup('access');
    const roles = ['publisher'] as unknown as ['author'];
    await access.reach.byCode({
      creators: [
        { fullName: 'Zoé', email: 'zoe@example.org', roles },
        { fullName: 'Ada', email: 'ada@example.org', roles: [] },
      ],
    });
    const lines = access.on('details').facts.find(({ key }) => key === 'creators')?.lines;
    expect(lines).toEqual([
      { text: 'Zoé', hint: 'publisher' },
      { text: 'Ada', hint: null },
    ]);
  });

  it('[9.access.events] emits ready and complete, and the code in no other event', async () => {
    const access = createLookup('access');
    await access.reach.byCode();
    expect(access.names()).toEqual(['ready', 'complete']);
    expect(access.detail('allfeat:ready')).toEqual({ mode: 'access' });
    expect(access.detail('allfeat:complete')).toEqual({
      atsId: 1_042,
      txHash: '',
      blockNumber: 0,
      explorerUrl: '',
      accessCode: ACCESS_CODE,
    });
  });

  it('[9.access.flow] goes on to another work, with an empty field', async () => {
    const access = createLookup('access', { accessCode: ACCESS_CODE });
    expect(access.codeStep().field.value).toBe(ACCESS_CODE);
    await access.user.press(access.codeStep().next);
    await access.service.work();
    await access.user.press(access.on('details').another);
    expect(access.codeStep().field.value).toBe('');
    expect(access.state()).toEqual({ screen: 'FORM' });
    await access.reach.byCode({ atsId: 7 });
    expect(access.names()).toEqual(['ready', 'complete', 'complete']);
    access.flow.reset();
    // Begun anew, it is as the host wished.
    expect(access.codeStep().field.value).toBe(ACCESS_CODE);
  });

  it('copies the owner and the fingerprints, and says how that went', async () => {
    const access = createLookup('access');
    await access.reach.byCode();
    const fact = (key: string) => access.on('details').facts.find((one) => one.key === key)?.copy;
    const fingerprint = (at: number) => access.on('details').versions?.items[at]?.fingerprint;

    expect(fact('owner')).toMatchObject({ text: 'Copy', label: 'Copy the owner’s address', state: 'ready' });
    await access.user.press(fact('owner'));
    const owner = await access.calls.copy.nextCall();
    expect(owner.input).toBe(OWNER);
    await owner.respondWith();
    expect(fact('owner')).toMatchObject({ text: 'Copied', label: undefined, state: 'done' });
    expect(fact('commitment')?.state).toBe('ready');
    access.clock.increment(2_000);
    expect(fact('owner')?.state).toBe('ready');

    await access.user.press(fact('commitment'));
    const commitment = await access.calls.copy.nextCall();
    expect(commitment.input).toBe(version(2).commitment);
    // Whoever presses another button wants that one.
    await access.user.press(fingerprint(1)?.copy);
    await commitment.respondWith();
    expect([fact('commitment')?.state, fingerprint(1)?.copy.state]).toEqual(['ready', 'ready']);
    const earlier = await access.calls.copy.nextCall();
    expect(earlier.input).toBe(version(1).commitment);
    await earlier.rejectWith(new Error('Not allowed.'));
    expect(fingerprint(1)).toMatchObject({ hiddenText: 'Fingerprint ', short: '0x010101…0101' });
    expect(fingerprint(1)?.copy).toMatchObject({ text: 'Select and copy by hand', state: 'refused' });
    access.clock.increment(2_000);
    expect(fingerprint(1)?.copy.state).toBe('ready');
  });

  it('[9.access.failed] a code that leads nowhere is told at the field, and no failure of the flow', async () => {
    const access = createLookup('access');
    await access.user.find('atc_123');
    expect(access.codeStep().field.error).not.toBeNull();
    await access.user.find();
    await (await access.calls.workByAccessCode.nextCall()).rejectWith(refusal('access_code.not_found', 404));
    expect(access.codeStep().field.error).not.toBeNull();
    expect(access.names()).toEqual(['ready']);
  });

  it('[9.access.failed] a request that fails offers to try again and to go back, with the code kept', async () => {
    const access = createLookup('access');
    await access.user.find();
    await (
      await access.calls.workByAccessCode.nextCall()
    ).rejectWith(refusal('common.service_unavailable', 503));
    expect(access.failed()).toMatchObject({
      screen: 'failed',
      heading: 'The work could not be opened',
      lead: 'The service is not available right now.',
      code: 'common.service_unavailable',
      reference: { id: REQUEST_ID, copy: { label: 'Copy the request id' } },
    });
    expect(access.state()).toEqual({ screen: 'FAILED' });
    expect(access.detail('allfeat:failed')).toMatchObject({
      code: 'common.service_unavailable',
      stage: 'form',
      requestId: REQUEST_ID,
    });
    await access.user.press(access.failed().reference?.copy);
    expect((await access.calls.copy.nextCall()).input).toBe(REQUEST_ID);

    await access.user.press(access.failed().back);
    expect(access.codeStep().field.value).toBe(ACCESS_CODE);
    await access.user.press(access.codeStep().next);
    await (await access.calls.workByAccessCode.nextCall()).rejectWith(networkError());
    expect(access.failed().reference).toBeNull();
    await access.user.press(access.failed().retry);
    await access.service.work();
    expect(access.screen()).toBe('details');
    expect(access.names()).toEqual(['ready', 'failed', 'failed', 'complete']);
  });

  it('[9.access.failed] a configuration error disables the widget, and only a reset leads on', async () => {
    const access = createLookup('access');
    await access.user.find();
    await (await access.calls.workByAccessCode.nextCall()).rejectWith(configuration());
    expect(access.failed()).toMatchObject({
      screen: 'disabled',
      heading: 'This service is closed on this site',
      retry: null,
      back: null,
      reference: { id: REQUEST_ID },
    });
    expect(access.state().screen).toBe('DISABLED');
    access.flow.reset();
    expect(access.screen()).toBe('finding');
  });

  it('[9.access.failed] a site whose backend says that it is set up wrongly is disabled at once', async () => {
    const access = createLookup('access', { withGetToken: true });
    await (await access.calls.getToken.nextCall()).rejectWith(refusal('organization.inactive', 403));
    expect(access.failed().screen).toBe('disabled');
    expect(access.detail('allfeat:failed')).toMatchObject({ code: 'organization.inactive' });
  });

  it('[9.access.failed] says what is missing where there are no ports', async () => {
    const access = createLookup('access', { network: 'moonnet' as 'testnet' });
    await flush();
    expect(access.failed()).toMatchObject({
      screen: 'failed',
      heading: 'The widget is not set up',
      lead: 'There is no network "moonnet".',
      retry: null,
      back: null,
    });
    expect(access.names()).toEqual(['ready', 'failed']);
    access.flow.reset();
    expect(access.screen()).toBe('failed');
  });

  it('[9.access.token] pauses behind the veil, and repeats the request with the next token', async () => {
    const access = createLookup('access');
    await access.user.find();
    await (await access.calls.workByAccessCode.nextCall()).rejectWith(expired());
    expect(access.view().overlay).toMatchObject({ heading: 'Renewing your session' });
    expect(access.state()).toEqual({ screen: 'FORM', phase: 'token' });
    expect(access.detail('allfeat:token-expired')).toEqual({ pendingAction: 'access_code' });
    access.flow.setToken(FRESH_TOKEN);
    const again = await access.calls.workByAccessCode.nextCall();
    expect(again.options.token).toBe(FRESH_TOKEN);
    await again.respondWith(details());
    expect(access.on('details').overlay).toBeNull();
  });

  it('[9.access.token] a backend that hands out no token is told of, and the user may go on waiting', async () => {
    const access = createLookup('access', { withGetToken: true });
    await (await access.calls.getToken.nextCall()).rejectWith(networkError());
    expect(access.detail('allfeat:error')).toMatchObject({ code: 'widget.network_error', stage: 'form' });
    await access.user.find();
    await (await access.calls.getToken.nextCall()).respondWith(FRESH_TOKEN);
    await access.service.work();
    expect(access.screen()).toBe('details');
  });

  it('[9.access.token] reset() drops the token, ends what ran, and asks the host for another', async () => {
    const access = createLookup('access');
    await access.user.find();
    const call = await access.calls.workByAccessCode.nextCall();
    access.flow.reset();
    expect(call.isAborted).toBe(true);
    expect(access.detail('allfeat:token-expired')).toEqual({ pendingAction: 'reset' });
    access.flow.setToken(FRESH_TOKEN);
    await access.user.find();
    expect((await access.calls.workByAccessCode.nextCall()).options.token).toBe(FRESH_TOKEN);

    const fetching = createLookup('access', { withGetToken: true });
    await (await fetching.calls.getToken.nextCall()).respondWith(TOKEN);
    fetching.flow.reset();
    expect(fetching.names()).toEqual(['ready']);
    await fetching.user.find();
    await (await fetching.calls.getToken.nextCall()).respondWith(FRESH_TOKEN);
    expect((await fetching.calls.workByAccessCode.nextCall()).options.token).toBe(FRESH_TOKEN);
  });

  it('takes a host’s limit for files calmly', async () => {
    const access = createLookup('access');
    await access.reach.byCode();
    access.flow.setMaxFileSize(1);
    expect(access.screen()).toBe('details');
  });
});
