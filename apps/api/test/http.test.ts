import { describe, expect, it } from 'vitest';
import { expectError, useTestApi } from './support/api.ts';
import { atStore, ok, registered, upload, uploaded, widget, work } from './support/works.ts';

const api = useTestApi();

const preflight = (path: string, origin: string, method = 'POST') =>
  api.call(path, {
    method: 'OPTIONS',
    origin,
    headers: {
      'access-control-request-method': method,
      'access-control-request-headers': 'authorization,content-type,x-site-key',
    },
  });

describe('CORS', () => {
  it('[4.cors.preflight] a preflight passes for an origin that any organization allows', async () => {
    const { origin } = await api.organization();
    const response = await preflight('/v1/works/init', origin);
    expect(response.status).toBe(204);
    expect(response.headers.get('access-control-allow-origin')).toBe(origin);
    expect(response.headers.get('access-control-allow-methods')).toContain('POST');
    for (const header of ['Authorization', 'Content-Type', 'X-Site-Key']) {
      expect(response.headers.get('access-control-allow-headers')).toContain(header);
    }
    expect(response.headers.get('vary')).toContain('Origin');
  });

  it('[4.cors.preflight] and for no other', async () => {
    const response = await preflight('/v1/works/init', 'https://stranger.example');
    expect(response.headers.get('access-control-allow-origin')).toBeNull();
    await expectError(response, 403, 'session.origin_not_allowed');
  });

  it('[4.cors.errors] errors carry the headers too', async () => {
    const organization = await api.organization();
    const response = await api.call('/v1/works/init', { body: work(), origin: organization.origin });
    expect(response.headers.get('access-control-allow-origin')).toBe(organization.origin);
    await expectError(response, 401, 'common.auth.missing_token');
    const refused = await api.call('/v1/works/init', {
      body: '{',
      origin: organization.origin,
      siteKey: organization.siteKey,
      token: await api.session(organization),
    });
    expect(refused.headers.get('access-control-allow-origin')).toBe(organization.origin);
    await expectError(refused, 400, 'common.bad_request');
    const [other] = [await api.organization()];
    const foreign = await api.call('/v1/works/init', {
      body: work(),
      origin: other.origin,
      siteKey: organization.siteKey,
      token: await api.session(organization),
    });
    expect(foreign.headers.get('access-control-allow-origin')).toBe(other.origin);
    await expectError(foreign, 403, 'session.origin_not_allowed');
  });

  it('[4.cors.public] stats, transactions and upload URLs allow *', async () => {
    const organization = await api.organization();
    const { transactionId } = await registered(api, organization);
    const { url } = await uploaded(api, organization);
    for (const path of [
      '/v1/stats?network=testnet',
      '/v1/stats',
      `/v1/transactions/${transactionId}`,
      `/v1/transactions/${crypto.randomUUID()}`,
    ]) {
      expect(
        (await api.call(path, { origin: 'https://anywhere.example' })).headers.get(
          'access-control-allow-origin',
        ),
        path,
      ).toBe('*');
    }
    const origin = 'https://anywhere.example';
    const answer = await upload(api, url, Uint8Array.of(1), { origin });
    // A store of its own may name the page instead.
    expect(['*', origin]).toContain(answer.headers.get('access-control-allow-origin'));
    const asked = {
      'access-control-request-method': 'PUT',
      'access-control-request-headers': 'content-type',
    };
    const response = await atStore(api, url, { method: 'OPTIONS', headers: { origin, ...asked } });
    expect(response.ok).toBe(true);
    expect(['*', origin]).toContain(response.headers.get('access-control-allow-origin'));
    expect(response.headers.get('access-control-allow-methods')).toContain('PUT');
    expect(response.headers.get('access-control-allow-headers')?.toLowerCase()).toContain('content-type');
  });

  it('[4.cors.exposed] X-Request-Id and Retry-After are exposed', async () => {
    const { origin } = await api.organization();
    for (const path of ['/v1/stats?network=testnet', '/v1/works/init']) {
      const exposed = (await api.call(path, { origin })).headers.get('access-control-expose-headers');
      expect(exposed).toContain('X-Request-Id');
      expect(exposed).toContain('Retry-After');
    }
  });

  it('[1.keys.backend-only] minting is not open to pages: a secret key never belongs in a browser', async () => {
    const { origin } = await api.organization();
    expect((await preflight('/v1/sessions', origin)).headers.get('access-control-allow-origin')).toBeNull();
  });
});

