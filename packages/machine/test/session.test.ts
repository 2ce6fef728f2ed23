import { AtsError } from '@ats-kit/protocol';
import { describe, expect, it } from 'vitest';
import { sessionMachine } from '../src/index.ts';
import type { SessionEvent, TokenReason } from '../src/session/session.types.ts';
import { runAlone, scriptedCallback, scriptedPromise } from './harness/alone.ts';
import { flush } from './harness/calls.ts';
import { expired, networkError, refusal } from './harness/fixtures.ts';

function createSession(input: { canFetch?: boolean; hasToken?: boolean } = {}) {
  const fetches = scriptedPromise<void, { reason: TokenReason }>('fetchToken');
  const watch = scriptedCallback<SessionEvent, { notBeforeMs: number }>('watchAge');
  const machine = sessionMachine.provide({ actors: { fetchToken: fetches.actor, watchAge: watch.actor } });
  const alone = runAlone(machine, { canFetch: false, hasToken: false, ...input });
  return {
    ...alone,
    fetches,
    watch,
    /** Where it stands, without the watch over its age. */
    value: () => {
      const { value } = alone.state();
      return typeof value === 'object' && 'usable' in value ? { usable: value.usable?.use } : value;
    },
    age: () => {
      const { value } = alone.state();
      return typeof value === 'object' && 'usable' in value ? value.usable?.age : undefined;
    },
    async ageing(atMs = 240_000) {
      watch.last().send({ type: 'token.ageing', atMs });
      await flush();
    },
    /** What the flow hears, but for the news that there is a token. */
    names: () => alone.names().filter((name) => name !== 'session.renewed'),
    need: (unspent = false) => alone.send({ type: 'token.needed', unspent, pendingAction: 'submit' }),
    given: () => alone.send({ type: 'token.given' }),
    report: (type: 'token.accepted' | 'token.spent', generation = 1) => alone.send({ type, generation }),
    reject: (generation = 1) => alone.send({ type: 'token.rejected', generation, pendingAction: 'submit' }),
    failure: () => alone.state().context.failure?.code,
  };
}

describe('at the start', () => {
  it('[3.flow.set-token] uses the token that the host has given already', () => {
    const session = createSession({ hasToken: true, canFetch: true });
    expect(session.value()).toEqual({ usable: 'valid' });
    expect(session.fetches.count).toBe(0);
  });

  it('[3.flow.get-token.start] asks the backend for a token before anybody needs one', async () => {
    const session = createSession({ canFetch: true });
    const call = await session.fetches.nextCall();
    expect(call.input).toEqual({ reason: 'start' });
    await call.respondWith();
    expect(session.value()).toEqual({ usable: 'valid' });
  });

  it('waits for the host when nobody can be asked', () => {
    const session = createSession();
    expect(session.value()).toBe('absent');
    expect(session.notices).toEqual([]);
  });

  it('[2.flow.configuration] says at once that the site is set up wrongly', async () => {
    const session = createSession({ canFetch: true });
    await (await session.fetches.nextCall()).rejectWith(refusal('session.key_inactive', 403));
    expect(session.value()).toEqual({ failed: 'refused' });
    expect(session.notices).toMatchObject([
      { type: 'session.refused', failure: { code: 'session.key_inactive' } },
    ]);
  });

  it('[3.flow.get-token.fails] survives a failure as long as nobody waits', async () => {
    const session = createSession({ canFetch: true });
    await (await session.fetches.nextCall()).rejectWith(networkError());
    expect(session.value()).toBe('absent');
    expect(session.names()).toEqual(['session.trouble']);
  });

  it('[3.flow.get-token.fails] asks the host when the backend fails while somebody waits', async () => {
    const session = createSession({ canFetch: true });
    await session.need(true);
    await (await session.fetches.nextCall()).rejectWith(networkError());
    expect(session.value()).toEqual({ refreshing: 'awaiting' });
    expect(session.names()).toEqual(['session.trouble', 'session.expired']);
  });

  it('[3.flow.get-token.envelope] takes a refusal for an answer while somebody waits', async () => {
    const session = createSession({ canFetch: true });
    await session.need(true);
    await (await session.fetches.nextCall()).rejectWith(refusal('registration.insufficient_credits', 403));
    expect(session.value()).toEqual({ failed: 'refused' });
    expect(session.failure()).toBe('registration.insufficient_credits');
  });

  it('[7.flow.token-wait] bounds the wait for a backend that never answers', async () => {
    const session = createSession({ canFetch: true });
    const call = await session.fetches.nextCall();
    await session.clock.advance(30_000);
    await session.need(true);
    await session.clock.advance(59_999);
    expect(session.state().hasTag('settled')).toBe(false);
    await session.clock.advance(1);
    expect(session.value()).toEqual({ failed: 'timedOut' });
    expect(session.failure()).toBe('widget.token_unavailable');
    expect(call.isAborted).toBe(true);
  });
});

