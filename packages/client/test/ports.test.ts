import { describe, expect, it } from 'vitest';
import { createPorts } from '../src/index.ts';
import { SITE_KEY, wire } from './fixtures.ts';
import { play, rejection } from './scenario.ts';

describe('createPorts', () => {
  it('composes everything that a flow needs', async () => {
    const server = await play({ json: wire.stats }, { text: '' });
    const signal = new AbortController().signal;
    const { api, uploader, hasher, recordings, desk, tracker, getToken } = createPorts({
      atsUrl: server.atsUrl,
      siteKey: SITE_KEY,
    });
    expect(await api.stats({ network: 'testnet' }, { signal })).toMatchObject({ totalWorks: 12 });
    await uploader.upload(
      { url: `${server.atsUrl}/o`, file: new Blob(['abc']) },
      { signal, onProgress: () => undefined },
    );
    expect(await hasher.hash(new Blob(['abc']), { signal })).toBe(
      'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    );
    expect(await recordings.formatOf(new Blob(['fLaC']), { signal })).toBe('flac');
    expect(tracker.open).toBeTypeOf('function');
    desk.holdPage()();
    expect(getToken).toBeUndefined();
  });

  it('gets tokens from tokenUrl, or else in the host’s own way', async () => {
    const server = await play({ json: { token: 'a.b.c' } });
    const at = { atsUrl: server.atsUrl, siteKey: SITE_KEY, tokenUrl: `${server.atsUrl}/token` };
    const asked = {
      reason: 'start',
      actionType: 'register',
      network: 'testnet',
      signal: new AbortController().signal,
    } as const;
    expect(await createPorts(at).getToken?.(asked)).toBe('a.b.c');
    const getToken = async () => 'own';
    expect(createPorts({ ...at, getToken }).getToken).toBe(getToken);
    expect(
      await rejection(Promise.resolve().then(() => createPorts({ ...at, atsUrl: 'nowhere' }))),
    ).toMatchObject({
      code: 'widget.configuration_error',
    });
  });
});
