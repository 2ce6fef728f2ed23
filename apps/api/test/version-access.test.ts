import { describe, expect, it } from 'vitest';
import { type Organization, type SessionOptions, expectError, useTestApi } from './support/api.ts';
import {
  asUser,
  byAtsId,
  byCode,
  caller,
  codedWork,
  fresh,
  otherCreator,
  preparedUpdate,
  updated,
  updater,
  userWork,
} from './support/updates.ts';
import { creator, ok, prepared, uploaded, wav } from './support/works.ts';

const api = useTestApi();

const unknownCode = `atc_${'0'.repeat(64)}`;

/** The four calls of an update, each with a body that is right as far as it goes. */
const steps = (jobId: string = crypto.randomUUID()) => [
  { step: 'init', body: { creators: [creator()] } },
  { step: 'init-upload', body: { creators: [creator()], filename: 'a.wav' } },
  { step: 'prepare', body: { job_id: jobId } },
  { step: 'confirm', body: { job_id: jobId } },
];

/** Makes every call of an update at a path, with one session. */
async function everyStep(
  organization: Organization,
  path: string,
  session: SessionOptions,
  check: (response: Response, step: string) => Promise<unknown>,
) {
  const client = await fresh(api, organization, session);
  for (const { step, body } of steps())
    await check(await client.post(`${path}/versions/${step}`, body), step);
}

describe('who may update', () => {
  it.each(['register', 'access'] as const)(
    '[2.action.not-allowed] a token for %s may not: 403 session.action_not_allowed',
    async (action) => {
      const organization = await api.organization();
      const { path } = await codedWork(api, organization);
      await everyStep(organization, path, { action }, (response) =>
        expectError(response, 403, 'session.action_not_allowed'),
      );
    },
  );

  it('[4.headers] needs a token and a site key', async () => {
    for (const { step, body } of steps()) {
      const path = `/v1/access/${unknownCode}/versions/${step}`;
      await expectError(await api.call(path, { body }), 401, 'common.auth.missing_token');
    }
  });

  it('[2.code.format] a malformed code is 400, whatever is asked', async () => {
    await everyStep(await api.organization(), '/v1/access/atc_12', {}, (response) =>
      expectError(response, 400, 'access_code.format_invalid'),
    );
  });

  it('[2.code.unknown] an unknown code is 404, whatever is asked; so is another organization’s', async () => {
    const organization = await api.organization();
    const { path } = await codedWork(api, await api.organization());
    for (const target of [byCode(unknownCode), path]) {
      await everyStep(organization, target, {}, (response) =>
        expectError(response, 404, 'access_code.not_found'),
      );
    }
  });

  it('[2.network.not-allowed] a token of the other network is 403 session.network_not_allowed', async () => {
    const organization = await api.organization();
    const { path } = await codedWork(api, organization);
    await everyStep(organization, path, { network: 'mainnet' }, (response) =>
      expectError(response, 403, 'session.network_not_allowed'),
    );
  });

  it('[4.versions.network] the network defaults to the work’s own; a different one in the body is 403', async () => {
    const organization = await api.organization();
    const { path } = await codedWork(api, organization);
    const client = await updater(api, organization, path);
    await expectError(await client.init({ network: 'mainnet' }), 403, 'session.network_not_allowed');
    await expectError(await client.initUpload({ network: 'mainnet' }), 403, 'session.network_not_allowed');
    await ok(client.init({ network: 'testnet' }));
  });

  it('[3.session.ats-id] a token for another work is 403 work.access_forbidden, by access code and by reference', async () => {
    const organization = await api.organization();
    const { path, atsId } = await codedWork(api, organization);
    const body = { allowed_ats_id: atsId + 1 };
    await everyStep(organization, path, { body }, (response) =>
      expectError(response, 403, 'work.access_forbidden'),
    );
    const own = await userWork(api, organization, 'ada');
    const session = asUser('ada', { body: { allowed_ats_id: own.atsId + 1 } });
    await everyStep(organization, own.path, session, (response) =>
      expectError(response, 403, 'work.access_forbidden'),
    );
    const allowed = asUser('ada', { body: { allowed_ats_id: own.atsId } });
    expect((await updated(api, organization, own.path, { session: allowed })).result).toMatchObject({
      success: true,
    });
  });
});

