import { AtsError } from '@ats-kit/protocol';
import { describe, expect, it } from 'vitest';
import { createAtsApi } from '../src/index.ts';
import { SITE_KEY, TOKEN, apiAt, wire, work } from './fixtures.ts';
import { type Reply, envelope, play, rejection, until } from './scenario.ts';

const job = { jobId: 'job-1' };
const html = { text: '<h1>Bad gateway</h1>' };

describe('the routes', () => {
  it('[4.routes] ask what the contract says and translate the answers', async () => {
    const server = await play(
      { json: wire.uploadJob },
      { json: wire.quote },
      { json: wire.confirmation, status: 202 },
    );
    const api = apiAt(server.atsUrl);
    const options = { token: TOKEN };

    expect(await api.initWork(work, options)).toEqual({
      jobId: 'job-1',
      uploadUrl: wire.uploadJob.upload_url,
      uploadExpiresAt: '2026-04-30T11:00:00Z',
    });
    const quote = await api.prepare(job, options);
    expect(quote).toMatchObject({ jobId: 'job-1', totalPriceCredits: 10, isValid: true });
    expect(quote).not.toHaveProperty('somethingNew');
    expect(await api.confirm(job, options)).toMatchObject({
      transactionId: 'tx-1',
      wsUrl: '/v1/ws/transactions/tx-1',
    });

    const seen = await server.seen();
    expect(seen.map(({ method, path }) => `${method} ${path}`)).toEqual([
      'POST /v1/works/init',
      'POST /v1/works/prepare',
      'POST /v1/works/confirm',
    ]);
    for (const { headers } of seen) {
      expect(headers).toMatchObject({
        authorization: `Bearer ${TOKEN}`,
        'x-site-key': SITE_KEY,
        'content-type': 'application/json',
      });
      expect(headers).not.toHaveProperty('cookie');
    }
    expect(JSON.parse(seen[0]?.body ?? '')).toEqual({
      title: 'Nuit blanche',
      creators: [
        {
          full_name: 'Inès Caradec',
          email: 'ines@caradec.example',
          roles: { author: true, composer: true, arranger: false, adapter: false },
        },
      ],
      filename: 'nuit.wav',
      network: 'testnet',
    });
    expect(JSON.parse(seen[2]?.body ?? '')).toEqual({ job_id: 'job-1' });
  });

  it('[4.routes.public] stats and transactions carry no header that needs a preflight, and no token', async () => {
    const server = await play({ json: wire.stats }, { json: wire.status });
    const api = apiAt(server.atsUrl);
    expect(await api.stats({ network: 'mainnet' }, { token: TOKEN })).toEqual({
      totalWorks: 12,
      maxAudioSizeBytes: 500_000_000,
    });
    expect(await api.transaction({ transactionId: 'tx 1/é' }, { token: TOKEN })).toMatchObject({
      currentStep: 'signing',
      result: null,
    });

    const seen = await server.seen();
    expect(seen.map(({ path }) => path)).toEqual([
      '/v1/stats?network=mainnet',
      '/v1/transactions/tx%201%2F%C3%A9',
    ]);
    for (const { headers } of seen) {
      expect(headers).not.toHaveProperty('authorization');
      expect(headers).not.toHaveProperty('x-site-key');
    }
    expect(await server.preflights()).toBe(0);
  });

  it('[4.routes] ask for the certificate of a work with the token and the key, and without a body', async () => {
    const { url, expires_at } = wire.certificate;
    const server = await play({ json: wire.certificate }, { json: { url, expires_at } });
    const api = apiAt(server.atsUrl);
    expect(await api.workCertificate({ workId: 'work 1/é' }, { token: TOKEN })).toEqual({
      url,
      expiresAt: '2026-04-30T11:15:00Z',
      jsonUrl: 'https://store.example/certificate.json?signed',
    });
    // The public service offers the PDF alone.
    expect(await api.workCertificate({ workId: 'work-2' }, { token: TOKEN })).toEqual({
      url,
      expiresAt: expires_at,
    });

    const seen = await server.seen();
    expect(seen.map(({ method, path }) => `${method} ${path}`)).toEqual([
      'GET /v1/works/work%201%2F%C3%A9/download/certificate',
      'GET /v1/works/work-2/download/certificate',
    ]);
    for (const { headers, body } of seen) {
      expect(headers).toMatchObject({ authorization: `Bearer ${TOKEN}`, 'x-site-key': SITE_KEY });
      for (const header of ['content-type', 'cookie']) expect(headers).not.toHaveProperty(header);
      expect(body).toBe('');
    }
  });

  it('a certificate that is not there yet is an error of its own, and none waits for ever', async () => {
    const server = await play(
      { status: 404, json: envelope('work.certificate_unavailable') },
      { hold: 'headers' },
    );
    const api = apiAt(server.atsUrl, { json: 200 });
    const options = { token: TOKEN };
    expect(await rejection(api.workCertificate({ workId: 'work-1' }, options))).toMatchObject({
      code: 'work.certificate_unavailable',
      kind: 'refused',
    });
    expect(await rejection(api.workCertificate({ workId: 'work-1' }, options))).toMatchObject({
      code: 'widget.network_error',
      details: { reason: 'timeout' },
    });
    const reason = new Error('No longer wanted.');
    const call = api.workCertificate({ workId: 'work-1' }, { ...options, signal: AbortSignal.abort(reason) });
    expect(await rejection(call)).toBe(reason);
    expect(await server.seen()).toHaveLength(2);
  });

  it.each(['', '.', '..'])(
    'a work "%s" has no certificate, and never becomes another route',
    async (workId) => {
      const server = await play({ json: wire.certificate });
      const call = apiAt(server.atsUrl).workCertificate({ workId }, { token: TOKEN });
      expect(await rejection(call)).toMatchObject({ code: 'common.not_found' });
      expect(await server.seen()).toEqual([]);
    },
  );

  it.each(['', '.', '..'])(
    'a transaction "%s" does not exist, and never becomes another route',
    async (transactionId) => {
      const server = await play({ json: wire.status });
      expect(await rejection(apiAt(server.atsUrl).transaction({ transactionId }))).toMatchObject({
        code: 'common.not_found',
      });
      expect(await server.seen()).toEqual([]);
    },
  );

  it('leaves the Authorization header out when there is no token', async () => {
    const server = await play({ status: 401, json: envelope('common.auth.missing_token') });
    expect(await rejection(apiAt(server.atsUrl).confirm(job))).toMatchObject({
      code: 'common.auth.missing_token',
      kind: 'token',
    });
    expect((await server.seen())[0]?.headers).not.toHaveProperty('authorization');
  });

  it('refuses a token that no header can carry as a server would', async () => {
    const server = await play({ json: wire.confirmation });
    const error = await rejection(apiAt(server.atsUrl).confirm(job, { token: 'two\nlines' }));
    expect(error).toMatchObject({ code: 'common.auth.invalid_token', kind: 'token' });
    expect(await server.seen()).toEqual([]);
  });

  it('takes a trailing slash, and a fetch of its own', async () => {
    const server = await play({ json: wire.stats });
    const asked: string[] = [];
    const api = createAtsApi({
      atsUrl: `${server.atsUrl}/`,
      siteKey: SITE_KEY,
      fetch: (input, init) => {
        asked.push((input as Request).url);
        return fetch(input, init);
      },
    });
    await api.stats({ network: 'testnet' });
    expect(asked).toEqual([`${server.atsUrl}/v1/stats?network=testnet`]);
  });
});

