import { randomBytes } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import { type Config, loadConfig } from '../src/config.ts';
import { addressRange } from '../src/http/address-range.ts';
import { parseStrictJson } from '../src/http/strict-json.ts';
import { removeOldWindows } from '../src/services/rate-limits.ts';
import { type TestApi, expectError, openTestApi, useTestApi } from './support/api.ts';
import { openServer } from './support/organizations.ts';
import { ok, widget, work } from './support/works.ts';

const MINUTE_MS = 60_000;
const opened: { close(): Promise<void> }[] = [];

afterEach(async () => {
  for (const api of opened.splice(0).reverse()) await api.close();
});

async function open(config: Partial<Config>, beside?: TestApi): Promise<TestApi> {
  const api = await openTestApi({ start: false, config, ...(beside && { beside }) });
  opened.push(api);
  return api;
}

function limited(kind: keyof Config['rateLimits'], count: number): Partial<Config> {
  const { rateLimits } = loadConfig({});
  return { rateLimits: { ...rateLimits, [kind]: { count, windowMs: MINUTE_MS } }, trustedProxies: 1 };
}

/** Checks a refusal, and gives how long it asks to wait. */
async function expectLimited(response: Response, code: string): Promise<number> {
  const seconds = Number(response.headers.get('retry-after'));
  expect(seconds).toBeGreaterThan(0);
  expect(seconds).toBeLessThanOrEqual(MINUTE_MS / 1000);
  await expectError(response, 429, code);
  return seconds;
}

const from = (api: TestApi, address: string, path = '/v1/stats?network=testnet') =>
  api.call(path, { headers: { 'x-forwarded-for': address } });

