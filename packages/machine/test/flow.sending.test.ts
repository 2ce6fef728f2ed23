import { describe, expect, it } from 'vitest';
import { en } from '../src/index.ts';
import { flush } from './harness/calls.ts';
import { MEDIA_HASH, audio, expired, networkError, refusal } from './harness/fixtures.ts';
import { createFlowHarness } from './harness/flow.ts';

const jwt = (name: string) =>
  `h.${Buffer.from(JSON.stringify({ iat: 4_000_000_000, exp: 4_000_000_300, name })).toString('base64url')}.s`;

describe('without a network', () => {
  it('[7.flow.upload.offline] says that it goes on by itself, and does', async () => {
    const flow = createFlowHarness();
    await flow.reach.uploading();
    flow.connectivity.set(false);
    expect(flow.on('upload').notice).toBe(en.upload.offline);
    const cut = await flow.calls.upload.nextCall();
    await cut.rejectWith(networkError());
    await flow.clock.advance(300_000);
    expect(flow.on('upload').notice).toBe(en.upload.offline);
    expect(flow.calls.upload.count).toBe(1);
    flow.connectivity.set(true);
    await flush();
    expect(flow.on('upload').notice).toBeNull();
    expect(flow.calls.upload.count).toBe(2);
  });

  it('[7.flow.upload.offline] is known before the first byte', async () => {
    const flow = createFlowHarness();
    flow.connectivity.set(false);
    await flow.reach.uploading();
    expect(flow.on('upload').notice).toBe(en.upload.offline);
  });

  it('[9.flow.reset] lets go of line and upload when the user cancels', async () => {
    const flow = createFlowHarness();
    await flow.reach.uploading();
    const upload = await flow.calls.upload.nextCall();
    await flow.user.press(flow.on('upload').cancel);
    expect(upload.isAborted).toBe(true);
    expect(flow.connectivity.listeners.size).toBe(0);
    expect((await flow.calls.hash.nextCall()).isAborted).toBe(true);
    expect(flow.screen()).toBe('form');
  });
});

describe('a job of another user', () => {
  it('[4.flow.foreign] is begun anew with the same form and file, and the user is told', async () => {
    const flow = createFlowHarness({ withGetToken: true });
    await (await flow.calls.getToken.nextCall()).respondWith('first');
    await flow.reach.preparing();
    await (await flow.calls.prepare.nextCall()).rejectWith(expired());
    await (await flow.calls.getToken.nextCall()).respondWith('second');
    await (
      await flow.calls.prepare.nextCall()
    ).rejectWith(refusal('registration.upload_session_forbidden', 403));
    expect(flow.on('upload').notice).toBe(en.restarted);
    expect(flow.detail('allfeat:error')).toMatchObject({
      code: 'registration.upload_session_forbidden',
      stage: 'prepare',
    });
    // The token that took the place of the refused one starts the job: it is not spent.
    const again = await flow.calls.initWork.nextCall();
    expect(again.options.token).toBe('second');
    expect(again.input).toEqual(flow.calls.initWork.calls[0]?.input);
    expect(flow.names()).not.toContain('failed');
  });
});

