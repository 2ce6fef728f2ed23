import type { InspectionEvent } from 'xstate';
import { describe, expect, it } from 'vitest';
import { ACCESS_CODE, TOKEN, uploadJob } from './harness/fixtures.ts';
import { type FlowSetup, createFlowHarness } from './harness/flow.ts';
import { createAtsFlow } from '../src/index.ts';
import { createWorld } from './harness/ports.ts';

const idOf = ({ actorRef }: InspectionEvent) => (actorRef as { id?: string }).id;

async function inspected(over: FlowSetup = {}) {
  const told: InspectionEvent[] = [];
  const flow = createFlowHarness({ ...over, inspect: over.inspect ?? ((event) => told.push(event)) });
  await flow.service.stats();
  await flow.reach.tracking();
  await flow.service.complete();
  expect(flow.screen()).toBe('complete');
  expect(flow.state().accessCode).toBe(ACCESS_CODE);
  return { told, json: told.map((event) => JSON.stringify(event)) };
}

describe('an inspector', () => {
  it('hears of every machine, event and state', async () => {
    const { told } = await inspected();
    expect(new Set(told.map(({ type }) => type))).toEqual(
      new Set(['@xstate.actor', '@xstate.event', '@xstate.snapshot', '@xstate.microstep', '@xstate.action']),
    );
    expect(told.map(idOf)).toEqual(
      expect.arrayContaining(['session', 'form', 'submission', 'upload', 'tracking', 'completion']),
    );
    const states = told.flatMap((event) =>
      event.type === '@xstate.snapshot' && idOf(event) === 'submission'
        ? [(event.snapshot as unknown as { value: unknown }).value]
        : [],
    );
    expect(states).toContain('uploading');
    expect(told.at(-1)?.actorRef.getSnapshot()).toMatchObject({ status: expect.any(String) });
  });

  it('is told no access code, no token and no signature, whatever it looks at', async () => {
    const { told, json } = await inspected();
    const later = told.map(({ actorRef }) => JSON.stringify(actorRef.getSnapshot()));
    for (const secret of [ACCESS_CODE, ACCESS_CODE.slice(4), TOKEN, uploadJob().uploadUrl, 'signature='])
      expect([...json, ...later].filter((text) => text.includes(secret))).toEqual([]);
    expect(json.some((text) => text.includes('"accessCode":"…"'))).toBe(true);
    expect(json.some((text) => text.includes('nuit.wav'))).toBe(true);
  });

  it('may be an object, as observers are', async () => {
    const told: string[] = [];
    await inspected({ inspect: { next: ({ type }) => void told.push(type) } });
    expect(told.length).toBeGreaterThan(100);
  });

  it('may begin and cease to listen while a flow runs', async () => {
    const told: string[] = [];
    const observer: { next?: (event: InspectionEvent) => void } = {};
    const flow = createFlowHarness({ inspect: observer });
    await flow.service.stats();
    observer.next = ({ type }) => void told.push(type);
    await flow.reach.tracking();
    expect(told.length).toBeGreaterThan(0);
    const heard = told.length;
    delete observer.next;
    await flow.service.complete();
    expect(told).toHaveLength(heard);
  });

  it('does not see a code that is being typed', () => {
    const world = createWorld();
    const told: string[] = [];
    const flow = createAtsFlow('access', world.ports, {
      token: TOKEN,
      inspect: (event) => told.push(JSON.stringify(event)),
    });
    flow.start();
    const view = flow.view('t');
    if (view.screen !== 'finding' || view.step !== 'access_code')
      throw new Error(`The screen is ${view.screen}.`);
    view.field.set(ACCESS_CODE.slice(4, 40));
    flow.stop();
    expect(told.length).toBeGreaterThan(3);
    expect(told.filter((text) => text.includes(ACCESS_CODE.slice(4, 40)))).toEqual([]);
  });
});
