import { describe, expect, it } from 'vitest';
import { flush } from './harness/calls.ts';
import {
  ACCESS_CODE,
  CERTIFICATE_URL,
  FRESH_TOKEN,
  TOKEN,
  completedFrame,
  expired,
  frame,
  networkError,
  refusal,
  uploadJob,
} from './harness/fixtures.ts';
import { type FlowHarness, type FlowSetup, createFlowHarness } from './harness/flow.ts';

/** Everything that can be reached from a value, machines and actors aside. */
function* reachable(value: unknown, seen = new Set()): Generator {
  if (value === null || typeof value !== 'object' || seen.has(value)) return;
  seen.add(value);
  yield value;
  for (const inner of Object.values(value)) yield* reachable(inner, seen);
}

/** A run with everything in it: refusals, a fresh token, a failed upload, the end. */
async function fullRun() {
  const flow = createFlowHarness({ withGetToken: true });
  const contexts: unknown[] = [];
  flow.flow.subscribe(() => {
    for (const snapshot of Object.values(flow.flow.getSnapshot()))
      if (snapshot) contexts.push((snapshot as { context: unknown }).context);
  });
  await (await flow.calls.getToken.nextCall()).respondWith(TOKEN);
  await flow.service.stats();
  await flow.reach.preparing();
  await (await flow.calls.prepare.nextCall()).rejectWith(expired());
  await (await flow.calls.getToken.nextCall()).respondWith(FRESH_TOKEN);
  await flow.service.prepare();
  await flow.service.confirm();
  const socket = await flow.tracker.socket();
  socket.open();
  socket.frame(frame('signing'));
  await flow.service.complete();
  expect(flow.screen()).toBe('complete');
  return { ...flow, contexts };
}

describe('secrets', () => {
  it('[3.flow.secrets] no snapshot of a full run holds a token', async () => {
    const { snapshots } = await fullRun();
    expect(snapshots.length).toBeGreaterThan(20);
    for (const token of [TOKEN, FRESH_TOKEN, 'secret-token'])
      expect(snapshots.filter((json) => json.includes(token))).toEqual([]);
  });

  it('no event tells a token, and only the last the access code', async () => {
    const { events } = await fullRun();
    expect(JSON.stringify(events)).not.toContain('secret-token');
    expect(JSON.stringify(events.slice(0, -1))).not.toContain(ACCESS_CODE);
  });

  it('no snapshot holds a file, and every context is plain data', async () => {
    const { contexts } = await fullRun();
    for (const context of contexts) {
      expect(JSON.parse(JSON.stringify(context))).toEqual(context);
      expect(
        [...reachable(context)].filter((value) => value instanceof Blob || typeof value === 'function'),
      ).toEqual([]);
    }
  });

  /** Everything that was ever written, wherever. */
  const written = ({ storage }: FlowHarness) => [...storage.tab.written, ...storage.device.written];

  it.each<[string, FlowSetup]>([
    ['the tab', {}],
    ['the device', { persist: { key: 'ines' } }],
    ['a user of the host', { externalUserId: 'ines' }],
  ])('nothing that is kept for %s is a secret, in any state', async (_, options) => {
    const flow = createFlowHarness({ ...options, withGetToken: true });
    const content = 'the very bytes of the recording';
    await (await flow.calls.getToken.nextCall()).respondWith(TOKEN);
    flow.user.choose(new File([content], 'nuit.wav', { type: 'audio/wav' }));
    flow.user.next();
    flow.user.title('Nuit blanche');
    flow.user.next();
    flow.user.creator(0);
    await flow.clock.advance(1_000);
    flow.user.next();
    flow.user.next();
    await flow.service.init();
    await flow.service.hash();
    await flow.service.upload();
    await (await flow.calls.prepare.nextCall()).rejectWith(expired());
    await (await flow.calls.getToken.nextCall()).respondWith(FRESH_TOKEN);
    await flow.service.prepare();
    await (await flow.calls.confirm.nextCall()).rejectWith(networkError());
    await flow.clock.advance(2_000);
    // Some services tell the code at once.
    await flow.service.confirm({ accessCode: ACCESS_CODE });
    const socket = await flow.tracker.socket();
    socket.frame(frame('signing'));
    socket.frame(completedFrame());
    expect(flow.screen()).toBe('complete');
    await flow.user.press(flow.on('complete').code?.toggle);
    await flow.user.press(flow.on('complete').certificate?.pdf);
    await flow.service.certificate();
    flow.flow.stop();
    await flush();

    const texts = written(flow);
    expect(texts.length).toBeGreaterThan(2);
    const secrets = [TOKEN, FRESH_TOKEN, 'secret', ACCESS_CODE, ACCESS_CODE.slice(4, 24), content];
    for (const secret of [...secrets, uploadJob().uploadUrl, CERTIFICATE_URL])
      expect(texts.filter((text) => text.includes(secret))).toEqual([]);
    expect(JSON.stringify([...flow.storage.tab.entries, ...flow.storage.device.entries])).not.toContain(
      'atc_',
    );
  });

  it('nor is what a failure leaves, or a confirm in doubt', async () => {
    const flow = createFlowHarness();
    await flow.reach.confirming();
    await (await flow.calls.confirm.nextCall()).rejectWith(networkError());
    await flow.clock.advance(2_000);
    await (await flow.calls.confirm.nextCall()).rejectWith(refusal('registration.prepared_not_found', 404));
    expect(flow.screen()).toBe('failed');
    for (const secret of ['secret', TOKEN, 'atc_'])
      expect(written(flow).filter((text) => text.includes(secret))).toEqual([]);
    expect(written(flow)).not.toEqual([]);
  });

  it('lets the file go when the flow stops', async () => {
    const flow = createFlowHarness();
    flow.user.fill();
    flow.flow.stop();
    await flush();
    flow.user.next();
    await flush();
    expect(flow.calls.hash.count).toBe(0);
  });
});