describe('the configuration', () => {
  it.each([
    '',
    'ats.example.org',
    '/api',
    'ftp://ats.example.org',
    'https://me:pw@ats.example.org',
    'https://a.b/?x=1',
    'https://a.b/#x',
  ])('atsUrl "%s" is refused', (atsUrl) => {
    const make = () => createAtsApi({ atsUrl, siteKey: SITE_KEY });
    expect(make).toThrow(AtsError);
    expect(make).toThrow(expect.objectContaining({ code: 'widget.configuration_error' }));
  });

  it.each(['', 'csk_secret', 'cpk_é'])('siteKey "%s" is refused', (siteKey) => {
    expect(() => createAtsApi({ atsUrl: 'https://a.b', siteKey })).toThrow(
      expect.objectContaining({ code: 'widget.configuration_error' }),
    );
  });
});

describe.concurrent('an answer that is not 2xx', () => {
  it('[2.envelope.read] becomes the error that its envelope describes', async () => {
    const details = { size_bytes: 2, max_bytes: 1 };
    const server = await play({
      status: 413,
      json: envelope('registration.audio_too_large', { details }),
      headers: { 'X-Request-Id': 'req_header' },
    });
    const error = await rejection(apiAt(server.atsUrl).prepare(job, { token: TOKEN }));
    expect(error).toBeInstanceOf(AtsError);
    expect(error).toMatchObject({
      code: 'registration.audio_too_large',
      kind: 'refused',
      message: 'Said by the server.',
      details,
      requestId: 'req_envelope',
      status: 413,
      retryAfterMs: undefined,
    });
  });

  it('[2.envelope.request-id] takes the request id of the header, and the message of the catalogue, when the envelope has none', async () => {
    const error = {
      code: 'registration.audio_too_large',
      message: '',
      details: { size_bytes: 2, max_bytes: 1 },
    };
    const server = await play({ status: 413, json: { error }, headers: { 'X-Request-Id': 'req_header' } });
    expect(await rejection(apiAt(server.atsUrl).prepare(job))).toMatchObject({
      requestId: 'req_header',
      message: 'The file has 2 bytes; at most 1 are taken.',
    });
  });

  it('is read whatever its content type says', async () => {
    const server = await play({ status: 404, text: JSON.stringify(envelope('work.not_found')) });
    expect(await rejection(apiAt(server.atsUrl).prepare(job))).toMatchObject({
      code: 'work.not_found',
      status: 404,
    });
  });

  it('keeps a code that is not known', async () => {
    const server = await play({ status: 409, json: envelope('work.something_new') });
    expect(await rejection(apiAt(server.atsUrl).prepare(job))).toMatchObject({
      code: 'work.something_new',
      kind: 'refused',
      status: 409,
    });
  });

  it.each([
    [401, 'common.unauthorized', 'token'],
    [503, 'common.service_unavailable', 'unavailable'],
    [403, 'widget.malformed_response', 'client'],
    [404, 'widget.malformed_response', 'client'],
    [500, 'widget.malformed_response', 'client'],
    [502, 'widget.malformed_response', 'client'],
  ])('[2.envelope.missing] %i without an envelope is %s', async (status, code, kind) => {
    for (const body of [html, { json: { error: 'text' } }, { text: '' }, { text: '{"error":' }]) {
      const server = await play({
        status,
        ...body,
        headers: { 'X-Request-Id': 'req_header', 'Retry-After': '7' },
      });
      const error = await rejection(apiAt(server.atsUrl).confirm(job, { token: TOKEN }));
      expect(error).toMatchObject({
        code,
        kind,
        status,
        requestId: 'req_header',
        retryAfterMs: 7000,
        details: { reason: 'no_envelope' },
      });
      expect(await server.seen()).toHaveLength(1);
    }
  });
});