describe('setToken()', () => {
  const moments: [
    string,
    (session: ReturnType<typeof createSession>) => Promise<void>,
    { canFetch?: boolean; hasToken?: boolean },
  ][] = [
    ['while the backend is asked for the first', async () => undefined, { canFetch: true }],
    ['while there is none', async () => undefined, {}],
    ['while there is one', async () => undefined, { hasToken: true }],
    ['after the token was spent', (session) => session.report('token.spent'), { hasToken: true }],
    [
      'while the backend is asked for another',
      (session) => session.reject(),
      { hasToken: true, canFetch: true },
    ],
    ['while the host is awaited', (session) => session.reject(), { hasToken: true }],
    [
      'after the wait was over',
      async (session) => {
        await session.need();
        await session.clock.advance(60_000);
      },
      {},
    ],
    ['after it was dropped', (session) => session.send({ type: 'token.dropped' }), { hasToken: true }],
  ];

  it.each(moments)('[3.flow.set-token] takes effect %s', async (_, reach, input) => {
    const session = createSession(input);
    await reach(session);
    const before = session.state().context.generation;
    await session.given();
    expect(session.value()).toEqual({ usable: 'valid' });
    expect(session.state().context.generation).toBe(before + 1);
    expect(session.state().context.failure).toBeNull();
  });

  it('[3.flow.get-token.late] stops asking the backend', async () => {
    const session = createSession({ canFetch: true });
    const call = await session.fetches.nextCall();
    await session.given();
    expect(call.isAborted).toBe(true);
  });
});

describe('one-time use', () => {
  it('[3.flow.one-time] renews a spent token for another init', async () => {
    const session = createSession({ hasToken: true });
    await session.report('token.spent');
    await session.need(true);
    expect(session.value()).toEqual({ refreshing: 'awaiting' });
    expect(session.state().context.reason).toBe('spent');
  });

  it('[3.flow.continues] keeps a spent token for the calls that continue the job', async () => {
    const session = createSession({ hasToken: true });
    await session.report('token.spent');
    await session.need(false);
    expect(session.value()).toEqual({ usable: 'spent' });
    expect(session.state().hasTag('settled')).toBe(true);
  });

  it('takes no notice of a report about an older token', async () => {
    const session = createSession({ hasToken: true });
    await session.given();
    await session.report('token.spent', 1);
    await session.reject(1);
    expect(session.value()).toEqual({ usable: 'valid' });
  });
});

