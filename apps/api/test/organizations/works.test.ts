import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { type Organization, expectError, useTestApi, waitForEnd } from '../support/api.ts';
import type { Json } from '../support/json.ts';
import { type Server, admin, apiKey, openServer, priced, server } from '../support/organizations.ts';
import { creator, ok, prepared, registered, upload, uploaded, widget, work } from '../support/works.ts';

const api = useTestApi();

/** A work that is on chain. */
async function finished(client: Server, values: Record<string, unknown> = {}): Promise<Json> {
  const { jobId } = await priced(api, client, values);
  const { transaction_id: id } = await ok(client.confirm(jobId), 202);
  const { result } = await waitForEnd(api, id);
  expect(result).toMatchObject({ success: true });
  return result;
}

/** As a page of the organization reads. */
async function read(organization: Organization, path: string, body: Record<string, unknown> = {}) {
  const token = await api.session(organization, { action: 'access', body });
  return api.call(path, { token, siteKey: organization.siteKey, origin: organization.origin });
}

const version = (values: Record<string, unknown> = {}) => ({
  creators: [creator({ full_name: 'Grace Hopper' })],
  network: 'testnet',
  ...values,
});

const EVERY_CALL: [method: 'GET' | 'POST', path: string, scope: string][] = [
  ['POST', '/init', 'works:register'],
  ['POST', '/prepare', 'works:register'],
  ['POST', '/confirm', 'works:register'],
  ['POST', '/1/versions/init', 'works:update'],
  ['POST', '/1/versions/init-upload', 'works:update'],
  ['POST', '/1/versions/prepare', 'works:update'],
  ['POST', '/1/versions/confirm', 'works:update'],
  ['GET', '', 'works:read'],
  ['GET', '/1', 'works:read'],
  ['GET', '/1/versions', 'works:read'],
];

const send = (organizationId: string, [method, path]: readonly [string, string, string], token?: string) =>
  api.call(`/v1/organizations/${organizationId}/works${path}`, {
    method,
    token,
    ...(method === 'POST' ? { body: {} } : {}),
  });

describe.each(EVERY_CALL)('%s …/works%s', (...call) => {
  const [, , scope] = call;

  it('[2.code.api_key.invalid_format, 2.auth.missing-token] needs an API key that looks like one', async () => {
    const organization = await api.organization();
    await expectError(await send(organization.id, call), 401, 'common.auth.missing_token');
    const token = await api.session(organization);
    for (const wrong of [
      token,
      'afo_sk_live_',
      `afo_sk_live_${'A'.repeat(48)}`,
      (await admin(api, organization)).token,
    ])
      await expectError(await send(organization.id, call, wrong), 401, 'api_key.invalid_format');
  });

  it('[2.code.api_key.not_found] needs a key that there is', async () => {
    const { id } = await api.organization();
    await expectError(await send(id, call, `afo_sk_live_${'0'.repeat(48)}`), 401, 'api_key.not_found');
  });

  it('[2.code.api_key.scope_denied] needs the scope, and says which', async () => {
    const organization = await api.organization();
    const others = ['works:register', 'works:update', 'works:read'].filter((other) => other !== scope);
    const { token } = await apiKey(api, organization, { scopes: others });
    const error = await expectError(await send(organization.id, call, token), 403, 'api_key.scope_denied');
    expect(error.details).toEqual({ required: scope });
  });

  it('[2.code.api_key.org_mismatch] is for the key’s organization, which is looked at before anything else', async () => {
    const organization = await api.organization();
    const manager = await admin(api, organization);
    const { id, token } = await ok(manager.create({ scopes: ['works:read'] }), 201);
    await manager.revoke(id);
    await api.api.services.organizations.setActive(organization.id, false);
    const other = await api.organization();
    for (const path of [other.id, randomUUID(), 'none', '%00'])
      await expectError(await send(path, call, token), 403, 'api_key.org_mismatch');
  });

  it('[2.code.api_key.revoked] a revoked key does nothing', async () => {
    const organization = await api.organization();
    const manager = await admin(api, organization);
    const { id, token } = await ok(manager.create(), 201);
    await manager.revoke(id);
    await expectError(await send(organization.id, call, token), 401, 'api_key.revoked');
  });

  it('[2.code.api_key.org_inactive] an organization that is not active does nothing', async () => {
    const organization = await api.organization();
    const { token } = await apiKey(api, organization);
    await api.api.services.organizations.setActive(organization.id, false);
    await expectError(await send(organization.id, call, token), 403, 'api_key.org_inactive');
  });
});

