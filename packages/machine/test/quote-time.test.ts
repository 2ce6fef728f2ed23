import { describe, expect, it } from 'vitest';
import { countDown, quoteDeadline } from '../src/flow/quote-time.ts';
import type { Clock } from '../src/ports.ts';
import { TestClock } from './harness/clock.ts';

/** A quote on a device whose time of day the user can set. */
function quote(leftMs: number) {
  const clock = new TestClock();
  let setMs = 0;
  const device: Clock = {
    setTimeout: (callback, timeoutMs) => clock.setTimeout(callback, timeoutMs),
    clearTimeout: (id) => clock.clearTimeout(id as number),
    now: () => clock.now() + setMs,
    monotonicMs: () => clock.monotonicMs(),
  };
  const said: (number | string)[] = [];
  const countdown = countDown(device, quoteDeadline(device, clock.in(leftMs)), {
    onLeft: (seconds) => said.push(seconds),
    onHeld: () => said.push('held'),
    onOver: () => said.push('over'),
  });
  return { clock, countdown, said, setClock: (ms: number) => void (setMs = ms) };
}

describe('how long a quote holds', () => {
  it('[4.flow.quote.clock] is what the service says', () => {
    expect(quote(120_000).said).toEqual([120]);
  });

  it.each([
    ['is minutes behind', 480_000, 300],
    ['is years behind', 900_000_000_000, 240],
    ['is ahead of the end', -60_000, 240],
  ])('[4.flow.quote.clock] is never more than five minutes by a device that %s', (_, leftMs, seconds) => {
    expect(quote(leftMs).said).toEqual([seconds]);
  });

  it('[4.flow.quote.clock] is over in time although the clock was set back', async () => {
    const { clock, countdown, said, setClock } = quote(60_000);
    setClock(-3_600_000);
    await clock.advance(60_000);
    expect(said.at(-1)).toBe('over');
    countdown.check();
    expect(said.at(-1)).toBe('over');
    countdown.stop();
  });

  it('[4.flow.quote.clock] is over after a sleep in which timers rested', () => {
    const { countdown, said, setClock } = quote(60_000);
    setClock(120_000);
    countdown.check();
    expect(said.at(-1)).toBe('over');
    countdown.stop();
  });
});