describe.concurrent('a 2xx answer that cannot be read', () => {
  it.each<[string, Reply, object]>([
    ['HTML', html, { reason: 'no_json' }],
    ['nothing', { text: '' }, { reason: 'no_json' }],
    ['no content', { status: 204 }, { reason: 'no_json' }],
    ['half of the JSON', { text: '{"job_id":' }, { reason: 'no_json' }],
    [
      'other JSON',
      { json: { ...wire.quote, is_valid: 'yes' } },
      { reason: 'unexpected_json', issues: [{ path: 'is_valid' }] },
    ],
    ['an envelope', { json: envelope('work.not_found') }, { reason: 'unexpected_json' }],
  ])('[2.malformed] %s is widget.malformed_response', async (_, reply, details) => {
    const server = await play({ ...reply, headers: { 'X-Request-Id': 'req_header' } });
    expect(await rejection(apiAt(server.atsUrl).prepare(job))).toMatchObject({
      code: 'widget.malformed_response',
      requestId: 'req_header',
      status: reply.status ?? 200,
      details,
    });
    expect(await server.seen()).toHaveLength(1);
  });
});

describe.concurrent('a 429', () => {
  const limited: Reply = { status: 429, json: envelope('common.rate_limited') };
  const after = (value: string, more: Reply = limited): Reply => ({
    ...more,
    headers: { 'Retry-After': value },
  });
  const waits = (seen: { atMs: number }[]) =>
    seen.slice(1).map(({ atMs }, index) => atMs - (seen[index]?.atMs ?? 0));

  it('[2.limited] is repeated twice, after 1 s and 2 s, and then fails', async () => {
    const server = await play(limited);
    expect(await rejection(apiAt(server.atsUrl).initWork(work, { token: TOKEN }))).toMatchObject({
      code: 'common.rate_limited',
      status: 429,
    });
    const seen = await server.seen();
    const [first = 0, second = 0, ...more] = waits(seen);
    expect(first).toBeGreaterThan(950);
    expect(first).toBeLessThan(1900);
    expect(second).toBeGreaterThan(1950);
    expect(second).toBeLessThan(2900);
    expect(more).toEqual([]);
    expect(new Set(seen.map(({ body, headers }) => `${body} ${headers['authorization']}`)).size).toBe(1);
  });

  it('[2.limited.no-envelope] and without an envelope is repeated, too', async () => {
    const server = await play(after('0', { status: 429, ...html }));
    expect(await rejection(apiAt(server.atsUrl).stats({ network: 'testnet' }))).toMatchObject({
      code: 'common.rate_limited',
    });
    expect(await server.seen()).toHaveLength(3);
  });

  it('[2.limited.retry-after] waits for Retry-After instead, in seconds', async () => {
    const server = await play(after('2'), { json: wire.confirmation, status: 202 });
    expect(await apiAt(server.atsUrl).confirm(job, { token: TOKEN })).toMatchObject({
      transactionId: 'tx-1',
    });
    const [wait = 0] = waits(await server.seen());
    expect(wait).toBeGreaterThan(1950);
    expect(wait).toBeLessThan(2900);
  });

  it('[2.limited.retry-after-date] waits until the date of Retry-After; one that has passed does not wait', async () => {
    const server = await play(
      after(new Date(Date.now() - 60_000).toUTCString()),
      after(new Date(Date.now() + 3000).toUTCString()),
      { json: wire.quote },
    );
    await apiAt(server.atsUrl).prepare(job, { token: TOKEN });
    const [first = 0, second = 0] = waits(await server.seen());
    expect(first).toBeLessThan(500);
    // HTTP dates have whole seconds, so up to one of the three is cut off.
    expect(second).toBeGreaterThan(1000);
    expect(second).toBeLessThan(3500);
  });

  it('waits its own time when Retry-After is neither, or another header speaks of a limit', async () => {
    const server = await play(after('1.5'), { json: wire.quote });
    await apiAt(server.atsUrl).prepare(job);
    expect(waits(await server.seen())[0]).toBeGreaterThan(950);
    const other = await play({ ...limited, headers: { 'RateLimit-Reset': '3600' } }, { json: wire.quote });
    await apiAt(other.atsUrl).prepare(job);
    expect(waits(await other.seen())[0]).toBeLessThan(1900);
  });

  it('fails at once when Retry-After is longer than anybody waits', async () => {
    const server = await play(after('31'));
    expect(await rejection(apiAt(server.atsUrl).prepare(job))).toMatchObject({
      code: 'common.rate_limited',
      retryAfterMs: 31_000,
    });
    expect(await server.seen()).toHaveLength(1);
  });

  it('[2.limited.quota] of a quota is repeated as every other', async () => {
    const details = { limit: 5, used: 5, resets_at: '2026-05-01T00:00:00Z' };
    const server = await play(
      after('0', { status: 429, json: envelope('common.quota_exceeded', { details }) }),
    );
    expect(await rejection(apiAt(server.atsUrl).confirm(job))).toMatchObject({
      code: 'common.quota_exceeded',
      kind: 'limited',
      details,
    });
    expect(await server.seen()).toHaveLength(3);
  });

  it('gives way to the error that follows it', async () => {
    const server = await play(after('0'), { status: 401, json: envelope('common.auth.expired') });
    expect(await rejection(apiAt(server.atsUrl).confirm(job))).toMatchObject({ code: 'common.auth.expired' });
    expect(await server.seen()).toHaveLength(2);
  });
});

