import { describe, expect, it } from 'vitest';
import { type TokenRequestInput, createTokenFetcher } from '../src/index.ts';
import { type Reply, envelope, play, rejection, until } from './scenario.ts';

const never = new AbortController().signal;
const asked: TokenRequestInput = {
  reason: 'start',
  actionType: 'update_version',
  network: 'testnet',
  atsId: 42,
  signal: never,
};

describe('token-url', () => {
  it('[3.token-url] is asked for what the token is for, and answers with a token', async () => {
    const server = await play({ json: { token: 'a.b.c', expires_in: 300 } });
    const getToken = createTokenFetcher({ tokenUrl: `${server.atsUrl}/ats-token?x=1` });
    expect(await getToken(asked)).toBe('a.b.c');
    expect(await getToken({ ...asked, actionType: 'register', atsId: undefined })).toBe('a.b.c');
    const seen = await server.seen();
    expect(seen.map(({ method, path }) => `${method} ${path}`)).toEqual([
      'POST /ats-token?x=1',
      'POST /ats-token?x=1',
    ]);
    expect(seen.map(({ body }) => JSON.parse(body) as unknown)).toEqual([
      { action_type: 'update_version', network: 'testnet', ats_id: 42 },
      { action_type: 'register', network: 'testnet' },
    ]);
    expect(seen[0]?.headers).not.toHaveProperty('x-site-key');
  });

  it('[3.token-url.envelope] passes the API’s own errors on', async () => {
    const server = await play({ status: 403, json: envelope('session.origin_not_allowed') });
    expect(await rejection(createTokenFetcher({ tokenUrl: server.atsUrl })(asked))).toMatchObject({
      code: 'session.origin_not_allowed',
      kind: 'configuration',
      status: 403,
      requestId: 'req_envelope',
    });
  });

  it('[3.token-url.limited] repeats a 429 of the API, and of nobody else', async () => {
    const headers = { 'Retry-After': '0' };
    const limited = await play(
      { status: 429, json: envelope('session.rate_limited'), headers },
      { json: { token: 'a.b.c' } },
    );
    expect(await createTokenFetcher({ tokenUrl: limited.atsUrl })(asked)).toBe('a.b.c');
    const other = await play({ status: 429, text: 'Slow down.', headers }, { json: { token: 'a.b.c' } });
    expect(await rejection(createTokenFetcher({ tokenUrl: other.atsUrl })(asked))).toMatchObject({
      code: 'widget.token_unavailable',
    });
    expect(await other.seen()).toHaveLength(1);
  });

  it.each<[string, Reply, string, number | undefined]>([
    ['a login page', { status: 401, text: '<form>' }, 'status', 401],
    ['an error of its own', { status: 401, json: { error: 'Unauthorized' } }, 'status', 401],
    ['a crash', { status: 500, text: '' }, 'status', 500],
    ['HTML', { text: '<p>' }, 'malformed', 200],
    ['no token', { json: {} }, 'malformed', 200],
    ['an empty token', { json: { token: '' } }, 'malformed', 200],
    ['a cut connection', { reset: 'in body', json: { token: 'a.b.c' } }, 'network', undefined],
    ['silence', { hold: 'headers' }, 'timeout', undefined],
  ])('[3.token-url.unavailable] %s is widget.token_unavailable', async (_, reply, reason, status) => {
    const server = await play(reply);
    const error = await rejection(
      createTokenFetcher({ tokenUrl: server.atsUrl, timeoutMs: reply.hold && 400 })(asked),
    );
    expect(error).toMatchObject({
      code: 'widget.token_unavailable',
      kind: 'client',
      details: { reason },
      status,
    });
    expect(await server.seen()).toHaveLength(1);
  });

  it('rejects with the reason of an abort, before and during the call', async () => {
    const reason = new Error('No longer wanted.');
    const server = await play({ hold: 'headers' });
    const getToken = createTokenFetcher({ tokenUrl: server.atsUrl });
    expect(await rejection(getToken({ ...asked, signal: AbortSignal.abort(reason) }))).toBe(reason);
    const controller = new AbortController();
    const call = rejection(getToken({ ...asked, signal: controller.signal }));
    await until(async () => (await server.seen()).length === 1);
    controller.abort(reason);
    expect(await call).toBe(reason);
  });

  it.each(['ftp://host/token', 'http://', 'https://me:pw@host/token'])(
    '"%s" is a configuration error, when it is asked',
    async (tokenUrl) => {
      expect(await rejection(createTokenFetcher({ tokenUrl })(asked))).toMatchObject({
        code: 'widget.configuration_error',
      });
    },
  );
});