describe('a token that is refused', () => {
  it('[3.flow.get-token.rejected] is fetched anew', async () => {
    const session = createSession({ hasToken: true, canFetch: true });
    await session.reject();
    const call = await session.fetches.nextCall();
    expect(call.input).toEqual({ reason: 'rejected' });
    await call.respondWith();
    expect(session.value()).toEqual({ usable: 'valid' });
    expect(session.names()).toEqual([]);
  });

  it('[2.flow.token] is asked of the host, once', async () => {
    const session = createSession({ hasToken: true });
    await session.reject();
    await session.reject();
    await session.need();
    expect(session.names()).toEqual(['session.expired']);
    expect(session.notices.at(-1)).toEqual({ type: 'session.expired', pendingAction: 'submit' });
  });

  it.each(['fetched', 'given'] as const)(
    '[7.flow.loop-guard] is not asked for again when the one %s after it is refused too',
    async (how) => {
      const session = createSession({ hasToken: true, canFetch: how === 'fetched' });
      await session.reject();
      if (how === 'fetched') await (await session.fetches.nextCall()).respondWith();
      else await session.given();
      await session.reject(2);
      expect(session.value()).toEqual({ failed: 'exhausted' });
      expect(session.failure()).toBe('widget.auth_retry_exhausted');
    },
  );

  it.each(['token.accepted', 'token.spent'] as const)(
    '[7.flow.loop-guard] is asked for again once the new one has worked (%s)',
    async (report) => {
      const session = createSession({ hasToken: true, canFetch: true });
      await session.reject();
      await (await session.fetches.nextCall()).respondWith();
      await session.report(report, 2);
      await session.reject(2);
      expect(session.value()).toEqual({ refreshing: 'fetching' });
    },
  );

  it('[7.flow.loop-guard] may be refused once after it replaced a spent or missing one', async () => {
    const session = createSession();
    await session.need(true);
    await session.given();
    await session.reject();
    expect(session.value()).toEqual({ refreshing: 'awaiting' });
  });

  it('[7.flow.token-wait] is waited for 60 seconds', async () => {
    const session = createSession({ hasToken: true });
    await session.reject();
    await session.clock.advance(59_999);
    expect(session.value()).toEqual({ refreshing: 'awaiting' });
    await session.clock.advance(1);
    expect(session.value()).toEqual({ failed: 'timedOut' });
    expect(session.failure()).toBe('widget.token_unavailable');
  });

  it('[3.flow.get-token.fails] is asked of the host when the backend fails', async () => {
    const session = createSession({ hasToken: true, canFetch: true });
    await session.reject();
    await (await session.fetches.nextCall()).rejectWith(new AtsError('widget.token_unavailable'));
    expect(session.value()).toEqual({ refreshing: 'awaiting' });
    expect(session.names()).toEqual(['session.trouble', 'session.expired']);
  });

  it('[3.flow.get-token.fails] is fetched again after growing pauses, and trouble is told once', async () => {
    const session = createSession({ hasToken: true, canFetch: true });
    await session.reject();
    const fail = async () => {
      await (await session.fetches.nextCall()).rejectWith(new AtsError('widget.token_unavailable'));
    };
    await fail();
    for (const [index, pauseMs] of [2_000, 4_000, 8_000, 15_000, 15_000].entries()) {
      await session.clock.advance(pauseMs - 1);
      expect(session.fetches.count).toBe(index + 1);
      await session.clock.advance(1);
      expect(session.fetches.count).toBe(index + 2);
      if (index < 4) await fail();
    }
    expect(session.names()).toEqual(['session.trouble', 'session.expired']);
    await (await session.fetches.nextCall()).respondWith();
    expect(session.value()).toEqual({ usable: 'valid' });
  });

  it('[3.flow.get-token.envelope] [7.flow.token-wait] is not fetched beyond a refusal, nor for longer than the wait', async () => {
    const fetchedAgain = async () => {
      const session = createSession({ hasToken: true, canFetch: true });
      await session.reject();
      await (await session.fetches.nextCall()).rejectWith(networkError());
      await session.clock.advance(2_000);
      return { session, call: await session.fetches.nextCall() };
    };
    const refused = await fetchedAgain();
    await refused.call.rejectWith(refusal('session.key_inactive', 403));
    expect(refused.session.failure()).toBe('session.key_inactive');
    const silent = await fetchedAgain();
    await silent.session.clock.advance(58_000);
    expect(silent.session.failure()).toBe('widget.token_unavailable');
    expect(silent.call.isAborted).toBe(true);
  });

  it('[3.flow.set-token] is given by the host while it is fetched again', async () => {
    const session = createSession({ hasToken: true, canFetch: true });
    await session.reject();
    await (await session.fetches.nextCall()).rejectWith(networkError());
    await session.clock.advance(2_000);
    const call = await session.fetches.nextCall();
    await session.given();
    expect(session.value()).toEqual({ usable: 'valid' });
    expect(call.isAborted).toBe(true);
  });

  it.each([
    ['session.key_inactive', 403],
    ['registration.insufficient_credits', 403],
    ['common.service_unavailable', 503],
  ])('[3.flow.get-token.envelope] ends the wait when the backend passes on %s', async (code, httpStatus) => {
    const session = createSession({ hasToken: true, canFetch: true });
    await session.reject();
    await (await session.fetches.nextCall()).rejectWith(refusal(code, httpStatus));
    expect(session.value()).toEqual({ failed: 'refused' });
    expect(session.failure()).toBe(code);
  });

  it('[3.flow.get-token.fails] is asked of the host when the backend answers a token error', async () => {
    const session = createSession({ hasToken: true, canFetch: true });
    await session.reject();
    await (await session.fetches.nextCall()).rejectWith(expired());
    expect(session.value()).toEqual({ refreshing: 'awaiting' });
  });

  it('is asked for again when somebody tries again', async () => {
    const session = createSession();
    await session.need();
    await session.clock.advance(60_000);
    await session.need();
    expect(session.value()).toEqual({ refreshing: 'awaiting' });
    expect(session.state().context.reason).toBe('missing');
  });
});