describe('a server that is not reached', () => {
  it('is widget.network_error, and the error does not hold the token', async () => {
    const error = await rejection(apiAt('http://127.0.0.1:1').confirm(job, { token: TOKEN }));
    expect(error).toMatchObject({
      code: 'widget.network_error',
      kind: 'client',
      requestId: null,
      details: { reason: 'network' },
    });
    expect(error).toHaveProperty('cause');
    expect((error as AtsError).cause).not.toHaveProperty('request');
  });

  it.each(['at once', 'after request', 'in body'] as const)(
    '[4.confirm.lost] a confirm whose connection is cut %s is not repeated',
    async (reset) => {
      const server = await play({ reset, json: wire.confirmation });
      let sent = 0;
      const api = createAtsApi({
        atsUrl: server.atsUrl,
        siteKey: SITE_KEY,
        fetch: (input, init) => {
          sent++;
          return fetch(input, init);
        },
      });
      expect(await rejection(api.confirm(job, { token: TOKEN }))).toMatchObject({
        code: 'widget.network_error',
        details: { reason: 'network' },
      });
      expect(sent).toBe(1);
      // Chromium itself sends a request again, a POST too, when a connection that was used before ends without an answer.
      if (typeof document === 'undefined') expect(await server.seen()).toHaveLength(1);
    },
  );

  it.each(['headers', 'body'] as const)(
    '[4.confirm.timeout] a confirm whose %s never come ends by time, and is not repeated',
    async (hold) => {
      const server = await play({ hold, json: wire.confirmation });
      expect(
        await rejection(apiAt(server.atsUrl, { confirm: 400 }).confirm(job, { token: TOKEN })),
      ).toMatchObject({
        code: 'widget.network_error',
        details: { reason: 'timeout' },
      });
      const seen = await server.seen();
      expect(seen).toHaveLength(1);
      await until(async () => (await server.seen())[0]?.closed === true);
    },
  );

  it('has a time-out of its own for each kind of route', async () => {
    const server = await play({ waitMs: 300, json: wire.quote });
    const api = apiAt(server.atsUrl, { json: 50, prepare: 2000 });
    expect(await api.prepare(job)).toMatchObject({ jobId: 'job-1' });
    expect(await rejection(api.stats({ network: 'testnet' }))).toMatchObject({
      details: { reason: 'timeout' },
    });
    expect(await rejection(api.initWork(work))).toMatchObject({ details: { reason: 'timeout' } });
  });
});

