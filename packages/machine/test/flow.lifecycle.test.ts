import { AtsError } from '@ats-kit/protocol';
import { describe, expect, it } from 'vitest';
import { type AtsFlowEvent, callBack, createAtsFlow } from '../src/index.ts';
import { flush } from './harness/calls.ts';
import {
  ACCESS_CODE,
  FRESH_TOKEN,
  TOKEN,
  audio,
  largeAudio,
  networkError,
  result,
} from './harness/fixtures.ts';
import { type FlowHarness, createFlowHarness } from './harness/flow.ts';

describe('the file limit', () => {
  const limitOf = (flow: FlowHarness) => flow.at('file').hint;

  it('[7.form.file-limit] is 50 MB until the service told its own', async () => {
    const flow = createFlowHarness();
    expect(limitOf(flow)).toContain('50 MB');
    flow.user.choose(largeAudio(50_000_001));
    expect(flow.at('file').error).not.toBeNull();
    expect((await flow.calls.stats.nextCall()).input).toEqual({ network: 'testnet' });
    await flow.calls.stats.calls[0]?.respondWith({ totalWorks: 1, maxAudioSizeBytes: 500_000_000 });
    expect(limitOf(flow)).toContain('500 MB');
    expect(flow.at('file').error).toBeNull();
  });

  it('[7.form.file-limit] is lowered by the host, never raised', async () => {
    const flow = createFlowHarness({ maxFileSize: 20_000_000 });
    await flow.service.stats(500_000_000);
    expect(limitOf(flow)).toContain('20 MB');
    flow.flow.setMaxFileSize(900_000_000);
    expect(limitOf(flow)).toContain('500 MB');
    flow.flow.setMaxFileSize(5_000_000);
    expect(limitOf(flow)).toContain('5 MB');
    flow.flow.setMaxFileSize(undefined);
    expect(limitOf(flow)).toContain('500 MB');
  });

  it('is asked for again after 10 s when the service did not answer', async () => {
    const flow = createFlowHarness();
    await (await flow.calls.stats.nextCall()).rejectWith(networkError());
    await flow.clock.advance(10_000);
    await flow.service.stats(400_000_000);
    expect(limitOf(flow)).toContain('400 MB');
    expect(flow.names()).toEqual(['ready']);
  });

  it('is asked for less and less often by a page that stands open, every 5 minutes in the end', async () => {
    const flow = createFlowHarness();
    for (const waitMs of [10_000, 20_000, 40_000, 80_000, 160_000, 300_000, 300_000]) {
      const asked = flow.calls.stats.count;
      await (await flow.calls.stats.nextCall()).rejectWith(networkError());
      await flow.clock.advance(waitMs - 1);
      expect(flow.calls.stats.count).toBe(asked);
      await flow.clock.advance(1);
      expect(flow.calls.stats.count).toBe(asked + 1);
    }
  });
});

describe('reset()', () => {
  const stations: [string, (flow: FlowHarness) => Promise<unknown>][] = [
    ['the form', async (flow) => flow.user.fill()],
    ['sending', (flow) => flow.reach.uploading()],
    ['tracking', (flow) => flow.reach.tracking()],
    ['the end', (flow) => flow.reach.complete()],
    [
      'a failure',
      async (flow) => {
        await flow.user.submit();
        await (await flow.calls.initWork.nextCall()).rejectWith(networkError());
      },
    ],
  ];

  it.each(stations)(
    '[9.flow.reset] goes back to the first step from %s and asks for a token',
    async (_, reach) => {
      const flow = createFlowHarness();
      await reach(flow);
      flow.flow.reset();
      await flush();
      expect(flow.state()).toEqual({ screen: 'FORM' });
      expect(flow.at('file').file).toBeNull();
      expect(flow.events.at(-1)).toEqual({
        type: 'allfeat:token-expired',
        detail: { pendingAction: 'reset' },
      });
      // The old token is gone, spent or not.
      const asked = flow.calls.initWork.count;
      await flow.user.submit();
      expect(flow.state()).toEqual({ screen: 'UPLOAD', phase: 'token' });
      expect(flow.calls.initWork.count).toBe(asked);
      flow.flow.setToken(FRESH_TOKEN);
      await flush();
      expect(flow.calls.initWork.calls.at(-1)?.options.token).toBe(FRESH_TOKEN);
    },
  );

  it('[9.flow.reset] asks the backend for the next token, where there is one, and says nothing to the host', async () => {
    const flow = createFlowHarness({ withGetToken: true });
    await (await flow.calls.getToken.nextCall()).respondWith(TOKEN);
    await flow.reach.uploading();
    const upload = await flow.calls.upload.nextCall();
    flow.flow.reset();
    expect(upload.isAborted).toBe(true);
    await flow.user.submit();
    const call = await flow.calls.getToken.nextCall();
    expect(call.input.reason).toBe('missing');
    await call.respondWith(FRESH_TOKEN);
    expect(flow.calls.initWork.calls.at(-1)?.options.token).toBe(FRESH_TOKEN);
    expect(flow.names()).not.toContain('token-expired');
  });
});