describe('the envelope', () => {
  it('[2.code.common.not_found] [2.envelope] an unknown route is 404 common.not_found', async () => {
    await expectError(await api.call('/v1/nothing'), 404, 'common.not_found');
    await expectError(await api.call('/'), 404, 'common.not_found');
  });

  it('[2.envelope] a wrong method is 404 common.not_found', async () => {
    await expectError(await api.call('/v1/sessions'), 404, 'common.not_found');
    await expectError(await api.call('/v1/stats', { method: 'DELETE' }), 404, 'common.not_found');
    await expectError(
      await api.call(`/v1/transactions/${crypto.randomUUID()}`, { body: {} }),
      404,
      'common.not_found',
    );
  });

  it.each(['{', '', 'null', '[]', '"text"', '{"a":1}}'])(
    '[2.code.common.bad_request] [2.bad-request] what is not a JSON object is 400 common.bad_request: %s',
    async (body) => {
      await expectError(await api.call('/v1/sessions', { method: 'POST', body }), 400, 'common.bad_request');
    },
  );

  it('[2.bad-request] JSON is UTF-8', async () => {
    const body = Buffer.concat([Buffer.from('{"secret_key":"'), Buffer.of(0xff, 0xfe), Buffer.from('"}')]);
    await expectError(
      await api.call('/v1/sessions', { method: 'POST', body: new Uint8Array(body) }),
      400,
      'common.bad_request',
    );
  });

  it('[2.bad-request] a body above 1 MB is 400 common.bad_request', async () => {
    const body = JSON.stringify({ secret_key: 'x'.repeat(1_000_000) });
    await expectError(
      await api.call('/v1/sessions', {
        method: 'POST',
        body,
        headers: { 'content-length': String(body.length) },
      }),
      400,
      'common.bad_request',
    );
    const streamed = new Blob([body]).stream();
    await expectError(
      await api.call('/v1/sessions', { method: 'POST', body: streamed }),
      400,
      'common.bad_request',
    );
  });

  it('[2.request-id] every answer has an X-Request-Id, which stands in the log', async () => {
    const response = await api.call('/v1/stats?network=testnet');
    const id = response.headers.get('x-request-id');
    expect(id).toMatch(/^req_[0-9A-HJKMNP-TV-Z]{26}$/);
    expect(api.logs.some((line) => line.includes(String(id)))).toBe(true);
    const error = await expectError(await api.call('/v1/stats'), 422, 'common.validation_failed');
    expect(api.logs.some((line) => line.includes(error.request_id))).toBe(true);
  });

  it('[2.code.common.service_unavailable] [2.envelope] what is unexpected is 503 common.service_unavailable with a line in the log, and says nothing else', async () => {
    const original = api.api.services.workLists.countOn;
    api.api.services.workLists.countOn = async () => {
      throw new Error('column "secret_thing" does not exist');
    };
    try {
      const response = await api.call('/v1/stats?network=testnet');
      const copy = await response.clone().text();
      const error = await expectError(response, 503, 'common.service_unavailable');
      expect(copy).not.toMatch(/secret_thing| at /);
      const line = api.logs.find((text) => text.includes(error.request_id) && text.includes('unexpected'));
      expect(line).toContain('http.test.ts');
      expect(line).not.toContain('secret_thing');
    } finally {
      api.api.services.workLists.countOn = original;
    }
  });

  it('[0.security-headers] every answer has the headers that keep it from being misused', async () => {
    for (const path of ['/health', '/v1/nothing', '/v1/stats?network=testnet']) {
      const { headers } = await api.call(path);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('content-security-policy')).toContain("default-src 'none'");
      expect(headers.get('cache-control')).toBe('no-store');
    }
  });

  it('[0.health] /health says that the database answers', async () => {
    expect(await ok(api.call('/health'))).toEqual({ status: 'ok' });
  });
});

describe('the log', () => {
  it('[4.logs.silent] holds no token, code, key, id, signature, name or address of a whole registration', async () => {
    const organization = await api.organization();
    const creators = [
      { full_name: 'Zebulon Quince', email: 'zebulon@quince.example', roles: { author: true } },
    ];
    const { token, url, jobId, transactionId, result } = await registered(api, organization, {
      work: { title: 'Unheard Melody', creators, filename: 'melody-take-7.wav' },
    });
    const access = await api.session(organization, { action: 'access' });
    const read = await api.call(`/v1/access/${result['access_code']}/work`, {
      token: access,
      siteKey: organization.siteKey,
    });
    expect(read.status).toBe(200);
    const broken = widget(api, organization, 'not-a-token');
    await broken.init({ title: 'Unheard Melody' });
    const log = api.logs.join('');
    expect(log).toContain('/v1/access/:code/work');
    const secrets = {
      token,
      access,
      code: String(result['access_code']).slice(4),
      siteKey: organization.siteKey,
      secretKey: organization.secretKey,
      signature: new URL(url).searchParams.get('signature'),
      jobId,
      transactionId,
      name: 'Quince',
      address: 'zebulon@',
      title: 'Unheard Melody',
      filename: 'melody-take-7',
    };
    for (const [what, secret] of Object.entries(secrets))
      expect(log.includes(String(secret)), what).toBe(false);
  });
});