describe('by reference', () => {
  it('[4.versions.reference] the user whom the token names updates their work, and still gets no access code', async () => {
    const organization = await api.organization();
    const { path, atsId, workId } = await userWork(api, organization, 'ada');
    const session = asUser('ada');
    const values = { network: 'testnet' };
    const { result } = await updated(api, organization, path, { session, values, file: wav() });
    expect(result).toMatchObject({ success: true, ats_id: atsId, work_id: workId });
    expect(result).not.toHaveProperty('access_code');
    const client = await updater(api, organization, path, session);
    expect((await ok(client.get('/versions'))).versions).toHaveLength(2);
    expect((await ok(client.get('/creators'))).creators).toMatchObject([{ full_name: 'Grace Hopper' }]);
  });

  it('[2.code.common.forbidden] [4.reference.write] another user’s work is 403 common.forbidden on writes, and so is one without a user', async () => {
    const organization = await api.organization();
    const { path } = await userWork(api, organization, 'ada');
    const { atsId } = await codedWork(api, organization);
    for (const target of [path, byAtsId(atsId)]) {
      await everyStep(organization, target, asUser('grace'), (response) =>
        expectError(response, 403, 'common.forbidden'),
      );
    }
  });

  it('[2.work.not-found] a work that does not exist, or is another organization’s, is 404 work.not_found', async () => {
    const organization = await api.organization();
    const { path } = await userWork(api, await api.organization(), 'ada');
    for (const target of [path, byAtsId(999_999), byAtsId('x'), byAtsId('-1'), byAtsId('9'.repeat(17))]) {
      await everyStep(organization, target, asUser('ada'), (response) =>
        expectError(response, 404, 'work.not_found'),
      );
    }
  });

  it('[4.reference.token] a token without external_user_ref is refused: 422 session.invalid_external_user_ref', async () => {
    const organization = await api.organization();
    const { path } = await userWork(api, organization, 'ada');
    await everyStep(organization, path, {}, (response) =>
      expectError(response, 422, 'session.invalid_external_user_ref'),
    );
  });

  it('[3.ref.only] a body reference that differs from the token’s, or stands without one, is 422', async () => {
    const organization = await api.organization();
    const pinned = await userWork(api, organization, 'user-1');
    const coded = await codedWork(api, organization);
    const mine = await updater(api, organization, pinned.path, asUser('user-1'));
    const theirs = await updater(api, organization, coded.path);
    for (const [client, external_user_ref] of [
      [mine, 'user-2'],
      [mine, 'USER-1'],
      [mine, ''],
      [theirs, 'user-1'],
    ] as const) {
      const values = { external_user_ref, network: 'testnet' };
      for (const answer of [await client.init(values), await client.initUpload(values)])
        await expectError(answer, 422, 'session.invalid_external_user_ref');
    }
    await ok(mine.init({ external_user_ref: 'user-1', network: 'testnet' }));
  });

  it('[4.versions.network] a different network in the body is 403 session.network_not_allowed', async () => {
    const organization = await api.organization();
    const { path } = await userWork(api, organization, 'ada');
    const client = await updater(api, organization, path, asUser('ada'));
    await expectError(await client.init({ network: 'mainnet' }), 403, 'session.network_not_allowed');
  });
});

