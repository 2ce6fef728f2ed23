import { SignJWT } from 'jose';
import { describe, expect, it } from 'vitest';
import { type Call, expectError, useTestApi } from './support/api.ts';
import { ok, uploaded, widget, work } from './support/works.ts';

const api = useTestApi();

const init = (call: Call) => api.call('/v1/works/init', { body: work(), ...call });

describe('credentials of a widget call', () => {
  it('[2.code.common.auth.missing_token] [2.auth.missing-token] no token is 401 common.auth.missing_token', async () => {
    const { siteKey } = await api.organization();
    await expectError(await init({ siteKey }), 401, 'common.auth.missing_token');
    await expectError(
      await init({ siteKey, headers: { authorization: 'Basic abc' } }),
      401,
      'common.auth.missing_token',
    );
  });

  it('[2.code.common.auth.invalid_token] [2.auth.invalid-token] garbage is 401 common.auth.invalid_token', async () => {
    const { siteKey } = await api.organization();
    await expectError(await init({ siteKey, token: 'garbage' }), 401, 'common.auth.invalid_token');
  });

  it('[2.auth.invalid-token] a token of another key, algorithm or none is refused', async () => {
    const organization = await api.organization();
    const [, payload] = (await api.session(organization)).split('.');
    const forged = await new SignJWT(JSON.parse(Buffer.from(payload ?? '', 'base64url').toString()))
      .setProtectedHeader({ alg: 'HS256' })
      .sign(new Uint8Array(32));
    const none = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${payload}.`;
    const other = await new SignJWT({}).setProtectedHeader({ alg: 'HS512' }).sign(new Uint8Array(64));
    for (const token of [forged, none, other]) {
      await expectError(
        await init({ siteKey: organization.siteKey, token }),
        401,
        'common.auth.invalid_token',
      );
    }
  });

  it('[2.code.common.auth.expired] [2.auth.expired] an expired token is 401 common.auth.expired', async () => {
    const organization = await api.organization();
    const token = await api.session(organization);
    api.clock.advance(301_000);
    await expectError(await init({ siteKey: organization.siteKey, token }), 401, 'common.auth.expired');
  });

  it('[2.key.unknown] an unknown or missing site key is 401 common.auth.invalid_api_key', async () => {
    const token = await api.session(await api.organization());
    await expectError(await init({ token, siteKey: 'cpk_unknown' }), 401, 'common.auth.invalid_api_key');
    await expectError(await init({ token }), 401, 'common.auth.invalid_api_key');
  });

  it('[2.code.session.invalid_token] [3.token.site-key] token and site key of different organizations are 401 session.invalid_token', async () => {
    const [one, other] = await Promise.all([api.organization(), api.organization()]);
    await expectError(
      await init({ token: await api.session(one), siteKey: other.siteKey }),
      401,
      'session.invalid_token',
    );
  });

  it('[2.code.session.key_inactive] [2.key.inactive] a site key that is switched off is 403 session.key_inactive', async () => {
    const organization = await api.organization();
    const token = await api.session(organization);
    await api.database
      .updateTable('site_keys')
      .set({ active: false })
      .where('organization_id', '=', organization.id)
      .execute();
    await expectError(await init({ token, siteKey: organization.siteKey }), 403, 'session.key_inactive');
  });

  it('[1.organization.active] an organization switched off after minting is refused', async () => {
    const organization = await api.organization();
    const token = await api.session(organization);
    await api.database
      .updateTable('organizations')
      .set({ active: false })
      .where('id', '=', organization.id)
      .execute();
    await expectError(await init({ token, siteKey: organization.siteKey }), 403, 'organization.inactive');
  });

  it('[2.code.session.widget_not_enabled] [1.organization.widget-enabled] a widget switched off after minting is refused', async () => {
    const organization = await api.organization();
    const token = await api.session(organization);
    await api.database
      .updateTable('organizations')
      .set({ widget_enabled: false })
      .where('id', '=', organization.id)
      .execute();
    await expectError(
      await init({ token, siteKey: organization.siteKey }),
      403,
      'session.widget_not_enabled',
    );
  });

  it('[2.code.session.origin_not_allowed] [4.cors.own-organization] the real request is checked against its own organization', async () => {
    const [one, other] = await Promise.all([api.organization(), api.organization()]);
    const token = await api.session(one);
    await expectError(
      await init({ token, siteKey: one.siteKey, origin: other.origin }),
      403,
      'session.origin_not_allowed',
    );
  });

  it('[2.action.not-allowed] a token of another action is 403 session.action_not_allowed', async () => {
    const organization = await api.organization();
    for (const action of ['access', 'update_version'] as const) {
      const client = widget(api, organization, await api.session(organization, { action }));
      for (const response of [
        client.init(),
        client.prepare(crypto.randomUUID()),
        client.confirm(crypto.randomUUID()),
      ]) {
        await expectError(await response, 403, 'session.action_not_allowed');
      }
    }
    const register = await api.session(organization);
    const access = api.call(`/v1/access/atc_${'0'.repeat(64)}/work`, {
      token: register,
      siteKey: organization.siteKey,
    });
    await expectError(await access, 403, 'session.action_not_allowed');
  });
});

describe('one-time use', () => {
  it('[3.token.one-time] a second init with a token is 401 session.invalid_token', async () => {
    const organization = await api.organization();
    const client = widget(api, organization, await api.session(organization));
    expect((await client.init()).status).toBe(200);
    await expectError(await client.init(), 401, 'session.invalid_token');
  });

  it('[3.token.one-time] of 20 inits at the same moment one goes through', async () => {
    const organization = await api.organization();
    const client = widget(api, organization, await api.session(organization));
    const statuses = await Promise.all(Array.from({ length: 20 }, async () => (await client.init()).status));
    expect(statuses.filter((status) => status === 200)).toHaveLength(1);
    expect(statuses.filter((status) => status === 401)).toHaveLength(19);
    const jobs = await api.database
      .selectFrom('jobs')
      .select('id')
      .where('organization_id', '=', organization.id)
      .execute();
    expect(jobs).toHaveLength(1);
  });

  it('[3.token.first-successful] a refused init does not spend the token', async () => {
    const organization = await api.organization();
    const client = widget(api, organization, await api.session(organization));
    await expectError(await client.init({ title: '' }), 422, 'registration.title_required');
    expect((await client.init()).status).toBe(200);
  });

  it('[3.token.continues] the spent token goes on with its own job, and with no other', async () => {
    const organization = await api.organization();
    const own = await uploaded(api, organization);
    const other = await uploaded(api, organization);
    await ok(own.client.prepare(own.jobId));
    await expectError(await own.client.prepare(other.jobId), 401, 'session.invalid_token');
    await ok(own.client.confirm(own.jobId), 202);
  });

  it('[3.token.fresh] any fresh token of the same organization, action, network and user goes on', async () => {
    const organization = await api.organization();
    const session = { body: { external_user_ref: 'user-1' } };
    const { jobId } = await uploaded(api, organization, { session });
    const fresh = () => api.session(organization, session).then((token) => widget(api, organization, token));
    await ok((await fresh()).prepare(jobId));
    await ok((await fresh()).confirm(jobId), 202);
  });

  it('[3.token.reads] reads do not spend a token', async () => {
    const organization = await api.organization();
    const token = await api.session(organization, { action: 'access' });
    const read = () =>
      api.call(`/v1/access/atc_${'0'.repeat(64)}/work`, { token, siteKey: organization.siteKey });
    await expectError(await read(), 404, 'access_code.not_found');
    await expectError(await read(), 404, 'access_code.not_found');
  });
});