describe('an API key', () => {
  it('[5.keys.last-used] is noted as used, to the minute', async () => {
    const organization = await api.organization();
    const manager = await admin(api, organization);
    const { token } = await ok(manager.create(), 201);
    const lastUsed = async () => (await ok(manager.list())).api_keys[0].last_used_at as string | undefined;
    expect(await lastUsed()).toBeUndefined();
    const client = server(api, organization, token);
    await ok(client.get('?network=testnet'));
    const first = await lastUsed();
    expect(Math.abs(Date.parse(first ?? '') - api.clock.now().getTime())).toBeLessThan(10_000);
    await ok(client.get('?network=testnet'));
    expect(await lastUsed()).toBe(first);
    api.clock.advance(61_000);
    await ok(client.get('?network=testnet'));
    expect(Date.parse((await lastUsed()) ?? '')).toBeGreaterThan(Date.parse(first ?? '') + 60_000);
  });

  it('[5.keys.max-size] max_file_size_bytes lowers the cap, and never raises it', async () => {
    const organization = await api.organization();
    const small = await openServer(api, organization, { max_file_size_bytes: 100 });
    const { job_id: jobId } = await ok(small.init());
    const large = await openServer(api, organization, { max_file_size_bytes: 900_000_000 });
    const { job_id: other } = await ok(large.init());
    const rows = await api.database.selectFrom('jobs').select(['id', 'max_bytes']).execute();
    const maxOf = (id: string) => rows.find((row) => row.id === id)?.max_bytes;
    expect([maxOf(jobId), maxOf(other)]).toEqual([100, 500_000_000]);
  });

  it('[5.path.case] the organization of the path is a UUID, in either case', async () => {
    const organization = await api.organization();
    const { token } = await apiKey(api, organization);
    await ok(server(api, { id: organization.id.toUpperCase() }, token).init());
  });
});

