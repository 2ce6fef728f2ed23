import { describe, expect, it } from 'vitest';
import { createReceivers } from '../src/adapters/disk/receivers.ts';

describe('bodies for one key', () => {
  it('[4.upload.receivers] two may come at the same moment, a third ends the first; other keys know nothing of it', async () => {
    const receivers = createReceivers();
    const signals: AbortSignal[] = [];
    let release = () => {};
    const held = new Promise<void>((resolve) => (release = resolve));
    const receive = (key: string) =>
      receivers.receive(key, async (signal) => {
        signals.push(signal);
        await held;
        return signal.aborted;
      });
    const [first, second, other, third] = [receive('a'), receive('a'), receive('b'), receive('a')];
    expect(signals.map(({ aborted }) => aborted)).toEqual([true, false, false, false]);
    release();
    expect(await Promise.all([first, second, other, third])).toEqual([true, false, false, false]);
    await receivers.receive('a', async (signal) => expect(signal.aborted).toBe(false));
  });
});
