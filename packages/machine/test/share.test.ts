import { describe, expect, it } from 'vitest';
import { shareStructure } from '../src/flow/share.ts';
import { createFlowHarness } from './harness/flow.ts';

describe('shareStructure', () => {
  const press = () => undefined;
  it('gives the former value when nothing has changed', () => {
    const before = { a: 1, list: [{ press }, 'x', null], nested: { deep: [1, 2] } };
    expect(shareStructure(before, { a: 1, list: [{ press }, 'x', null], nested: { deep: [1, 2] } })).toBe(
      before,
    );
  });

  it.each([
    ['a value', { a: 1, b: { c: 1 } }, { a: 2, b: { c: 1 } }],
    ['a new key', { b: { c: 1 } }, { a: 2, b: { c: 1 } }],
    ['a key less', { a: 1, b: { c: 1 } }, { b: { c: 1 } }],
    ['an undefined key in place of none', { b: { c: 1 } }, { a: undefined, b: { c: 1 } }],
  ])('keeps the parts beside %s', (_, before, after) => {
    const shared = shareStructure(before, after);
    expect(shared).toEqual(after);
    expect(shared).not.toBe(before);
    expect(shared.b).toBe(before.b);
  });

  it('keeps the items of a list that grew', () => {
    const before = [{ a: 1 }, { a: 2 }];
    const shared = shareStructure(before, [{ a: 1 }, { a: 2 }, { a: 3 }]);
    expect(shared).toHaveLength(3);
    expect(shared[0]).toBe(before[0]);
  });

  it('never mixes a list and an object, or takes another function for the same', () => {
    const after = { 0: 'a' };
    expect(shareStructure(['a'], after)).toBe(after);
    const command = () => undefined;
    expect(shareStructure({ press }, { press: command }).press).toBe(command);
    const date = new Date(0);
    expect(shareStructure(new Date(0), date)).toBe(date);
  });
});

describe('[9.view.shared] a view after a view', () => {
  it('is new in what shows progress, and nowhere else', async () => {
    const flow = createFlowHarness();
    await flow.reach.uploading();
    const { options } = await flow.calls.upload.nextCall();
    options.onProgress({ sentBytes: 100, totalBytes: 1_000 });
    const before = flow.on('upload');
    options.onProgress({ sentBytes: 160, totalBytes: 1_000 });
    const after = flow.on('upload');
    const changed = Object.keys(after).filter(
      (key) => before[key as keyof typeof before] !== after[key as keyof typeof after],
    );
    expect(changed.sort()).toEqual(['meterText', 'percent', 'progress', 'sent']);
  });

  it('is new in what was typed, and nowhere else', () => {
    const flow = createFlowHarness();
    flow.user.choose();
    flow.user.next();
    flow.user.title('Nui');
    const before = flow.at('title');
    flow.user.title('Nuit');
    const after = flow.at('title');
    expect(after.steps).toBe(before.steps);
    expect(after.next).toBe(before.next);
    expect(after.field.set).toBe(before.field.set);
    expect(after.field).not.toBe(before.field);
  });

  it('has the command of the right creator after one was removed', async () => {
    const flow = createFlowHarness();
    flow.user.choose();
    flow.user.next();
    flow.user.title('Nuit');
    flow.user.next();
    flow.at('creators').add?.press();
    flow.at('creators').add?.press();
    flow.view();
    await flow.user.press(flow.at('creators').creators[1]?.remove);
    flow.at('creators').creators[1]?.fullName.set('Third');
    await flow.user.press(flow.at('creators').creators[0]?.remove);
    expect(flow.at('creators').creators.map(({ fullName }) => fullName.value)).toEqual(['Third']);
  });
});