describe('a token in advance', () => {
  async function begun() {
    const flow = createFlowHarness({ withGetToken: true });
    await (await flow.calls.getToken.nextCall()).respondWith(jwt('first'));
    return flow;
  }

  it('[3.flow.early] is asked for a minute before the end, for somebody who is there', async () => {
    const flow = await begun();
    await flow.clock.advance(239_500);
    expect(flow.calls.getToken.count).toBe(1);
    await flow.clock.advance(500);
    const call = await flow.calls.getToken.nextCall();
    expect(call.input).toEqual({ reason: 'expiring', actionType: 'register', network: 'testnet' });
    await call.respondWith(jwt('second'));
    await flow.user.submit();
    expect((await flow.calls.initWork.nextCall()).options.token).toBe(jwt('second'));
    expect(flow.names()).not.toContain('token-expired');
  });

  it('[3.flow.early] counts from the receipt, and at most once a minute, when it cannot be had', async () => {
    const flow = await begun();
    await flow.clock.advance(240_000);
    for (let minute = 2; minute <= 4; minute += 1) {
      await (await flow.calls.getToken.nextCall()).rejectWith(networkError());
      await flow.clock.advance(59_500);
      expect(flow.calls.getToken.count).toBe(minute);
      await flow.clock.advance(500);
      expect(flow.calls.getToken.count).toBe(minute + 1);
    }
    expect(flow.names()).toEqual(['ready']);
  });

  it('[3.flow.early] waits for somebody to come back', async () => {
    const flow = await begun();
    flow.presence.leave();
    await flow.clock.advance(600_000);
    expect(flow.calls.getToken.count).toBe(1);
    flow.presence.comeBack();
    await flush();
    expect(flow.calls.getToken.count).toBe(2);
  });

  it('[3.flow.early] is never asked of a host that sets tokens by hand', async () => {
    const flow = createFlowHarness({ token: jwt('given') });
    await flow.clock.advance(600_000);
    expect(flow.presence.listeners.size).toBe(0);
    expect(flow.names()).toEqual(['ready']);
  });

  it('lets go of the page when the flow is stopped', async () => {
    const flow = await begun();
    expect(flow.presence.listeners.size).toBe(1);
    flow.flow.stop();
    await flush();
    expect(flow.presence.listeners.size).toBe(0);
  });
});

describe('the note of a confirm', () => {
  it('stands before the request is sent, and is gone once it was refused for certain', async () => {
    const flow = createFlowHarness();
    await flow.reach.preparing();
    expect(JSON.stringify([...flow.storage.tab.entries])).not.toContain('job-1');
    await flow.service.prepare();
    const confirm = await flow.calls.confirm.nextCall();
    const kept = JSON.stringify([...flow.storage.tab.entries]);
    expect(kept).toContain('job-1');
    expect(kept).not.toContain(MEDIA_HASH);
    await confirm.rejectWith(refusal('registration.insufficient_credits', 403));
    expect(JSON.stringify([...flow.storage.tab.entries])).not.toContain('job-1');
    expect(flow.screen()).toBe('failed');
  });

  it('stays as long as nobody knows', async () => {
    const flow = createFlowHarness();
    await flow.reach.confirming();
    await (await flow.calls.confirm.nextCall()).rejectWith(networkError());
    await flow.clock.advance(2_000);
    await (await flow.calls.confirm.nextCall()).rejectWith(refusal('registration.prepared_not_found', 404));
    expect(flow.on('failed').code).toBe('widget.confirm_in_doubt');
    expect(JSON.stringify([...flow.storage.tab.entries])).toContain('job-1');
  });
});

describe('a hash that outlasts the quote', () => {
  it('[4.flow.quote.expired] is told from the moment the quote came', async () => {
    const flow = createFlowHarness();
    await flow.reach.uploading();
    await flow.service.upload();
    await flow.service.prepare();
    await flow.clock.advance(310_000);
    await flow.service.hash();
    expect(flow.calls.confirm.count).toBe(0);
    await flow.service.prepare();
    await flush();
    expect(flow.calls.confirm.count).toBe(1);
  });
});

describe('a file that is chosen where none is asked for', () => {
  it('comes to nothing: the one that was chosen before is sent', async () => {
    const flow = createFlowHarness();
    const { choose } = flow.at('file');
    const first = audio('first.wav');
    choose(first);
    flow.user.next();
    // A face, or a drop that is late, still holds the command of the step before.
    choose(audio('late.wav'));
    flow.user.title('Nuit blanche');
    flow.user.next();
    flow.user.creator(0);
    flow.user.next();
    await flow.user.submit();
    await flow.service.init();
    expect((await flow.calls.upload.nextCall()).input.file).toBe(first);
  });
});