describe('jobs of updates', () => {
  it('[3.token.one-time] init and init-upload spend the token: another of either is 401 session.invalid_token', async () => {
    const organization = await api.organization();
    const { path } = await codedWork(api, organization);
    for (const first of ['init', 'initUpload'] as const) {
      const client = await updater(api, organization, path);
      expect((await client.get('/work')).status, 'reads do not').toBe(200);
      const { job_id: jobId } = await ok(client[first]());
      await expectError(await client.init(), 401, 'session.invalid_token');
      await expectError(await client.initUpload(), 401, 'session.invalid_token');
      expect((await client.get('/work')).status).toBe(200);
      if (first === 'init') await ok(client.prepare(jobId));
    }
  });

  it('[3.token.first-successful] an init that is refused leaves the token unspent', async () => {
    const organization = await api.organization();
    const { path } = await codedWork(api, organization);
    const client = await updater(api, organization, path);
    await expectError(await client.init({ creators: [] }), 422, 'registration.creators_required');
    await expectError(await client.init({ network: 'mainnet' }), 403, 'session.network_not_allowed');
    await ok(client.init());
  });

  it('[3.token.fresh] any fresh token of the same organization, action, network and user goes on', async () => {
    const organization = await api.organization();
    const { path } = await codedWork(api, organization);
    const { jobId } = await preparedUpdate(api, organization, path);
    await ok((await updater(api, organization, path)).confirm(jobId), 202);
  });

  it('[2.job.foreign] a job of another work, or of a registration, is 403', async () => {
    const organization = await api.organization();
    const one = await codedWork(api, organization);
    const two = await codedWork(api, organization);
    const { jobId } = await preparedUpdate(api, organization, one.path);
    const client = await updater(api, organization, two.path);
    await expectError(await client.prepare(jobId), 403, 'registration.upload_session_forbidden');
    await expectError(await client.confirm(jobId), 403, 'registration.prepared_forbidden');
    const registration = await prepared(api, organization);
    await expectError(await client.prepare(registration.jobId), 403, 'registration.upload_session_forbidden');
    await expectError(await client.confirm(registration.jobId), 403, 'registration.prepared_forbidden');
    const register = (await uploaded(api, organization)).client;
    await expectError(await register.prepare(jobId), 403, 'registration.upload_session_forbidden');
    await expectError(await register.confirm(jobId), 403, 'registration.prepared_forbidden');
  });

  it('[2.job.unknown] an unknown job is 404', async () => {
    const organization = await api.organization();
    const { path } = await codedWork(api, organization);
    const client = await updater(api, organization, path);
    for (const jobId of [crypto.randomUUID(), 'x']) {
      await expectError(await client.prepare(jobId), 404, 'registration.upload_session_not_found');
      await expectError(await client.confirm(jobId), 404, 'registration.prepared_not_found');
    }
  });

  it('[2.code.registration.prepared_forbidden] [3.ref.pinned] a job of one user is not another’s, on a work that both may reach by its code', async () => {
    const organization = await api.organization();
    const { path } = await codedWork(api, organization);
    const { jobId } = await preparedUpdate(api, organization, path, { session: asUser('ada') });
    const other = await updater(api, organization, path, asUser('grace'));
    await expectError(await other.confirm(jobId), 403, 'registration.prepared_forbidden');
  });
});

describe('what an update is begun with', () => {
  it('[2.init.creators-required] missing creators are 422 registration.creators_required', async () => {
    const organization = await api.organization();
    const { path } = await codedWork(api, organization);
    const client = await fresh(api, organization);
    for (const step of ['init', 'init-upload']) {
      const body = { filename: 'a.wav' };
      await expectError(
        await client.post(`${path}/versions/${step}`, body),
        422,
        'registration.creators_required',
      );
    }
  });

  it('[2.init.filename-required] a missing file name is 422 registration.filename_required', async () => {
    const organization = await api.organization();
    const { path } = await codedWork(api, organization);
    const client = await updater(api, organization, path);
    await expectError(await client.initUpload({ filename: ' ' }), 422, 'registration.filename_required');
  });

  it('[2.validation.fields] bad values are 422 with the path of each', async () => {
    const organization = await api.organization();
    const { path } = await codedWork(api, organization);
    const client = await updater(api, organization, path);
    const creators = [otherCreator(), creator({ email: 'nobody' })];
    const error = await expectError(
      await client.init({ creators, network: 'moonnet' }),
      422,
      'common.validation_failed',
    );
    expect(error.details).toEqual({
      fields: { 'creators[1].email': expect.any(String), network: expect.any(String) },
    });
  });

  it('[2.bad-request] what is no JSON object is 400 common.bad_request', async () => {
    const organization = await api.organization();
    const { path } = await codedWork(api, organization);
    const token = await api.session(organization, { action: 'update_version' });
    const { post } = caller(api, organization, token);
    for (const { step } of steps())
      await expectError(await post(`${path}/versions/${step}`, '{'), 400, 'common.bad_request');
  });
});