describe('a registration by API key', () => {
  it('[5.register] goes through init, upload, prepare and confirm', async () => {
    const organization = await api.organization();
    const client = await openServer(api, organization);
    const init = await ok(client.init());
    expect(init).toEqual({
      job_id: expect.any(String),
      upload_url: expect.any(String),
      upload_expires_at: expect.any(String),
    });
    expect((await upload(api, init.upload_url)).status).toBe(200);
    const quote = await ok(client.prepare(init.job_id));
    expect(quote).toMatchObject({ job_id: init.job_id, is_valid: true });
    const confirmation = await ok(client.confirm(init.job_id), 202);
    expect(Object.keys(confirmation).sort()).toEqual(['status_url', 'transaction_id', 'ws_url']);
    const { result } = await waitForEnd(api, confirmation.transaction_id);
    expect(result).toMatchObject({ success: true });
    expect((await ok(client.confirm(init.job_id), 202)).transaction_id).toBe(confirmation.transaction_id);
  });

  it('[5.register.code] without external_user_ref there is an access code in the result', async () => {
    const organization = await api.organization();
    const result = await finished(await openServer(api, organization));
    expect(result['access_code']).toMatch(/^atc_[0-9a-f]{64}$/);
    const opened = read(organization, `/v1/access/${result['access_code']}/work`);
    expect(await ok(opened)).toMatchObject({ ats_id: result['ats_id'] });
  });

  it('[5.register.ref, 3.ref.no-code] with external_user_ref it is that user’s work, and there is no access code', async () => {
    const organization = await api.organization();
    const client = await openServer(api, organization);
    const result = await finished(client, { external_user_ref: 'user-1' });
    expect(result['access_code']).toBeUndefined();
    const body = { external_user_ref: 'user-1' };
    const { works } = await ok(read(organization, '/v1/works?network=testnet', body));
    expect(works).toMatchObject([{ ats_id: result['ats_id'] }]);
  });

  it.each(['', 'x'.repeat(256), 'é'.repeat(128), 7, 'nul \0'])(
    '[3.session.ref] an external_user_ref has 1–255 bytes: %#',
    async (external_user_ref) => {
      const client = await openServer(api, await api.organization());
      await expectError(await client.init({ external_user_ref }), 422, 'session.invalid_external_user_ref');
    },
  );

  it.each([
    ['registration.title_required', { title: ' ' }],
    ['registration.filename_required', { filename: undefined }],
    ['registration.creators_required', { creators: [] }],
    ['common.validation_failed', { network: undefined }],
    ['common.validation_failed', { network: 'devnet' }],
  ])('[5.register] the body is judged as a widget’s: %s', async (code, values) => {
    const client = await openServer(api, await api.organization());
    await expectError(await client.init(values), 422, code);
  });

  it('[5.register] one key works on both networks', async () => {
    const client = await openServer(api, await api.organization());
    for (const network of ['testnet', 'mainnet']) {
      const { quote } = await priced(api, client, { network });
      expect(quote['total_price_credits']).toBe(network === 'testnet' ? 0 : 639);
    }
  });

  it('[5.jobs.continued] any key of the organization goes on with a job, and nobody else', async () => {
    const organization = await api.organization();
    const [one, two] = [await openServer(api, organization), await openServer(api, organization)];
    const { jobId } = await priced(api, one, { external_user_ref: 'user-1' });
    await ok(two.prepare(jobId));

    const stranger = await openServer(api, await api.organization());
    await expectError(await stranger.prepare(jobId), 403, 'registration.upload_session_forbidden');
    await expectError(await stranger.confirm(jobId), 403, 'registration.prepared_forbidden');
    const body = { external_user_ref: 'user-1' };
    const page = widget(api, organization, await api.session(organization, { body }));
    await expectError(await page.prepare(jobId), 403, 'registration.upload_session_forbidden');
    await expectError(await page.confirm(jobId), 403, 'registration.prepared_forbidden');

    await ok(two.confirm(jobId), 202);
  });

  it('[5.jobs.continued] a key does not go on with the job of a token', async () => {
    const organization = await api.organization();
    const { jobId } = await uploaded(api, organization);
    const client = await openServer(api, organization);
    await expectError(await client.prepare(jobId), 403, 'registration.upload_session_forbidden');
    const quoted = await prepared(api, organization);
    await expectError(await client.confirm(quoted.jobId), 403, 'registration.prepared_forbidden');
  });

  it('[2.job.unknown] an unknown job is 404', async () => {
    const client = await openServer(api, await api.organization());
    for (const jobId of [randomUUID(), 'none']) {
      await expectError(await client.prepare(jobId), 404, 'registration.upload_session_not_found');
      await expectError(await client.confirm(jobId), 404, 'registration.prepared_not_found');
    }
  });

  it('[5.server.no-site-key] asks for no site key and no origin, and the widget may be off', async () => {
    const organization = await api.organization();
    await api.api.services.organizations.setWidget(organization.id, false);
    await ok((await openServer(api, organization)).init());
  });
});

