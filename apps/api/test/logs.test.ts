import { describe, expect, it } from 'vitest';
import { useTestApi, waitForEnd } from './support/api.ts';
import { admin, openServer, server } from './support/organizations.ts';
import { codedWork, preparedUpdate } from './support/updates.ts';
import { ok, upload, work } from './support/works.ts';

const api = useTestApi();

/** Shorter ones are words, like the name of a step. */
const MIN_SECRET_CHARACTERS = 16;
/** Every line of the log has one. */
const INSTANT = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/;

function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => (key === 'request_id' ? [] : stringsIn(inner)));
}

/** Everything that was said to the API and by it: headers, paths, bodies and answers. */
function overhear() {
  const heard = new Set<string>();
  // Whole, and in its parts: a base64 text has slashes of its own.
  const hear = (text: string) => {
    for (const part of [text, ...text.split(/[\s/?&=]+/)])
      if (part.length >= MIN_SECRET_CHARACTERS && !INSTANT.test(part)) heard.add(part);
  };
  const answer = api.api.app.fetch;
  api.api.app.fetch = async (request, ...rest) => {
    hear(request.url);
    for (const name of ['authorization', 'x-site-key', 'idempotency-key', 'origin'])
      hear(request.headers.get(name) ?? '');
    if (request.headers.get('content-type') === 'application/json')
      for (const text of stringsIn(await request.clone().json())) hear(text);
    const response = await answer(request, ...rest);
    if (response.headers.get('content-type')?.startsWith('application/json'))
      for (const text of stringsIn(await response.clone().json())) hear(text);
    return response;
  };
  return {
    heard,
    stop: () => {
      api.api.app.fetch = answer;
    },
  };
}

describe('the log', () => {
  it('[0.logs.secrets] holds nothing of what callers send and get, on any path', async () => {
    const { heard, stop } = overhear();
    const organization = await api.organization();
    const { path, result } = await codedWork(api, organization);
    const update = await preparedUpdate(api, organization, path);
    await update.client.confirm(update.jobId);
    await update.client.get('/versions/1/download/audio');

    const manager = await admin(api, organization);
    const key = await ok(manager.create({ webhook_url: 'https://hooks.example/ats-of-this-test' }), 201);
    const client = server(api, organization, key.token);
    const idempotent = { 'idempotency-key': 'an-idempotency-key-of-this-test' };
    const job = await ok(client.init({ external_user_ref: 'a-user-of-this-test' }, idempotent));
    await upload(api, job.upload_url);
    await ok(client.prepare(job.job_id));
    const { transaction_id: id } = await ok(client.confirm(job.job_id), 202);
    await waitForEnd(api, id);
    await ok(client.get('?network=testnet'));
    await manager.revoke(key.id);
    await client.init();

    const { siteKey } = organization;
    await api.call('/v1/works/init', { token: 'an-invalid-token-of-this-test', siteKey, body: work() });
    await api.call('/v1/sessions', { body: { secret_key: 'an-invalid-secret-key-of-this-test' } });
    await (await openServer(api, organization)).get('/99999999999999999999?network=testnet');
    stop();

    for (const secret of [key.token, key.webhook_secret_base64, manager.token, result['access_code'], id])
      expect(heard, 'was overheard').toContain(String(secret));
    expect(heard.size).toBeGreaterThan(50);
    const log = api.logs.join('');
    expect(log).toContain('/v1/organizations/:organizationId/works/init');
    const told = [...heard].filter((secret) => log.includes(secret));
    expect(told).toEqual([]);
  });
});