describe('limits on calls', () => {
  it('[2.code.common.rate_limited] [0.limits.address] an address that calls too often waits, another does not', async () => {
    const api = await open(limited('address', 3));
    for (let call = 0; call < 3; call++) expect((await from(api, '10.0.0.1')).status).toBe(200);
    const seconds = await expectLimited(await from(api, '10.0.0.1'), 'common.rate_limited');
    await expectLimited(await from(api, '10.0.0.1', '/v1/nothing'), 'common.rate_limited');
    expect((await from(api, '10.0.0.2')).status).toBe(200);
    api.clock.advance(seconds * 1000);
    expect((await from(api, '10.0.0.1')).status).toBe(200);
  });

  it('[0.limits.address] a page can read why it has to wait, and a load balancer never has to', async () => {
    const api = await open(limited('address', 1));
    await from(api, '10.0.0.1');
    const refused = await from(api, '10.0.0.1');
    expect(refused.headers.get('access-control-allow-origin')).toBe('*');
    expect(refused.headers.get('access-control-expose-headers')).toContain('Retry-After');
    expect((await from(api, '10.0.0.1', '/health')).status).toBe(200);
  });

  it('[0.limits.address] preflights count, and are refused before anything is looked up', async () => {
    const api = await open(limited('address', 1));
    const { origin } = await api.organization();
    const preflight = () =>
      api.call('/v1/works/init', {
        method: 'OPTIONS',
        origin,
        headers: { 'x-forwarded-for': '10.0.0.1', 'access-control-request-method': 'POST' },
      });
    expect((await preflight()).status).toBe(204);
    await expectLimited(await preflight(), 'common.rate_limited');
  });

  it('[0.limits.address] an IPv6 client has a whole network to call from', () => {
    expect(addressRange('10.1.2.3')).toBe('10.1.2.3');
    expect(addressRange('::ffff:10.1.2.3')).toBe('10.1.2.3');
    expect(addressRange('2001:db8:1:2:3:4:5:6')).toBe(addressRange('2001:0db8:1:2::1%eth0'));
    expect(addressRange('2001:db8:1:2::')).not.toBe(addressRange('2001:db8:1:3::'));
    expect(addressRange('::1')).toBe('0:0:0:0::/64');
    expect(addressRange('nonsense')).toBe('nonsense');
    expect(addressRange('10.1.2.3:5001')).toBe('10.1.2.3');
    expect(addressRange('[2001:db8:1:2::7]:5001')).toBe(addressRange('2001:db8:1:2::8'));
  });

  it('[2.code.session.rate_limited] an organization that mints too often gets session.rate_limited', async () => {
    const api = await open(limited('session', 2));
    const organization = await api.organization();
    await api.session(organization);
    await api.session(organization, { action: 'access' });
    const body = { secret_key: organization.secretKey, action_type: 'access', allowed_network: 'testnet' };
    await expectLimited(
      await api.call('/v1/sessions', { body, origin: organization.origin }),
      'session.rate_limited',
    );
    await api.session(await api.organization());
  });

  it('[2.code.session.rate_limited] and so does an address, on that route', async () => {
    const api = await open(limited('address', 1));
    await from(api, '10.0.0.1');
    const headers = { 'x-forwarded-for': '10.0.0.1' };
    await expectLimited(await api.call('/v1/sessions', { body: {}, headers }), 'session.rate_limited');
  });

  it('[0.limits.organization] an organization has one limit for all of its tokens and keys', async () => {
    const api = await open(limited('organization', 2));
    const organization = await api.organization();
    const read = widget(api, organization, await api.session(organization, { action: 'access' }));
    const path = `/v1/access/atc_${'0'.repeat(64)}/work`;
    const call = {
      token: await api.session(organization, { action: 'access' }),
      siteKey: organization.siteKey,
    };
    await expectError(await api.call(path, call), 404, 'access_code.not_found');
    await expectError(await read.init(), 403, 'session.action_not_allowed');
    await expectLimited(await api.call(path, call), 'common.rate_limited');
  });

  it('[0.limits.api-key] an API key has a limit of its own', async () => {
    const api = await open(limited('apiKey', 1));
    const organization = await api.organization();
    const [one, other] = [await openServer(api, organization), await openServer(api, organization)];
    expect((await one.get('?network=testnet')).status).toBe(200);
    await expectLimited(await one.get('?network=testnet'), 'common.rate_limited');
    expect((await other.get('?network=testnet')).status).toBe(200);
  });

  it('[0.limits.shared] processes beside each other count together, and no more get in at one moment', async () => {
    const first = await open(limited('address', 10));
    const second = await open(limited('address', 10), first);
    const answers = await Promise.all(
      Array.from({ length: 30 }, (_, index) => from(index % 2 === 0 ? first : second, '10.0.0.7')),
    );
    const count = (status: number) => answers.filter((answer) => answer.status === status).length;
    expect({ ok: count(200), limited: count(429) }).toEqual({ ok: 10, limited: 20 });
  });

  it('[0.limits.swept] the database holds no address, and windows that are over are removed', async () => {
    const api = await open(limited('address', 10));
    await from(api, '203.0.113.77');
    const rows = () => api.database.selectFrom('rate_limits').selectAll().execute();
    expect(JSON.stringify(await rows())).not.toContain('203.0.113');
    expect(await rows()).toHaveLength(1);
    await removeOldWindows(api.database, api.clock.now());
    expect(await rows()).toHaveLength(1);
    api.clock.advance(MINUTE_MS + 1);
    await removeOldWindows(api.database, api.clock.now());
    expect(await rows()).toEqual([]);
  });

  it('[0.config] limits come from the environment, and 0 is none', async () => {
    const { rateLimits } = loadConfig({ ATS_RATE_LIMIT_ADDRESS: '0', ATS_RATE_LIMIT_SESSIONS: '7' });
    expect(rateLimits.session).toEqual({ count: 7, windowMs: MINUTE_MS });
    const api = await open({ rateLimits, trustedProxies: 1 });
    for (let call = 0; call < 5; call++) expect((await from(api, '10.0.0.1')).status).toBe(200);
    expect(() => loadConfig({ ATS_RATE_LIMIT_API_KEY: 'many' })).toThrow('ATS_RATE_LIMIT_API_KEY');
  });
});

