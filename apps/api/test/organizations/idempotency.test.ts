import { describe, expect, it } from 'vitest';
import { tidy } from '../../src/services/housekeeping.ts';
import { type Organization, expectError, openTestApi, useTestApi, waitForEnd } from '../support/api.ts';
import { type Server, apiKey, openServer, priced, server } from '../support/organizations.ts';
import { creator, ok, upload, work } from '../support/works.ts';

const api = useTestApi();
const HOUR_MS = 3_600_000;

const key = (value: string) => ({ 'idempotency-key': value });
/** With a body that is written out already. */
const typedKey = (value: string) => ({ ...key(value), 'content-type': 'application/json' });
const jobsOf = (organization: Organization) =>
  api.database.selectFrom('jobs').select('id').where('organization_id', '=', organization.id).execute();

async function open() {
  const organization = await api.organization();
  return { organization, client: await openServer(api, organization) };
}

async function registeredBy(client: Server): Promise<number> {
  const { jobId } = await priced(api, client);
  const { transaction_id: id } = await ok(client.confirm(jobId), 202);
  return (await waitForEnd(api, id))['result'].ats_id as number;
}

const version = (values: Record<string, unknown> = {}) => ({
  creators: [creator({ full_name: 'Grace Hopper' })],
  network: 'testnet',
  filename: 'take-2.wav',
  ...values,
});

