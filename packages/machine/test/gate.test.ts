import { describe, expect, it } from 'vitest';
import { fromCallback } from 'xstate';
import { sessionMachine } from '../src/index.ts';
import { throughSession } from '../src/session/session.gate.ts';
import type { SessionEvent, TokenReason } from '../src/session/session.types.ts';
import { createTokenStore } from '../src/session/token-store.ts';
import { runAlone, scriptedPromise } from './harness/alone.ts';
import { flush } from './harness/calls.ts';
import {
  FRESH_TOKEN,
  TOKEN,
  confirmation,
  draft,
  expired,
  networkError,
  quoteOf,
  refusal,
  status,
  uploadJob,
} from './harness/fixtures.ts';
import { createWorld } from './harness/ports.ts';

function createGate({ canFetch = false } = {}) {
  const { calls, ports } = createWorld();
  const tokens = createTokenStore();
  tokens.set(TOKEN);
  const fetches = scriptedPromise<void, { reason: TokenReason }>('fetchToken');
  const actors = {
    fetchToken: fetches.actor,
    watchAge: fromCallback<SessionEvent, { notBeforeMs: number }>(() => undefined),
  };
  const session = runAlone(sessionMachine.provide({ actors }), { canFetch, hasToken: true });
  const api = throughSession(ports.api, session.child, tokens);
  const controller = new AbortController();
  const options = { signal: controller.signal };
  return {
    calls,
    fetches,
    session,
    controller,
    init: () => api.initWork({ ...draft, filename: 'nuit.wav' }, options),
    prepare: (jobId = 'job-1') => api.prepare({ jobId }, options),
    confirm: () => api.confirm({ jobId: 'job-1' }, options),
    stats: () => api.stats({ network: 'testnet' }, options),
    transaction: () => api.transaction({ transactionId: 'tx-1' }, options),
    async give(token: string) {
      tokens.set(token);
      await session.send({ type: 'token.given' });
    },
    async fetch(token: string) {
      const call = await fetches.nextCall();
      tokens.set(token);
      await call.respondWith();
    },
  };
}