describe('JSON', () => {
  it.each([
    ['{"a":1,"a":2}', 'twice'],
    ['{"b":{"a":1,"\\u0061":2}}', 'twice'],
    [`${'['.repeat(33)}${']'.repeat(33)}`, 'levels'],
    [`{"a":${'{"a":'.repeat(40)}1${'}'.repeat(40)}}`, 'levels'],
  ])('[2.bad-request] can mean one thing only: %s', (text, message) => {
    expect(() => parseStrictJson(text)).toThrow(message);
  });

  it('[2.bad-request] and what looks like it but is not is taken as it is', () => {
    for (const text of [
      '{"a":{"a":1},"b":[{"a":1},{"a":2}]}',
      '{"a":"{\\"a\\":1,\\"a\\":2}","b":"[[[[","c:":"\\\\"}',
      `${'['.repeat(32)}${']'.repeat(32)}`,
      '"text"',
      '{}',
    ])
      expect(parseStrictJson(text)).toEqual(JSON.parse(text));
  });

  const api = useTestApi({ start: false });

  it('[2.bad-request] is asked for by its type', async () => {
    const send = (type: string) =>
      api.call('/v1/sessions', { method: 'POST', body: '{}', headers: { 'content-type': type } });
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'application/jsonp'])
      await expectError(await send(type), 400, 'common.bad_request');
    for (const type of ['application/json', 'application/json; charset=utf-8', 'application/ld+json'])
      await expectError(await send(type), 422, 'common.validation_failed');
  });

  it('[0.body-limits] each route takes what its largest body needs', async () => {
    const organization = await api.organization();
    const client = widget(api, organization, await api.session(organization));
    const padded = (bytes: number) => work({ padding: 'x'.repeat(bytes) });
    await expectError(await client.post('/v1/works/init', padded(300_001)), 400, 'common.bad_request');
    await expectError(
      await client.post('/v1/works/prepare', { job_id: 'x'.repeat(16_001) }),
      400,
      'common.bad_request',
    );
    const creators = Array.from({ length: 32 }, () => ({
      full_name: '𝄞'.repeat(255),
      email: `${'a'.repeat(60)}@${'b.'.repeat(90)}example`,
      roles: { author: true },
    }));
    // The longest that clients send: every character escaped.
    const escaped = JSON.stringify(work({ creators })).replaceAll(
      /[^\x20-\x7e]/g,
      (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
    );
    const response = await api.call('/v1/works/init', {
      method: 'POST',
      body: escaped,
      token: await api.session(organization),
      siteKey: organization.siteKey,
      headers: { 'content-type': 'application/json' },
    });
    await ok(Promise.resolve(response));
  });
});

describe('signing keys', () => {
  const key = () => randomBytes(32);
  const verdict = async (api: TestApi, siteKey: string, token: string) =>
    (await api.call(`/v1/access/atc_${'0'.repeat(64)}/work`, { token, siteKey })).status;

  it('[0.token-keys] a token of the previous key is good while that key is accepted', async () => {
    const [old, current, next] = [key(), key(), key()];
    const before = await open({ tokenKeys: [old] });
    const organization = await before.organization();
    const token = await before.session(organization, { action: 'access' });
    const during = await open({ tokenKeys: [current, old] }, before);
    const after = await open({ tokenKeys: [next, current] }, before);
    expect(await verdict(during, organization.siteKey, token)).toBe(404);
    const later = await during.session(organization, { action: 'access' });
    expect(await verdict(before, organization.siteKey, later)).toBe(401);
    expect(await verdict(after, organization.siteKey, later)).toBe(404);
    expect(await verdict(after, organization.siteKey, token)).toBe(401);
  });

  it('[0.token-keys] are read from the environment: one, or the current and the previous one', () => {
    const [one, other] = [key(), key()];
    const given = `${one.toString('base64')},${other.toString('hex')}`;
    expect(loadConfig({ ATS_TOKEN_KEYS: given }).tokenKeys).toEqual([one, other]);
    expect(loadConfig({}).tokenKeys).toBeUndefined();
    expect(() => loadConfig({ ATS_TOKEN_KEYS: 'short' })).toThrow('ATS_TOKEN_KEYS');
    expect(() => loadConfig({ ATS_TOKEN_KEYS: `${given},${given}` })).toThrow('the previous one');
  });

  it('[0.token-keys] nothing but the one algorithm and a known key is accepted', async () => {
    const api = await open({});
    const organization = await api.organization();
    const token = await api.session(organization, { action: 'access' });
    const [, payload = '', signature = ''] = token.split('.');
    const header = JSON.parse(Buffer.from(token.split('.')[0] ?? '', 'base64url').toString()) as Record<
      string,
      unknown
    >;
    expect(header).toMatchObject({ alg: 'HS256', kid: expect.stringMatching(/^[\w-]{11}$/) });
    const forged = (change: Record<string, unknown>, sign = signature) =>
      [Buffer.from(JSON.stringify({ ...header, ...change })).toString('base64url'), payload, sign].join('.');
    for (const one of [
      forged({ alg: 'none' }, ''),
      forged({ alg: 'HS512' }),
      forged({ alg: 'RS256' }),
      forged({ kid: undefined }),
      forged({ kid: 'unknown' }),
    ]) {
      const call = { token: one, siteKey: organization.siteKey };
      await expectError(
        await api.call(`/v1/access/atc_${'0'.repeat(64)}/work`, call),
        401,
        'common.auth.invalid_token',
      );
    }
  });
});

describe('headers', () => {
  it('[0.security-headers] over https, pages are told to stay there', async () => {
    const plain = await open({});
    expect((await plain.call('/health')).headers.get('strict-transport-security')).toBeNull();
    const secure = await open({ publicUrl: 'https://api.example' }, plain);
    for (const path of ['/health', '/v1/nothing', '/reference'])
      expect((await secure.call(path)).headers.get('strict-transport-security')).toBe('max-age=31536000');
  });
});