describe('Idempotency-Key', () => {
  it('[5.idempotency.same-answer] the second call gets the very same answer, and makes no job', async () => {
    const { organization, client } = await open();
    const first = await (await client.init({}, key('one'))).text();
    api.clock.advance(5_000);
    const second = await client.init({}, key('one'));
    expect(second.status).toBe(200);
    expect(await second.text()).toBe(first);
    expect(await jobsOf(organization)).toHaveLength(1);
  });

  it('[5.idempotency.same-answer] the answer serves: its upload URL takes the file', async () => {
    const { client } = await open();
    await client.init({}, key('one'));
    const { job_id: jobId, upload_url: url } = await ok(client.init({}, key('one')));
    expect((await upload(api, url)).status).toBe(200);
    await ok(client.prepare(jobId));
  });

  it.each(['init', 'init-upload'])('[5.idempotency.same-answer] …/versions/%s too', async (path) => {
    const { organization, client } = await open();
    const atsId = await registeredBy(client);
    const send = () => client.post(`/${atsId}/versions/${path}`, version(), key('update'));
    const answers = await Promise.all([send(), send(), send()].map((answer) => ok(answer)));
    expect(answers[1]).toEqual(answers[0]);
    expect(answers[2]).toEqual(answers[0]);
    expect(await jobsOf(organization)).toHaveLength(2);
  });

  it('[5.idempotency.concurrent] 50 inits at the same moment with one key make one job', async () => {
    const { organization, client } = await open();
    const answers = await Promise.all(Array.from({ length: 50 }, () => ok(client.init({}, key('the same')))));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect((await jobsOf(organization)).map(({ id }) => id)).toEqual([answers[0].job_id]);
  }, 120_000);

  it('[5.idempotency.concurrent] in two processes beside each other too', async () => {
    const organization = await api.organization();
    const { token } = await apiKey(api, organization);
    const beside = await openTestApi({ beside: api });
    try {
      const here = server(api, organization, token);
      const there = server(beside, organization, token);
      const answers = await Promise.all(
        Array.from({ length: 20 }, (_, index) =>
          ok((index % 2 === 0 ? here : there).init({}, key('the same'))),
        ),
      );
      expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
      expect(await jobsOf(organization)).toHaveLength(1);
    } finally {
      await beside.close();
    }
  });

  it('[5.idempotency.same-answer] other keys, and none, are other jobs', async () => {
    const { organization, client } = await open();
    const answers = [client.init({}, key('one')), client.init({}, key('ONE')), client.init(), client.init()];
    const jobs = await Promise.all(answers.map(async (answer) => (await ok(answer)).job_id));
    expect(new Set(jobs).size).toBe(4);
    expect(await jobsOf(organization)).toHaveLength(4);
  });

  it('[5.idempotency.per-key] an API key knows nothing of another one’s', async () => {
    const organization = await api.organization();
    const [one, two] = [await openServer(api, organization), await openServer(api, organization)];
    const first = await ok(one.init({}, key('one')));
    const second = await ok(two.init({ title: 'Another' }, key('one')));
    expect(second.job_id).not.toBe(first.job_id);
  });

  it('[5.idempotency.mismatch] [2.code.common.idempotency_mismatch] the same key with another body is 409', async () => {
    const { organization, client } = await open();
    await ok(client.init({}, key('one')));
    for (const values of [
      { title: 'Other' },
      { external_user_ref: 'me' },
      { network: 'mainnet' },
      { title: '' },
    ])
      await expectError(await client.init(values, key('one')), 409, 'common.idempotency_mismatch');
    expect(await jobsOf(organization)).toHaveLength(1);
  });

  it('[5.idempotency.mismatch] and so it is on another route', async () => {
    const { client } = await open();
    const atsId = await registeredBy(client);
    await ok(client.post(`/${atsId}/versions/init`, version(), key('one')));
    await expectError(
      await client.post(`/${atsId}/versions/init-upload`, version(), key('one')),
      409,
      'common.idempotency_mismatch',
    );
    await expectError(await client.init({}, key('one')), 409, 'common.idempotency_mismatch');
  });

  it('[5.idempotency.canonical] white space and the order of keys do not make another body', async () => {
    const { client } = await open();
    const first = await ok(client.init({}, key('one')));
    const reversed = Object.fromEntries(Object.entries(work()).reverse());
    const body = JSON.stringify(reversed, undefined, 4);
    expect(await ok(client.post('/init', body, typedKey('one')))).toEqual(first);
  });

  it('[5.idempotency.errors] an error is not kept: the same key goes through once the fault is gone', async () => {
    const { organization, client } = await open();
    await expectError(await client.init({ title: '' }, key('one')), 422, 'registration.title_required');
    const { job_id: jobId } = await ok(client.init({}, key('one')));
    expect((await ok(client.init({}, key('one')))).job_id).toBe(jobId);
    expect(await jobsOf(organization)).toHaveLength(1);
  });

  it('[5.idempotency.day] lasts 24 hours, whether it was swept by then or not', async () => {
    const { organization, client } = await open();
    const first = await ok(client.init({}, key('one')));
    api.clock.advance(24 * HOUR_MS - 60_000);
    expect(await ok(client.init({}, key('one')))).toEqual(first);
    api.clock.advance(120_000);
    const second = await ok(client.init({ title: 'Other' }, key('one')));
    expect(second.job_id).not.toBe(first.job_id);
    expect(await ok(client.init({ title: 'Other' }, key('one')))).toEqual(second);
    expect((await jobsOf(organization)).map(({ id }) => id)).toContain(second.job_id);
  });

  it('[5.idempotency.swept] answers that have had their time are removed', async () => {
    const { organization, client } = await open();
    await ok(client.init({}, key('old')));
    api.clock.advance(23 * HOUR_MS);
    await ok(client.init({}, key('young')));
    api.clock.advance(HOUR_MS);
    await tidy({
      database: api.database,
      objects: api.api.objects,
      objectStore: api.api.objectStore,
      clock: api.clock,
      config: api.config,
      logger: { info() {}, warn() {}, error() {} },
    });
    const rows = await api.database
      .selectFrom('idempotent_requests as request')
      .innerJoin('api_keys as key', 'key.id', 'request.api_key_id')
      .select('request.idempotency_key')
      .where('key.organization_id', '=', organization.id)
      .execute();
    expect(rows).toEqual([{ idempotency_key: 'young' }]);
  });

  it('[5.idempotency.encrypted] the database does not hold the upload URL', async () => {
    const { client } = await open();
    const { upload_url: url, job_id: jobId } = await ok(client.init({}, key('sealed')));
    const rows = await api.database
      .selectFrom('idempotent_requests')
      .selectAll()
      .where('idempotency_key', '=', 'sealed')
      .execute();
    expect(rows).toHaveLength(1);
    for (const part of [url, new URL(url).search, jobId]) expect(JSON.stringify(rows)).not.toContain(part);
  });

  it('[5.idempotency.length] has 1 to 255 characters, else 400 common.bad_request', async () => {
    const { client } = await open();
    await ok(client.init({}, key('x'.repeat(255))));
    for (const value of ['x'.repeat(256), 'x'.repeat(5_000), ''])
      await expectError(await client.init({}, key(value)), 400, 'common.bad_request');
  });

  it('[5.idempotency.length] a body of nothing but nesting is 400', async () => {
    const { client } = await open();
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
    const body = JSON.stringify(work()).replace(/\}$/, `,"more":${deep}}`);
    await expectError(await client.post('/init', body, typedKey('deep')), 400, 'common.bad_request');
  });

  it('[5.idempotency.revoked] a key that has ended gets no answer any more', async () => {
    const organization = await api.organization();
    const created = await apiKey(api, organization);
    const client = server(api, organization, created.token);
    await ok(client.init({}, key('one')));
    await api.api.services.apiKeys.revoke(organization.id, created.id);
    await expectError(await client.init({}, key('one')), 401, 'api_key.revoked');
  });
});