describe.concurrent('an abort', () => {
  const reason = new Error('No longer wanted.');

  it('before the call sends nothing', async () => {
    const server = await play({ json: wire.stats });
    const signal = AbortSignal.abort(reason);
    expect(await rejection(apiAt(server.atsUrl).stats({ network: 'testnet' }, { signal }))).toBe(reason);
    expect(await rejection(apiAt(server.atsUrl).confirm(job, { signal, token: 'two\nlines' }))).toBe(reason);
    expect(await server.seen()).toEqual([]);
  });

  it.each(['headers', 'body'] as const)(
    'while the %s are awaited rejects with its reason and hangs up',
    async (hold) => {
      const server = await play({ hold, json: wire.quote });
      const controller = new AbortController();
      const call = rejection(apiAt(server.atsUrl).prepare(job, { signal: controller.signal, token: TOKEN }));
      await until(async () => (await server.seen()).length === 1);
      if (hold === 'body') await new Promise((resolve) => setTimeout(resolve, 100));
      controller.abort(reason);
      expect(await call).toBe(reason);
      await until(async () => (await server.seen())[0]?.closed === true);
    },
  );

  it('while the body of an error is awaited rejects with its reason', async () => {
    const server = await play({ hold: 'body', status: 503, json: envelope('common.service_unavailable') });
    const controller = new AbortController();
    const call = rejection(apiAt(server.atsUrl).prepare(job, { signal: controller.signal }));
    await until(async () => (await server.seen()).length === 1);
    await new Promise((resolve) => setTimeout(resolve, 100));
    controller.abort(reason);
    expect(await call).toBe(reason);
  });

  it('while waiting to repeat rejects at once, and nothing is repeated', async () => {
    const server = await play({
      status: 429,
      json: envelope('common.rate_limited'),
      headers: { 'Retry-After': '1' },
    });
    const controller = new AbortController();
    const call = rejection(apiAt(server.atsUrl).confirm(job, { signal: controller.signal, token: TOKEN }));
    await until(async () => (await server.seen())[0]?.closed === true);
    const startMs = performance.now();
    controller.abort(reason);
    expect(await call).toBe(reason);
    expect(performance.now() - startMs).toBeLessThan(500);
    await new Promise((resolve) => setTimeout(resolve, 1200));
    expect(await server.seen()).toHaveLength(1);
  });

  it('rejects with whatever reason was given', async () => {
    const server = await play({ hold: 'headers' });
    const controller = new AbortController();
    const call = rejection(apiAt(server.atsUrl).stats({ network: 'testnet' }, { signal: controller.signal }));
    controller.abort('a text');
    expect(await call).toBe('a text');
  });
});
