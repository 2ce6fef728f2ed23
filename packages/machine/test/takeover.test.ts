import type { Mode } from '@ats-kit/protocol';
import { describe, expect, it } from 'vitest';
import { type AtsFlow, type AtsFlowEvent, type AtsFlowOptions, createAtsFlow } from '../src/index.ts';
import { flush } from './harness/calls.ts';
import { ACCESS_CODE, FRESH_TOKEN, TOKEN } from './harness/fixtures.ts';
import { createFlowHarness } from './harness/flow.ts';
import type { World } from './harness/ports.ts';
import { createUpdateHarness } from './harness/update.ts';

/** Calls that wait for an answer and that nobody has taken back. */
const running = ({ calls }: World) =>
  Object.entries(calls).flatMap(([name, script]) =>
    script.calls.some((call) => !call.isAborted) && name !== 'copy' ? [name] : [],
  );

/** Takes the place of a flow, as a face does when an attribute changes. */
function replace(world: World, replaced: object, mode: Mode, options: AtsFlowOptions = {}) {
  const events: AtsFlowEvent[] = [];
  const flow = createAtsFlow(mode, world.ports, {
    ...options,
    replaces: replaced,
    onEvent: (event) => void events.push(event),
  });
  flow.start();
  return { flow, events };
}

const hasToken = (flow: AtsFlow<Mode>) => flow.getSnapshot().session?.hasTag('settled');

describe('stopping', () => {
  it.each(['uploading', 'preparing', 'confirming'] as const)(
    '[9.stop] aborts everything that runs while %s',
    async (station) => {
      const flow = createFlowHarness();
      await flow.reach[station]();
      await flush();
      const last = {
        uploading: flow.calls.upload,
        preparing: flow.calls.prepare,
        confirming: flow.calls.confirm,
      }[station].calls.at(-1);
      expect(last?.isAborted).toBe(false);
      flow.flow.stop();
      await flush();
      expect(last?.isAborted).toBe(true);
      const told = flow.events.length;
      await flow.clock.advance(600_000);
      expect(flow.events).toHaveLength(told);
      expect(flow.holds.now).toBe(0);
    },
  );

  it('[9.stop] aborts the hash and closes the socket', async () => {
    const flow = createFlowHarness();
    await flow.reach.uploading();
    const hash = await flow.calls.hash.nextCall();
    flow.flow.stop();
    await flush();
    expect(hash.isAborted).toBe(true);

    const update = createUpdateHarness();
    await update.reach.tracking();
    const socket = await update.tracker.socket();
    update.flow.stop();
    await flush();
    expect(socket.isClosedByUs).toBe(true);
    expect(update.locks.held()).toEqual([]);
  });

  it('[9.stop] aborts the look-up of a work', async () => {
    const update = createUpdateHarness();
    await update.user.find();
    update.flow.stop();
    await flush();
    expect(running(update)).toEqual([]);
  });

  it('[9.ready.once] tells once that it is ready, however often it is started', async () => {
    const flow = createFlowHarness();
    flow.flow.stop();
    await flush();
    flow.flow.start();
    expect(flow.names()).toEqual(['ready']);
  });
});

describe('one flow in the place of another', () => {
  it('[9.mode-changed] ends what ran, and tells of the mode instead of being ready again', async () => {
    const register = createFlowHarness();
    await register.reach.uploading();
    const { flow, events } = replace(register, register.flow, 'update', { token: FRESH_TOKEN });
    await flush();
    // Answered before.
    expect(running(register)).toEqual(['stats', 'initWork']);
    expect(register.calls.stats.calls.map(({ isAborted }) => isAborted)).toEqual([true, false]);
    expect(events).toEqual([{ type: 'allfeat:mode-changed', detail: { mode: 'update' } }]);
    expect(flow.view('t').screen).toBe('finding');
  });

  it('[9.mode-changed] tells nothing when the mode stays', () => {
    const register = createFlowHarness();
    const { events } = replace(register, register.flow, 'register', { network: 'mainnet' });
    expect(events).toEqual([]);
  });

  it.each([
    ['another mode', 'update', {}],
    ['another network', 'register', { network: 'mainnet' }],
    ['another user', 'register', { externalUserId: 'user-7' }],
  ] as const)('[9.token.scope] does not take a token over to %s', async (_, mode, change) => {
    const register = createFlowHarness({ token: TOKEN });
    const { flow } = replace(register, register.flow, mode, { token: TOKEN, ...change });
    expect(hasToken(flow)).toBe(false);
    flow.setToken(FRESH_TOKEN);
    expect(hasToken(flow)).toBe(true);
    await flush();
  });

  it('[9.token.scope] uses the token that the host gives for it', async () => {
    const register = createFlowHarness({ token: TOKEN });
    const { flow } = replace(register, register.flow, 'update', {
      token: FRESH_TOKEN,
      accessCode: ACCESS_CODE,
    });
    const view = flow.view('t');
    if (!('step' in view) || view.step !== 'access_code') throw new Error('No code is asked for.');
    view.next.press();
    expect((await register.calls.workByAccessCode.nextCall()).options.token).toBe(FRESH_TOKEN);
  });

  it.each([
    ['the other mode of the same action', 'access', 'download', {}],
    ['the same mode', 'register', 'register', { locale: 'fr' }],
  ] as const)('[9.token.scope] keeps the token for %s', (_, from, to, change) => {
    const world = createFlowHarness({ unstarted: true });
    const before = createAtsFlow(from, world.ports, { token: TOKEN });
    before.start();
    const { flow } = replace(world, before, to, { token: TOKEN, ...change });
    expect(hasToken(flow)).toBe(true);
  });

  it('[9.replace] ends what ran although the flow in between never began', async () => {
    const first = createFlowHarness();
    await first.reach.uploading();
    const between = createAtsFlow('update', first.ports, { replaces: first.flow });
    replace(first, between, 'access');
    await flush();
    expect(first.calls.upload.calls.at(-1)?.isAborted).toBe(true);
  });
});