describe('a token that ages', () => {
  it('[3.flow.early] is replaced in advance, and nobody waits for it', async () => {
    const session = createSession({ hasToken: true, canFetch: true });
    await session.report('token.spent');
    await session.ageing();
    const call = await session.fetches.nextCall();
    expect(call.input).toEqual({ reason: 'expiring' });
    expect(session.state().hasTag('settled')).toBe(true);
    expect(session.state().hasTag('refreshing')).toBe(false);
    await call.respondWith();
    expect(session.value()).toEqual({ usable: 'valid' });
    expect(session.state().context).toMatchObject({ generation: 2, unproven: false });
    // At most one a minute.
    expect(session.watch.last().input).toEqual({ notBeforeMs: 300_000 });
  });

  it('[3.flow.early] stays in use when it cannot be replaced, and nothing is said', async () => {
    const session = createSession({ hasToken: true, canFetch: true });
    await session.report('token.spent');
    await session.ageing();
    await (await session.fetches.nextCall()).rejectWith(networkError());
    expect(session.value()).toEqual({ usable: 'spent' });
    expect(session.age()).toBe('watching');
    expect(session.watch.last().input).toEqual({ notBeforeMs: 300_000 });
    expect(session.names()).toEqual([]);
  });

  it('[3.flow.early] is not watched when the host gives tokens by hand', () => {
    const session = createSession({ hasToken: true });
    expect(session.age()).toBe('unwatched');
    expect(session.watch.runs).toEqual([]);
  });

  it('[3.flow.get-token.late] gives way to the one that the host gives while another is fetched', async () => {
    const session = createSession({ hasToken: true, canFetch: true });
    await session.ageing();
    const call = await session.fetches.nextCall();
    await session.given();
    expect(call.isAborted).toBe(true);
    expect(session.age()).toBe('watching');
  });

  it('is fetched for those who wait when it is refused meanwhile', async () => {
    const session = createSession({ hasToken: true, canFetch: true });
    await session.ageing();
    const early = await session.fetches.nextCall();
    await session.reject();
    expect(early.isAborted).toBe(true);
    expect((await session.fetches.nextCall()).input).toEqual({ reason: 'rejected' });
  });
});

it('tells the flow of every token that comes', async () => {
  const session = createSession({ hasToken: true, canFetch: true });
  await session.given();
  await session.reject(2);
  await (await session.fetches.nextCall()).respondWith();
  expect(session.notices).toEqual(Array.from({ length: 3 }, () => ({ type: 'session.renewed' })));
});

it('[9.flow.reset] forgets the token when it is dropped', async () => {
  const session = createSession({ hasToken: true });
  await session.send({ type: 'token.dropped' });
  expect(session.value()).toBe('absent');
});