describe('an update by API key', () => {
  const update = async (client: Server, atsId: number, values: Record<string, unknown> = {}) => {
    const { job_id: jobId } = await ok(client.post(`/${atsId}/versions/init`, version(values)));
    return jobId as string;
  };

  it('[5.update] with the same file: init, prepare, confirm', async () => {
    const client = await openServer(api, await api.organization());
    const { ats_id: atsId } = await finished(client);
    const init = await ok(client.post(`/${atsId}/versions/init`, version()));
    expect(init).toEqual({ job_id: expect.any(String) });
    const quote = await ok(client.post(`/${atsId}/versions/prepare`, init));
    expect(quote).toMatchObject({ version_deposit_credits: 0, is_valid: true });
    const { transaction_id } = await ok(client.post(`/${atsId}/versions/confirm`, init), 202);
    expect(await waitForEnd(api, transaction_id)).toMatchObject({ transaction_type: 'add_version' });
    const { versions } = await ok(client.get(`/${atsId}/versions?network=testnet`));
    expect(versions.map((item: Json) => item['version'])).toEqual([1, 2]);
    expect(versions[0].media_hash).toBe(versions[1].media_hash);
  });

  it('[5.update] with another file: init-upload, PUT, prepare, confirm', async () => {
    const client = await openServer(api, await api.organization());
    const { ats_id: atsId } = await finished(client);
    const init = await ok(client.post(`/${atsId}/versions/init-upload`, version({ filename: 'take-2.wav' })));
    expect((await upload(api, init.upload_url)).status).toBe(200);
    const job = { job_id: init.job_id };
    await ok(client.post(`/${atsId}/versions/prepare`, job));
    const { transaction_id } = await ok(client.post(`/${atsId}/versions/confirm`, job), 202);
    expect((await waitForEnd(api, transaction_id))['result']).toMatchObject({ success: true });
    const details = await ok(client.get(`/${atsId}?network=testnet`));
    expect(details).toMatchObject({ latest_version: 2, asset_filename: 'take-2.wav' });
  });

  it('[5.catalogue.any-user] reaches every work of the organization, whoever it is for', async () => {
    const organization = await api.organization();
    const client = await openServer(api, organization);
    const ofUser = await finished(client, { external_user_ref: 'user-1' });
    const ofPage = await registered(api, organization);
    for (const atsId of [ofUser['ats_id'], ofPage.result['ats_id']]) {
      const jobId = await update(client, atsId);
      await ok(client.post(`/${atsId}/versions/prepare`, { job_id: jobId }));
    }
  });

  it('[5.update.foreign] another organization’s work is 404, and so is one on the other network', async () => {
    const { ats_id: atsId } = await finished(await openServer(api, await api.organization()));
    const client = await openServer(api, await api.organization());
    for (const path of ['init', 'init-upload'])
      await expectError(
        await client.post(`/${atsId}/versions/${path}`, version({ filename: 'song.wav' })),
        404,
        'work.not_found',
      );
    await expectError(
      await client.post(`/${atsId}/versions/init`, version({ network: 'mainnet' })),
      404,
      'work.not_found',
    );
  });

  it('[5.update.owner] [2.code.work.not_owned_by_user] an external_user_ref has to be the work’s', async () => {
    const client = await openServer(api, await api.organization());
    const ofUser = await finished(client, { external_user_ref: 'user-1' });
    const ofNobody = await finished(client);
    const init = (atsId: unknown, external_user_ref: unknown, path = 'init') =>
      client.post(`/${String(atsId)}/versions/${path}`, version({ filename: 'song.wav', external_user_ref }));
    for (const path of ['init', 'init-upload']) {
      for (const [atsId, ref] of [
        [ofUser['ats_id'], 'user-2'],
        [ofUser['ats_id'], 'USER-1'],
        [ofNobody['ats_id'], 'user-1'],
      ])
        await expectError(await init(atsId, ref, path), 403, 'work.not_owned_by_user');
      await expectError(await init(ofUser['ats_id'], '', path), 422, 'session.invalid_external_user_ref');
      await ok(init(ofUser['ats_id'], 'user-1', path));
      await ok(init(ofUser['ats_id'], null, path));
    }
  });

  it('[5.update] the two inits name their network', async () => {
    const client = await openServer(api, await api.organization());
    const { ats_id: atsId } = await finished(client);
    const error = await expectError(
      await client.post(`/${atsId}/versions/init`, version({ network: undefined })),
      422,
      'common.validation_failed',
    );
    expect(error.details).toEqual({ fields: { network: expect.any(String) } });
  });

  it('[5.jobs.continued] a job is continued under its own work', async () => {
    const client = await openServer(api, await api.organization());
    const [one, two] = [await finished(client), await finished(client)];
    const job = { job_id: await update(client, one['ats_id']) };
    const code = 'registration.upload_session_forbidden';
    await expectError(await client.post(`/${two['ats_id']}/versions/prepare`, job), 403, code);
    await expectError(await client.post('/prepare', job), 403, code);
    await expectError(
      await client.post(`/${one['ats_id']}/versions/prepare`, { job_id: randomUUID() }),
      404,
      'registration.upload_session_not_found',
    );
    await expectError(
      await client.post(`/${one['ats_id']}/versions/confirm`, { job_id: randomUUID() }),
      404,
      'registration.prepared_not_found',
    );
  });
});

