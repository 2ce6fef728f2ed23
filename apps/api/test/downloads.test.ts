import { describe, expect, it } from 'vitest';
import { type Organization, type SessionOptions, expectError, useTestApi } from './support/api.ts';
import type { Json } from './support/json.ts';
import { asUser, byCode, codedWork, fresh, updated, userWork } from './support/updates.ts';
import { atStore, ok, wav } from './support/works.ts';

const api = useTestApi();

async function ask(organization: Organization, path: string, session: SessionOptions = {}) {
  return (await fresh(api, organization, { action: 'access', ...session })).get(path);
}

const KINDS = ['audio', 'certificate'] as const;

/** The file behind an answer's URL, wherever that leads. */
const follow = ({ url }: Json): Promise<Response> => atStore(api, url);

describe('the audio of a version', () => {
  it('[4.download.audio] is behind a URL that needs nothing else, each version’s own file under its own name', async () => {
    const organization = await api.organization();
    const [first, second] = [wav(), wav()];
    const { path } = await codedWork(api, organization, { file: first });
    await updated(api, organization, path, { file: second });
    for (const [version, file, name] of [
      [1, first, 'song.wav'],
      [2, second, 'remaster.wav'],
    ] as const) {
      const answer = await ok(ask(organization, `${path}/versions/${version}/download/audio`));
      expect(answer).toEqual({ url: expect.any(String), expires_at: expect.stringMatching(/Z$/) });
      expect(Date.parse(answer.expires_at)).toBeGreaterThan(api.clock.now().getTime());
      const response = await follow(answer);
      expect(response.status).toBe(200);
      expect(response.headers.get('content-disposition')).toContain(name);
      expect(new Uint8Array(await response.arrayBuffer())).toEqual(file);
    }
  });

  it.each(['3000000000', '9007199254740991'])(
    '[4.download.no-version] a version %s is 404, whatever the database can count to',
    async (version) => {
      const organization = await api.organization();
      const { path } = await codedWork(api, organization);
      for (const kind of KINDS)
        await expectError(
          await ask(organization, `${path}/versions/${version}/download/${kind}`),
          404,
          'work.not_found',
        );
    },
  );

  it('[4.download.reference] a user’s own by the work’s id', async () => {
    const organization = await api.organization();
    const file = wav();
    const { workId } = await userWork(api, organization, 'ada', { file });
    const path = `/v1/works/${workId}/versions/1/download/audio`;
    const response = await follow(await ok(ask(organization, path, asUser('ada'))));
    expect(new Uint8Array(await response.arrayBuffer())).toEqual(file);
  });

  it('[2.code.work.no_asset] [2.work.no-asset] a file that is not there any more is 404 work.no_asset', async () => {
    const organization = await api.organization();
    const { path, result } = await codedWork(api, organization);
    const { object_key: key } = await api.database
      .selectFrom('work_versions')
      .select('object_key')
      .where('work_id', '=', result['work_id'])
      .executeTakeFirstOrThrow();
    await api.api.objects.remove(key);
    await expectError(await ask(organization, `${path}/versions/1/download/audio`), 404, 'work.no_asset');
  });
});

describe.each(KINDS)('%s', (kind) => {
  const rest = (version: number | string = 1) => `/versions/${version}/download/${kind}`;

  it.each(['0', '2', '-1', 'x', '1.0', '9'.repeat(20)])(
    '[2.code.work.not_found] [2.work.not-found] a version that does not exist is 404 work.not_found: %s',
    async (version) => {
      const organization = await api.organization();
      const { path } = await codedWork(api, organization);
      await expectError(await ask(organization, `${path}${rest(version)}`), 404, 'work.not_found');
    },
  );

  it('[4.reference.read] another user’s work is 404 work.not_found, as is one that does not exist', async () => {
    const organization = await api.organization();
    const { workId } = await userWork(api, organization, 'ada');
    const coded = await codedWork(api, organization);
    const foreign = await userWork(api, await api.organization(), 'grace');
    for (const id of [workId, coded.result['work_id'], foreign.workId, crypto.randomUUID(), '0', 'x'])
      await expectError(
        await ask(organization, `/v1/works/${String(id)}${rest()}`, asUser('grace')),
        404,
        'work.not_found',
      );
  });

  it('[4.reference.token] by the work’s id a token without external_user_ref is refused', async () => {
    const organization = await api.organization();
    const { workId } = await userWork(api, organization, 'ada');
    await expectError(
      await ask(organization, `/v1/works/${workId}${rest()}`),
      422,
      'session.invalid_external_user_ref',
    );
  });

  it('[2.code.unknown] an unknown access code is 404, and a malformed one 400', async () => {
    const organization = await api.organization();
    const { path } = await codedWork(api, await api.organization());
    await expectError(await ask(organization, `${path}${rest()}`), 404, 'access_code.not_found');
    await expectError(
      await ask(organization, `${byCode('atc_1')}${rest()}`),
      400,
      'access_code.format_invalid',
    );
  });

  it('[3.session.ats-id] a token for another work is 403 work.access_forbidden', async () => {
    const organization = await api.organization();
    const { path, atsId } = await codedWork(api, organization);
    const own = await userWork(api, organization, 'ada');
    const body = { allowed_ats_id: atsId + 1_000 };
    await expectError(await ask(organization, `${path}${rest()}`, { body }), 403, 'work.access_forbidden');
    await expectError(
      await ask(organization, `/v1/works/${own.workId}${rest()}`, asUser('ada', { body })),
      403,
      'work.access_forbidden',
    );
  });

  it('[2.network.not-allowed] a token of the other network is 403 session.network_not_allowed', async () => {
    const organization = await api.organization();
    const { path } = await codedWork(api, organization);
    const { workId } = await userWork(api, organization, 'ada');
    const network = 'mainnet' as const;
    await expectError(
      await ask(organization, `${path}${rest()}`, { network }),
      403,
      'session.network_not_allowed',
    );
    await expectError(
      await ask(organization, `/v1/works/${workId}${rest()}`, asUser('ada', { network })),
      403,
      'session.network_not_allowed',
    );
  });

  it('[2.code.session.action_not_allowed] [2.action.not-allowed] a token for register may not: 403 session.action_not_allowed', async () => {
    const organization = await api.organization();
    const { path } = await codedWork(api, organization);
    const session = { action: 'register' as const };
    await expectError(
      await ask(organization, `${path}${rest()}`, session),
      403,
      'session.action_not_allowed',
    );
  });
});
