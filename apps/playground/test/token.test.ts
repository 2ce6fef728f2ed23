import { expect, test } from 'vitest';
import { SECRET_KEY, deadUrl, fakeApi, startPlayground } from './support/servers.ts';

const ROUTE = '/api/ats-token';
const ASKED = { action_type: 'register', network: 'testnet' };

const refusal = (code: string, requestId = 'req_of-the-api') => ({
  status: 403,
  headers: { 'X-Request-Id': requestId },
  body: JSON.stringify({ error: { code, message: 'No.', details: { why: 1 }, request_id: requestId } }),
});

test('a signed-in user gets a token, minted with the secret key and the origin of the page', async () => {
  const api = await fakeApi();
  const playground = await startPlayground(api.url);
  const answer = await playground.post(ROUTE, ASKED, await playground.signIn());

  expect(answer.status).toBe(200);
  expect(await answer.json()).toEqual({ token: 'a.b.c' });
  expect(answer.headers.get('cache-control')).toBe('no-store');
  expect(api.calls).toHaveLength(1);
  expect(api.calls[0]?.path).toBe('POST /v1/sessions');
  expect(api.calls[0]?.headers.origin).toBe(playground.url);
  expect(api.calls[0]?.body).toEqual({
    secret_key: SECRET_KEY,
    action_type: 'register',
    allowed_network: 'testnet',
  });
});

test.each(['register', 'update_version', 'access'])('tokens are minted for %s', async (action) => {
  const api = await fakeApi();
  const playground = await startPlayground(api.url);
  const asked = { action_type: action, network: 'testnet' };
  const answer = await playground.post(ROUTE, asked, await playground.signIn());
  expect(answer.status).toBe(200);
  expect(api.calls[0]?.body).toMatchObject({ action_type: action });
});

test('the work and the user are pinned: the work as asked, the user from the session alone', async () => {
  const api = await fakeApi();
  const playground = await startPlayground(api.url);
  const asked = {
    action_type: 'update_version',
    network: 'mainnet',
    ats_id: 7,
    external_user_ref: 'mallory',
  };
  await playground.post(ROUTE, asked, await playground.signIn('Zoë; 1'));

  expect(api.calls[0]?.body).toEqual({
    secret_key: SECRET_KEY,
    action_type: 'update_version',
    allowed_network: 'mainnet',
    allowed_ats_id: 7,
    external_user_ref: 'Zoë; 1',
  });
});

test.each([undefined, 'demo_user=', 'demo_user=root', 'other=1'])(
  'without a session (%s): 401',
  async (cookie) => {
    const api = await fakeApi();
    const playground = await startPlayground(api.url);
    const answer = await playground.post(ROUTE, ASKED, cookie === undefined ? {} : { Cookie: cookie });

    expect(answer.status).toBe(401);
    const { error } = await answer.json();
    expect(error).toEqual({
      code: 'common.unauthorized',
      message: expect.any(String),
      request_id: expect.stringMatching(/^req_[0-9A-HJKMNP-TV-Z]{26}$/),
    });
    expect(answer.headers.get('x-request-id')).toBe(error.request_id);
    expect(api.calls).toEqual([]);
  },
);

test.each(['https://evil.example', 'null', 'http://127.0.0.1:1', ''])(
  'another origin (%s) gets no token and cannot sign in',
  async (origin) => {
    const api = await fakeApi();
    const playground = await startPlayground(api.url);
    const headers = { ...(await playground.signIn()), Origin: origin };
    for (const route of [ROUTE, '/api/sign-in']) {
      const answer = await playground.post(route, ASKED, headers);
      expect(answer.status).toBe(403);
      expect((await answer.json()).error.code).toBe('common.forbidden');
      expect(answer.headers.get('set-cookie')).toBeNull();
    }
    expect(api.calls).toEqual([]);
  },
);

test.each([
  [{}, ['action_type', 'network']],
  [{ action_type: 'steal', network: 'testnet' }, ['action_type']],
  [{ ...ASKED, ats_id: 'x' }, ['ats_id']],
  ['text', ['']],
])('a request that cannot be read (%j) is 422 and names what is wrong', async (body, fields) => {
  const api = await fakeApi();
  const playground = await startPlayground(api.url);
  const answer = await playground.post(ROUTE, body, await playground.signIn());

  expect(answer.status).toBe(422);
  const { error } = await answer.json();
  expect(error.code).toBe('common.validation_failed');
  expect(Object.keys(error.details.fields)).toEqual(fields);
  expect(api.calls).toEqual([]);
});

test('an endless body is refused', async () => {
  const playground = await startPlayground(await deadUrl());
  const answer = await playground.post(ROUTE, { network: 'x'.repeat(10_000) }, await playground.signIn());
  expect(answer.status).toBe(400);
  expect((await answer.json()).error.code).toBe('common.bad_request');
});

test('errors of the API are passed on as they are', async () => {
  const api = await fakeApi(refusal('session.origin_not_allowed'));
  const playground = await startPlayground(api.url);
  const answer = await playground.post(ROUTE, ASKED, await playground.signIn());

  expect(answer.status).toBe(403);
  expect(answer.headers.get('x-request-id')).toBe('req_of-the-api');
  expect(await answer.json()).toEqual(JSON.parse(refusal('session.origin_not_allowed').body));
});

test('Retry-After is passed on with a 429', async () => {
  const api = await fakeApi({
    ...refusal('session.rate_limited'),
    status: 429,
    headers: { 'Retry-After': '7' },
  });
  const playground = await startPlayground(api.url);
  const answer = await playground.post(ROUTE, ASKED, await playground.signIn());

  expect(answer.status).toBe(429);
  expect(answer.headers.get('retry-after')).toBe('7');
});

test.each([
  ['an error page of something in between', { status: 502, body: '<h1>Bad gateway</h1>' }],
  ['an answer without a token', { status: 200, body: '{}' }],
])('%s is 503 in the envelope', async (_, behaviour) => {
  const api = await fakeApi(behaviour);
  const playground = await startPlayground(api.url);
  const answer = await playground.post(ROUTE, ASKED, await playground.signIn());

  expect(answer.status).toBe(503);
  expect((await answer.json()).error.code).toBe('common.service_unavailable');
});

test('an API that cannot be reached is 503 in the envelope', async () => {
  const playground = await startPlayground(await deadUrl());
  const answer = await playground.post(ROUTE, ASKED, await playground.signIn());

  expect(answer.status).toBe(503);
  const { error } = await answer.json();
  expect(error).toMatchObject({
    code: 'common.service_unavailable',
    request_id: answer.headers.get('x-request-id'),
  });
});

test('the session cookie is out of reach of scripts and of other sites', async () => {
  const playground = await startPlayground(await deadUrl());
  const answer = await playground.post('/api/sign-in', {});
  expect(answer.status).toBe(204);
  expect(answer.headers.get('set-cookie')).toBe('demo_user=someone; Path=/api; HttpOnly; SameSite=Lax');
});

test.each([{ external_user_id: 7 }, { external_user_id: 'é'.repeat(128) }, 'text'])(
  'a user that is none (%j) is 422',
  async (body) => {
    const playground = await startPlayground(await deadUrl());
    expect((await playground.post('/api/sign-in', body)).status).toBe(422);
  },
);
