import type { PendingAction } from '@ats-kit/protocol';
import { describe, expect, it } from 'vitest';
import { type NewVersion, sessionMachine } from '../src/index.ts';
import { type GatedApi, throughSession } from '../src/session/session.gate.ts';
import { createTokenStore } from '../src/session/token-store.ts';
import { runAlone } from './harness/alone.ts';
import { flush } from './harness/calls.ts';
import { ACCESS_CODE, FRESH_TOKEN, TOKEN, creator, expired, uploadJob } from './harness/fixtures.ts';
import { createWorld } from './harness/ports.ts';

const work = { accessCode: ACCESS_CODE };
const version: NewVersion = { work, creators: [creator], network: 'testnet' };
const job = { work, jobId: 'job-1' };
const signal = new AbortController().signal;

/** A call of each route, and what the host is told when it waits for a token. */
const ROUTES: [
  keyof GatedApi,
  PendingAction,
  (api: GatedApi, options: { signal: AbortSignal }) => Promise<unknown>,
][] = [
  ['initVersion', 'submit', (api, options) => api.initVersion(version, options)],
  [
    'initVersionUpload',
    'submit',
    (api, options) => api.initVersionUpload({ ...version, filename: 'b.wav' }, options),
  ],
  ['prepareVersion', 'submit', (api, options) => api.prepareVersion(job, options)],
  ['confirmVersion', 'submit', (api, options) => api.confirmVersion(job, options)],
  ['workByAccessCode', 'access_code', (api, options) => api.workByAccessCode(work, options)],
  ['works', 'download_list', (api, options) => api.works({ network: 'testnet', first: 20 }, options)],
  ['versions', 'download_detail', (api, options) => api.versions({ atsId: 0, network: 'testnet' }, options)],
  ['creators', 'download_detail', (api, options) => api.creators({ atsId: 0, network: 'testnet' }, options)],
  ['download', 'download', (api, options) => api.download({ work, version: 1, kind: 'audio' }, options)],
];

function createGate() {
  const { calls, ports } = createWorld();
  const tokens = createTokenStore();
  tokens.set(TOKEN);
  const session = runAlone(sessionMachine, { canFetch: false, hasToken: true });
  return {
    calls,
    session,
    api: throughSession(ports.api, session.child, tokens),
    async give(token: string) {
      tokens.set(token);
      await session.send({ type: 'token.given' });
    },
  };
}

describe('the gate of works and versions', () => {
  it.each(ROUTES)(
    '[2.flow.token] %s waits for a token as %s, and is repeated',
    async (route, pending, call) => {
      const { api, calls, session, give } = createGate();
      const script = calls[route] as unknown as (typeof calls)['works'];
      const answer = call(api, { signal });
      const refused = await script.nextCall();
      expect(refused.options.token).toBe(TOKEN);
      await refused.rejectWith(expired());
      expect(session.notices).toContainEqual({ type: 'session.expired', pendingAction: pending });
      await give(FRESH_TOKEN);
      const repeated = await script.nextCall();
      expect(repeated.input).toBe(refused.input);
      expect(repeated.options.token).toBe(FRESH_TOKEN);
      await repeated.respondWith({} as never);
      await expect(answer).resolves.toEqual({});
    },
  );

  it('says what the caller knows better than the route', async () => {
    const { api, calls, session } = createGate();
    void api.works({ network: 'testnet', first: 20 }, { signal, pendingAction: 'work_select' });
    await (await calls.works.nextCall()).rejectWith(expired());
    expect(session.notices).toContainEqual({ type: 'session.expired', pendingAction: 'work_select' });
  });

  it('[3.flow.one-time] uses a token for one init, whether it is of a work or of a version', async () => {
    for (const first of ['initVersion', 'initVersionUpload'] as const) {
      const { api, calls, give } = createGate();
      const begun =
        first === 'initVersion'
          ? api.initVersion(version, { signal })
          : api.initVersionUpload({ ...version, filename: 'b.wav' }, { signal });
      await (await calls[first].nextCall()).respondWith(uploadJob());
      await begun;
      void api.prepareVersion(job, { signal });
      expect((await calls.prepareVersion.nextCall()).options.token).toBe(TOKEN);
      void api.initVersion(version, { signal });
      const count = calls.initVersion.count;
      await flush();
      expect(calls.initVersion.count).toBe(count);
      await give(FRESH_TOKEN);
      expect(calls.initVersion.calls.at(-1)?.options.token).toBe(FRESH_TOKEN);
    }
  });
});
