import { describe, expect, it } from 'vitest';
import { lifetimeMsOf, watchAge } from '../src/session/token-age.ts';
import { TestClock } from './harness/clock.ts';
import { FakePresence } from './harness/presence.ts';

const jwt = (claims: unknown) =>
  `h.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.secret-signature`;

describe('the lifetime of a token', () => {
  it('[3.flow.early] is what it says itself, whatever the time of day is here', () => {
    expect(lifetimeMsOf(jwt({ iat: 4_000_000_000, exp: 4_000_000_300 }))).toBe(300_000);
    expect(lifetimeMsOf(jwt({ sub: 'Inès ✓', iat: 10, exp: 12.5, more: '_-/+' }))).toBe(2_500);
  });

  it.each([
    ['is no JWT', 'opaque'],
    ['is empty', ''],
    ['holds no JSON', `h.${Buffer.from('no').toString('base64url')}.s`],
    ['is not base64url', 'h.{}.s'],
    ['does not say when it ends', jwt({ iat: 10 })],
    ['does not say when it began', jwt({ exp: 10 })],
    ['ends before it began', jwt({ iat: 10, exp: 5 })],
    ['says it in words', jwt({ iat: '10', exp: '20' })],
    ['is a list', jwt([])],
    ['is nothing', jwt(null)],
  ])('is not known of one that %s', (_, token) => {
    expect(lifetimeMsOf(token)).toBeNull();
  });
});

describe('the watch over its age', () => {
  function watch({ lifetimeMs = 300_000, notBeforeMs = 0, isPresent = true } = {}) {
    const clock = new TestClock();
    const presence = new FakePresence(isPresent);
    const said: number[] = [];
    const receivedAtMs = clock.monotonicMs();
    const stop = watchAge({ clock, presence }, { receivedAtMs, lifetimeMs, notBeforeMs }, (atMs) =>
      said.push(atMs - receivedAtMs),
    );
    return { clock, presence, said, stop };
  }

  it('[3.flow.early] speaks a minute before the end, once', async () => {
    const { clock, said, presence } = watch();
    await clock.advance(239_500);
    expect(said).toEqual([]);
    await clock.advance(500);
    expect(said).toEqual([240_000]);
    presence.comeBack();
    await clock.advance(600_000);
    expect(said).toEqual([240_000]);
    expect(presence.listeners.size).toBe(0);
  });

  it('[3.flow.early] speaks at half of a short life', async () => {
    const { clock, said } = watch({ lifetimeMs: 60_000 });
    await clock.advance(60_000);
    expect(said).toEqual([30_000]);
  });

  it('sleeps through a life that no timer can count', () => {
    const waits: number[] = [];
    const clock = Object.assign(new TestClock(), { setTimeout: (_: unknown, ms: number) => waits.push(ms) });
    const year = { receivedAtMs: clock.monotonicMs(), lifetimeMs: 365 * 86_400_000, notBeforeMs: 0 };
    watchAge({ clock, presence: new FakePresence(true) }, year, () => undefined);
    // Beyond it, platforms fire at once.
    expect(waits).toEqual([2 ** 31 - 1]);
  });

  it('[3.flow.early] waits until another may be asked for', async () => {
    const { clock, said } = watch({ lifetimeMs: 60_000, notBeforeMs: 7_000 + 50_000 });
    await clock.advance(60_000);
    expect(said).toEqual([50_000]);
  });

  it('[3.flow.early] waits for somebody to be there', async () => {
    const { clock, said, presence } = watch({ isPresent: false });
    await clock.advance(900_000);
    expect(said).toEqual([]);
    expect(presence.asked).toEqual([240_000]);
    presence.comeBack();
    expect(said).toEqual([900_000]);
  });

  it('leaves nothing behind when it is stopped', async () => {
    const { clock, said, presence, stop } = watch();
    stop();
    presence.comeBack();
    await clock.advance(300_000);
    expect(said).toEqual([]);
    expect(presence.listeners.size).toBe(0);
  });
});
