import { describe, expect, it } from 'vitest';
import { flush } from './harness/calls.ts';
import { ACCESS_CODE, FRESH_TOKEN, TOKEN, expired, frame } from './harness/fixtures.ts';
import { createFlowHarness } from './harness/flow.ts';

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
