import { expect, test } from 'vitest';
import { SECRET_KEY, SITE_KEY, deadUrl, fakeApi, startPlayground } from './support/servers.ts';

test('the pages learn where the API is and the public key', async () => {
  const api = await fakeApi();
  const playground = await startPlayground(api.url);
  const answer = await playground.get('/api/config');
  expect(await answer.json()).toEqual({
    atsUrl: api.url,
    siteKey: SITE_KEY,
    line: 'good',
    linePath: expect.stringMatching(/^\/line\/[\w-]{22}$/),
  });
});

test('no answer holds the secret key', async () => {
  const api = await fakeApi({
    status: 401,
    body: JSON.stringify({ error: { code: 'x', message: '', request_id: 'r' } }),
  });
  const down = await deadUrl();
  for (const atsUrl of [api.url, down]) {
    const playground = await startPlayground(atsUrl);
    const cookie = await playground.signIn();
    const asked = { action_type: 'register', network: 'testnet' };
    const answers = await Promise.all([
      ...['/', '/api/config', '/health', '/api/nothing', '/server.js', '/../server.js'].map((route) =>
        playground.get(route),
      ),
      playground.post('/api/ats-token', asked, cookie),
      playground.post('/api/ats-token', asked),
      playground.post('/api/ats-token', {}, cookie),
      playground.post('/api/sign-in', {}),
    ]);
    for (const answer of answers) {
      const text = `${JSON.stringify([...answer.headers])} ${await answer.text()}`;
      expect(text).not.toContain(SECRET_KEY);
    }
  }
});

test.each(['/', '/api/config', '/api/nothing', '/nothing'])(
  '%s carries the security headers',
  async (route) => {
    const playground = await startPlayground('https://ats.example');
    const { headers } = await playground.get(route, { Accept: 'text/html' });

    const policy = new Map(
      headers
        .get('content-security-policy')
        ?.split('; ')
        .map((directive): [string, string] => {
          const [name = '', ...values] = directive.split(' ');
          return [name, values.join(' ')];
        }),
    );
    expect(Object.fromEntries(policy)).toEqual({
      'default-src': "'none'",
      'script-src': "'self'",
      'style-src': "'self'",
      'connect-src': "'self' https://ats.example wss://ats.example",
      'img-src': "'self'",
      'media-src': 'blob:',
      'worker-src': 'blob:',
      'frame-ancestors': "'none'",
      'base-uri': "'none'",
      'form-action': "'none'",
      'require-trusted-types-for': "'script'",
      'trusted-types': 'ats-kit',
    });
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('same-origin');
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
    expect(headers.get('permissions-policy')).toContain('camera=()');
  },
);

test.each([
  ['/vue.html', 'ats-kit vue'],
  ['/svelte.html', 'ats-kit svelte-trusted-html'],
  ['/react.html', 'ats-kit'],
])('%s allows the policies of its own framework alone', async (page, policies) => {
  const playground = await startPlayground('https://ats.example');
  const { headers } = await playground.get(page);
  expect(headers.get('content-security-policy')?.split('; ')).toContain(`trusted-types ${policies}`);
});

test('it is healthy when the API is', async () => {
  const api = await fakeApi({ body: '{}' });
  const playground = await startPlayground(api.url);
  expect((await playground.get('/health')).status).toBe(200);
  expect(api.calls[0]?.path).toBe('GET /health');

  const unhealthy = await fakeApi({ status: 503 });
  expect((await (await startPlayground(unhealthy.url)).get('/health')).status).toBe(503);
  const answer = await (await startPlayground(await deadUrl())).get('/health');
  expect(answer.status).toBe(503);
  expect((await answer.json()).error.code).toBe('common.service_unavailable');
});

test('the landing page, and a page for what is not there', async () => {
  const playground = await startPlayground(await deadUrl());
  expect(await (await playground.get('/')).text()).toContain('Landing page');

  const missing = await playground.get('/nothing', { Accept: 'text/html' });
  expect(missing.status).toBe(404);
  expect(await missing.text()).toContain('Not here');

  const missingData = await playground.get('/api/nothing');
  expect(missingData.status).toBe(404);
  expect((await missingData.json()).error.code).toBe('common.not_found');
});