describe('the gate', () => {
  it('[2.flow.token] repeats the request that was refused, with the same input and the fresh token', async () => {
    const gate = createGate();
    const answer = gate.prepare();
    const refused = await gate.calls.prepare.nextCall();
    expect(refused.options.token).toBe(TOKEN);
    await refused.rejectWith(expired());
    await gate.give(FRESH_TOKEN);
    const repeated = await gate.calls.prepare.nextCall();
    expect(repeated.input).toEqual(refused.input);
    expect(repeated.options.token).toBe(FRESH_TOKEN);
    await repeated.respondWith(quoteOf(draft));
    await expect(answer).resolves.toEqual(quoteOf(draft));
  });

  it('[3.flow.get-token.shared] asks once for many requests that wait', async () => {
    const gate = createGate({ canFetch: true });
    const answers = [gate.prepare('job-1'), gate.prepare('job-2'), gate.confirm()];
    for (const script of [gate.calls.prepare, gate.calls.prepare, gate.calls.confirm])
      await (await script.nextCall()).rejectWith(expired());
    expect(gate.fetches.count).toBe(1);
    await gate.fetch(FRESH_TOKEN);
    await (await gate.calls.prepare.nextCall()).respondWith(quoteOf(draft));
    await (await gate.calls.prepare.nextCall()).respondWith(quoteOf(draft));
    await (await gate.calls.confirm.nextCall()).respondWith(confirmation);
    await Promise.all(answers);
    expect(gate.fetches.count).toBe(1);
  });

  it('[3.flow.get-token.shared] takes a late refusal of the old token for no refusal of the new one', async () => {
    const gate = createGate();
    const answers = [gate.prepare('job-1'), gate.prepare('job-2')];
    const [first, second] = [await gate.calls.prepare.nextCall(), await gate.calls.prepare.nextCall()];
    await first.rejectWith(expired());
    await gate.give(FRESH_TOKEN);
    await second.rejectWith(expired());
    for (let call = 0; call < 2; call += 1) {
      const repeated = await gate.calls.prepare.nextCall();
      expect(repeated.options.token).toBe(FRESH_TOKEN);
      await repeated.respondWith(quoteOf(draft));
    }
    await Promise.all(answers);
    expect(gate.session.names().filter((name) => name === 'session.expired')).toHaveLength(1);
  });

  it('[3.flow.one-time] uses a token for one init, and for what continues it', async () => {
    const gate = createGate();
    const first = gate.init();
    await (await gate.calls.initWork.nextCall()).respondWith(uploadJob());
    await first;
    const prepared = gate.prepare();
    const prepare = await gate.calls.prepare.nextCall();
    expect(prepare.options.token).toBe(TOKEN);
    await prepare.respondWith(quoteOf(draft));
    await prepared;
    const second = gate.init();
    await flush();
    expect(gate.calls.initWork.count).toBe(1);
    await gate.give(FRESH_TOKEN);
    const again = await gate.calls.initWork.nextCall();
    expect(again.options.token).toBe(FRESH_TOKEN);
    await again.respondWith(uploadJob(2));
    await expect(second).resolves.toEqual(uploadJob(2));
  });

  it('keeps the token of an init that failed', async () => {
    const gate = createGate();
    for (const _ of [1, 2]) {
      const answer = gate.init().catch(() => 'failed');
      const call = await gate.calls.initWork.nextCall();
      expect(call.options.token).toBe(TOKEN);
      await call.rejectWith(networkError());
      await expect(answer).resolves.toBe('failed');
    }
  });

  it('[2.flow.token] hands on every other error as it came', async () => {
    const gate = createGate();
    const answer = gate.confirm();
    const error = refusal('registration.insufficient_credits', 403);
    const outcome = expect(answer).rejects.toBe(error);
    await (await gate.calls.confirm.nextCall()).rejectWith(error);
    await outcome;
  });

  it('[3.flow.one-time] says that the token is spent even if the host gives it once more meanwhile', async () => {
    const gate = createGate();
    const answer = gate.init();
    const init = await gate.calls.initWork.nextCall();
    await gate.give(TOKEN);
    await init.respondWith(uploadJob());
    await answer;
    expect(gate.session.state().matches({ usable: { use: 'spent' } })).toBe(true);
  });

  it('[7.flow.loop-guard] gives up a request that three tokens were refused for, whatever others got through', async () => {
    const gate = createGate({ canFetch: true });
    const answer = gate.prepare();
    const outcome = expect(answer).rejects.toMatchObject({ code: 'widget.auth_retry_exhausted' });
    for (const generation of [1, 2]) {
      await (await gate.calls.prepare.nextCall()).rejectWith(expired());
      await gate.fetch(`fresh-${generation}`);
      await gate.session.send({ type: 'token.accepted', generation: generation + 1 });
    }
    await (await gate.calls.prepare.nextCall()).rejectWith(expired());
    await outcome;
    expect(gate.calls.prepare.count).toBe(3);
  });

  it('fails a request that waits when it is aborted, and makes it no more', async () => {
    const gate = createGate();
    const answer = gate.prepare();
    const outcome = expect(answer).rejects.toThrow('Left.');
    await (await gate.calls.prepare.nextCall()).rejectWith(expired());
    gate.controller.abort(new Error('Left.'));
    await outcome;
    await gate.give(FRESH_TOKEN);
    expect(gate.calls.prepare.count).toBe(1);
  });

  it('does not blame the token for a request that was aborted', async () => {
    const gate = createGate();
    const answer = gate.prepare();
    const outcome = expect(answer).rejects.toThrow('Left.');
    await gate.calls.prepare.nextCall();
    gate.controller.abort(new Error('Left.'));
    await outcome;
    expect(gate.session.state().matches({ usable: { use: 'valid' } })).toBe(true);
  });

  it('lets public routes pass without a token', async () => {
    const gate = createGate();
    const answers = [gate.stats(), gate.transaction()];
    const stats = await gate.calls.stats.nextCall();
    const transaction = await gate.calls.transaction.nextCall();
    expect([stats.options.token, transaction.options.token]).toEqual([undefined, undefined]);
    await stats.respondWith({ totalWorks: 0, maxAudioSizeBytes: 1 });
    await transaction.respondWith(status());
    await Promise.all(answers);
  });
});