describe('the catalogue', () => {
  const titles = ({ works }: Json) => works.map((item: Json) => item['title']) as string[];

  async function fill(organization: Organization) {
    const client = await openServer(api, organization);
    const refs = [undefined, 'user-1', 'user-2'];
    for (const [index, external_user_ref] of refs.entries())
      await finished(client, { title: `Song ${index}`, external_user_ref });
    return client;
  }

  it('[5.catalogue.any-user] lists every work of the organization in pages, the newest first', async () => {
    const client = await fill(await api.organization());
    await finished(await openServer(api, await api.organization()), { title: 'Not ours' });
    const all = await ok(client.get('?network=testnet'));
    expect(titles(all)).toEqual(['Song 2', 'Song 1', 'Song 0']);
    expect(all).toMatchObject({ total_count: 3, page_info: { has_next_page: false } });
    const first = await ok(client.get('?network=testnet&first=2'));
    expect(titles(first)).toEqual(['Song 2', 'Song 1']);
    expect(first['page_info']).toMatchObject({ has_next_page: true, has_previous_page: false });
    const rest = await ok(client.get(`?network=testnet&first=2&after=${first['page_info'].end_cursor}`));
    expect(titles(rest)).toEqual(['Song 0']);
    expect(titles(await ok(client.get('?network=testnet&search=song%201')))).toEqual(['Song 1']);
    expect(await ok(client.get('?network=mainnet'))).toMatchObject({ works: [], total_count: 0 });
  });

  it('[5.catalogue.network] a call names its network, since a key is for both', async () => {
    const client = await openServer(api, await api.organization());
    for (const path of ['', '/1', '/1/versions', '?network=devnet']) {
      const error = await expectError(await client.get(path), 422, 'common.validation_failed');
      expect(error.details).toEqual({ fields: { network: expect.any(String) } });
    }
  });

  it('[5.catalogue.work] shows a work and its versions', async () => {
    const client = await openServer(api, await api.organization());
    const { ats_id: atsId } = await finished(client, work({ title: 'Aria' }));
    const details = await ok(client.get(`/${atsId}?network=testnet`));
    expect(details).toMatchObject({ ats_id: atsId, title: 'Aria', network: 'testnet', latest_version: 1 });
    expect(await ok(client.get(`/${atsId}/versions?network=testnet`))).toEqual({
      ats_id: atsId,
      versions: details['versions'],
    });
  });

  it('[5.catalogue.foreign] another organization’s work is 404', async () => {
    const { ats_id: atsId } = await finished(await openServer(api, await api.organization()));
    const client = await openServer(api, await api.organization());
    for (const path of [`/${atsId}`, `/${atsId}/versions`, '/99999999', '/none', '/-1', '/1e3'])
      await expectError(await client.get(`${path}?network=testnet`), 404, 'work.not_found');
  });
});