describe('the access code', () => {
  it('is shown, hidden, copied and saved on request', async () => {
    const flow = createFlowHarness();
    await flow.reach.complete();
    const code = () => flow.on('complete').code;
    expect(code()?.groups).toBeNull();
    await flow.user.press(code()?.toggle);
    expect(code()?.groups?.join('')).toBe(ACCESS_CODE.slice(4));
    await flow.user.press(code()?.toggle);
    expect(code()?.groups).toBeNull();
    await flow.user.press(code()?.copy);
    const copy = await flow.calls.copy.nextCall();
    expect(copy.input).toBe(ACCESS_CODE);
    await copy.respondWith();
    expect(code()?.copy.state).toBe('done');
    expect(flow.on('complete').transaction.copy.state).toBe('ready');
    await flow.clock.advance(2_000);
    expect(code()?.copy.state).toBe('ready');
    await flow.user.press(code()?.download);
    expect(flow.saved).toMatchObject([{ filename: 'ats-1024-access-code.txt' }]);
    for (const text of [ACCESS_CODE, 'Nuit blanche', result.txHash ?? ''])
      expect(flow.saved[0]?.text).toContain(text);
  });

  it('says so when it may not be copied', async () => {
    const flow = createFlowHarness();
    await flow.reach.complete();
    const { transaction, fingerprint } = flow.on('complete');
    await flow.user.press(transaction.copy);
    const call = await flow.calls.copy.nextCall();
    expect(call.input).toBe(result.txHash);
    await call.rejectWith(new Error('NotAllowedError'));
    expect(flow.on('complete').transaction.copy.state).toBe('refused');
    await flow.clock.advance(2_000);
    expect(flow.on('complete').transaction.copy.state).toBe('ready');
    await flow.user.press(fingerprint.copy);
    expect((await flow.calls.copy.nextCall()).input).toMatch(/^0x[0-9a-f]{64}$/);
  });

  it('can be saved again when the desk failed', async () => {
    const flow = createFlowHarness();
    const { save } = flow.ports.desk;
    flow.ports.desk.save = () => {
      throw new Error('SecurityError');
    };
    await flow.reach.complete();
    await flow.user.press(flow.on('complete').code?.download);
    flow.ports.desk.save = save;
    await flow.user.press(flow.on('complete').code?.download);
    expect(flow.saved).toHaveLength(1);
  });
});

describe('starting and stopping', () => {
  it('[9.flow.ready] says ready once, also where a framework mounts, unmounts and mounts', async () => {
    const flow = createFlowHarness({ unstarted: true });
    expect(flow.names()).toEqual([]);
    flow.flow.start();
    flow.flow.stop();
    flow.flow.start();
    flow.flow.start();
    await flush();
    expect(flow.names()).toEqual(['ready']);
    await flow.user.submit();
    expect(flow.calls.initWork.count).toBe(1);
    expect(flow.calls.stats.count).toBe(1);
  });

  it('aborts everything when it stops', async () => {
    const flow = createFlowHarness();
    const stats = await flow.calls.stats.nextCall();
    await flow.reach.uploading();
    const [upload, hash] = [await flow.calls.upload.nextCall(), await flow.calls.hash.nextCall()];
    flow.flow.stop();
    await flush();
    expect([stats, upload, hash].map(({ isAborted }) => isAborted)).toEqual([true, true, true]);
    const events = flow.events.length;
    await flow.clock.advance(300_000);
    upload.options.onProgress({ sentBytes: 900, totalBytes: 1_000 });
    await flush();
    expect(flow.events).toHaveLength(events);
    expect(flow.calls.initWork.count).toBe(1);
  });

  it.each(['initWork', 'prepare', 'confirm'] as const)('aborts %s when it stops', async (name) => {
    const flow = createFlowHarness();
    await {
      initWork: () => flow.user.submit(),
      prepare: flow.reach.preparing,
      confirm: () => flow.reach.confirming(),
    }[name]();
    const call = await flow.calls[name].nextCall();
    flow.flow.stop();
    await flush();
    expect(call.isAborted).toBe(true);
  });

  it('aborts getToken and closes the socket when it stops', async () => {
    const flow = createFlowHarness({ withGetToken: true });
    const getToken = await flow.calls.getToken.nextCall();
    flow.flow.stop();
    await flush();
    expect(getToken.isAborted).toBe(true);

    const other = createFlowHarness();
    await other.reach.tracking();
    const socket = await other.tracker.socket();
    await other.clock.advance(15_000);
    const poll = await other.calls.transaction.nextCall();
    other.flow.stop();
    await flush();
    expect([socket.isClosedByUs, poll.isAborted]).toEqual([true, true]);
  });

  it('begins anew when it starts after a stop', async () => {
    const flow = createFlowHarness({ persist: false });
    flow.user.fill();
    flow.flow.stop();
    await flush();
    flow.flow.start();
    await flush();
    expect(flow.at('file').file).toBeNull();
    await flow.user.submit();
    expect(flow.calls.initWork.count).toBe(1);
  });

  it('tells subscribers of every change, and no longer when they leave', () => {
    const flow = createFlowHarness();
    let changes = 0;
    const leave = flow.flow.subscribe(() => (changes += 1));
    const before = flow.flow.getSnapshot();
    expect(flow.flow.getSnapshot()).toBe(before);
    flow.user.choose();
    expect(changes).toBeGreaterThan(0);
    expect(flow.flow.getSnapshot()).not.toBe(before);
    leave();
    const told = changes;
    flow.user.next();
    expect(changes).toBe(told);
  });

  it('[2.flow.client-errors] says what is wrong where it cannot start, and calls nothing', async () => {
    const events: unknown[] = [];
    const flow = createAtsFlow(
      'register',
      () => {
        throw new AtsError('widget.configuration_error', { message: 'The site key is missing.' });
      },
      { onEvent: (event) => events.push(event) },
    );
    flow.start();
    await flush();
    expect(flow.getState()).toEqual({ screen: 'FAILED' });
    expect(flow.view('t')).toMatchObject({
      screen: 'failed',
      code: 'widget.configuration_error',
      lead: 'The site key is missing.',
      retry: null,
      back: null,
    });
    expect(events).toMatchObject([
      { type: 'allfeat:ready' },
      {
        type: 'allfeat:failed',
        detail: { code: 'widget.configuration_error', requestId: null, stage: 'form' },
      },
    ]);
    flow.stop();
  });

  it.each([
    ['mode', 'nothing', 'testnet'],
    ['network', 'register', 'nonet'],
  ])('[2.flow.client-errors] says that there is no such %s', async (_, mode, network) => {
    const { ports, calls } = createFlowHarness({ unstarted: true });
    const flow = createAtsFlow(mode as 'register', ports, { network: network as 'testnet' });
    flow.start();
    await flush();
    expect(flow.view('t')).toMatchObject({ screen: 'failed', code: 'widget.configuration_error' });
    expect(calls.stats.count).toBe(0);
    flow.reset();
    expect(flow.getState()).toEqual({ screen: 'FAILED' });
  });
});

describe('the callbacks', () => {
  it.each([
    ['allfeat:ready', 'onReady'],
    ['allfeat:upload-start', 'onUploadStart'],
    ['allfeat:token-expired', 'onTokenExpired'],
  ] as const)('of a host: %s calls %s with the detail', (type, name) => {
    const told: unknown[] = [];
    const detail = { mode: 'register' };
    callBack({ [name]: (value: unknown) => told.push(value) }, { type, detail } as unknown as AtsFlowEvent);
    callBack({}, { type, detail } as unknown as AtsFlowEvent);
    expect(told).toEqual([detail]);
  });
});

describe('cancelling', () => {
  it('goes back to the form, with everything in it, and is no error', async () => {
    const flow = createFlowHarness();
    await flow.reach.uploading();
    const upload = await flow.calls.upload.nextCall();
    await flow.user.press(flow.on('upload').cancel);
    expect(upload.isAborted).toBe(true);
    expect(flow.at('review').facts[0]?.lines[0]?.text).toBe('Nuit blanche');
    expect(flow.names()).toEqual(['ready', 'upload-start']);
  });
});

it('hands the file itself to uploader and hasher', async () => {
  const flow = createFlowHarness();
  const file = audio();
  flow.user.choose(audio('other.wav'));
  flow.user.choose(file);
  flow.user.next();
  flow.user.title('Nuit blanche');
  flow.user.next();
  flow.user.creator(0);
  flow.user.next();
  await flow.user.submit();
  await flow.service.init();
  expect((await flow.calls.upload.nextCall()).input.file).toBe(file);
  expect((await flow.calls.hash.nextCall()).input).toBe(file);
});
