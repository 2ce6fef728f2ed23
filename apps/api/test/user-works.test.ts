import { afterAll, describe, expect, it } from 'vitest';
import {
  type Organization,
  type SessionOptions,
  expectError,
  useTestApi,
  waitForEnd,
} from './support/api.ts';
import { scriptedChain } from './support/chains.ts';
import { asUser, byAtsId, codedWork, fresh, updated, userWork } from './support/updates.ts';
import { confirmed, creator, ok } from './support/works.ts';
import type { Json } from './support/json.ts';

const chain = scriptedChain();
const api = useTestApi({ chain: chain.build });
afterAll(() => chain.stop());

async function list(organization: Organization, query: string, session: SessionOptions): Promise<Json> {
  const client = await fresh(api, organization, { action: 'access', ...session });
  return ok(client.get(`/v1/works${query}`));
}

async function refused(organization: Organization, path: string, session: SessionOptions) {
  const client = await fresh(api, organization, { action: 'access', ...session });
  return client.get(path);
}

/** An organization with works of a user, the oldest first. */
async function withWorks(user: string, titles: string[]) {
  const organization = await api.organization();
  const atsIds: number[] = [];
  for (const title of titles)
    atsIds.push((await userWork(api, organization, user, { work: { title } })).atsId);
  return { organization, atsIds };
}

const titlesOf = (page: Json) => page.works.map(({ title }: { title: string }) => title);

describe('GET /v1/works', () => {
  it('[4.list.shape] answers { works, page_info, total_count }, the newest first', async () => {
    const { organization, atsIds } = await withWorks('ada', ['First', 'Second']);
    const page = await list(organization, '?network=testnet', asUser('ada'));
    expect(page).toEqual({
      works: [expect.objectContaining({ title: 'Second' }), expect.objectContaining({ title: 'First' })],
      page_info: {
        has_next_page: false,
        has_previous_page: false,
        start_cursor: expect.any(String),
        end_cursor: expect.any(String),
      },
      total_count: 2,
    });
    expect(page.works[1]).toEqual({
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      ats_id: atsIds[0],
      owner: expect.stringMatching(/^5/),
      latest_version: 1,
      latest_commitment: expect.stringMatching(/^0x[0-9a-f]{64}$/),
      created_at: expect.stringMatching(/Z$/),
      latest_version_at: expect.stringMatching(/Z$/),
      title: 'First',
      asset_filename: 'song.wav',
      has_files: true,
    });
  });

  it('[4.list.latest] an update shows in the list', async () => {
    const { organization, atsIds } = await withWorks('ada', ['Song']);
    const { quote } = await updated(api, organization, byAtsId(atsIds[0]), { session: asUser('ada') });
    const [work] = (await list(organization, '', asUser('ada'))).works;
    expect(work).toMatchObject({ latest_version: 2, latest_commitment: quote.commitment, title: 'Song' });
    expect(Date.parse(work.latest_version_at)).toBeGreaterThanOrEqual(Date.parse(work.created_at));
  });

  it('[4.list.scope] holds the works of that user alone: no other user’s, organization’s, network’s, nor one without a user', async () => {
    const { organization } = await withWorks('ada', ['Hers']);
    await userWork(api, organization, 'grace');
    await userWork(api, organization, 'ada', { network: 'mainnet', work: { title: 'On mainnet' } });
    await userWork(api, await api.organization(), 'ada');
    await codedWork(api, organization);
    const page = await list(organization, '?network=testnet', asUser('ada'));
    expect(titlesOf(page)).toEqual(['Hers']);
    expect(page.total_count).toBe(1);
    const mainnet = await list(organization, '?network=mainnet', asUser('ada', { network: 'mainnet' }));
    expect(titlesOf(mainnet)).toEqual(['On mainnet']);
    const none = await list(organization, '', asUser('nobody'));
    expect(none).toEqual({
      works: [],
      page_info: { has_next_page: false, has_previous_page: false },
      total_count: 0,
    });
  });

  it('[4.list.registered] a work that is not on chain yet, or never will be, is in no list', async () => {
    const organization = await api.organization();
    chain.isHeld = true;
    const { transactionId } = await confirmed(api, organization, { session: asUser('ada') });
    expect((await list(organization, '', asUser('ada'))).works).toEqual([]);
    chain.isHeld = false;
    chain.refuse = { outcome: 'Token.FundsUnavailable' };
    await waitForEnd(api, transactionId);
    chain.refuse = {};
    expect(await list(organization, '', asUser('ada'))).toMatchObject({ works: [], total_count: 0 });
    expect((await list(organization, '?search=song', asUser('ada'))).total_count).toBe(0);
  });

  it('[3.session.ats-id] a token for one work lists that work alone', async () => {
    const { organization, atsIds } = await withWorks('ada', ['One', 'Two']);
    const only = async (atsId: number, user = 'ada') =>
      list(organization, '', asUser(user, { body: { allowed_ats_id: atsId } }));
    expect(await only(atsIds[0] ?? -1)).toMatchObject({ works: [{ title: 'One' }], total_count: 1 });
    expect(await only(atsIds[0] ?? -1, 'grace')).toMatchObject({ works: [], total_count: 0 });
  });

  it('[2.code.session.invalid_external_user_ref] [4.reference.token] a token without external_user_ref is refused: 422 session.invalid_external_user_ref', async () => {
    const organization = await api.organization();
    for (const path of ['', '/1/versions', '/1/creators', '/1/versions/1/creators']) {
      await expectError(
        await refused(organization, `/v1/works${path}`, {}),
        422,
        'session.invalid_external_user_ref',
      );
    }
  });

  it('[2.action.not-allowed] a token for register may not read: 403 session.action_not_allowed', async () => {
    const organization = await api.organization();
    const session = asUser('ada', { action: 'register' });
    for (const path of ['', '/1/versions', '/1/creators', '/1/versions/1/creators'])
      await expectError(
        await refused(organization, `/v1/works${path}`, session),
        403,
        'session.action_not_allowed',
      );
  });

  it('[2.network.not-allowed] another network than the token’s is 403 session.network_not_allowed', async () => {
    const { organization, atsIds } = await withWorks('ada', ['One']);
    for (const path of ['', `/${atsIds[0]}/versions`, `/${atsIds[0]}/creators`])
      await expectError(
        await refused(organization, `/v1/works${path}?network=mainnet`, asUser('ada')),
        403,
        'session.network_not_allowed',
      );
  });
});

describe('pages', () => {
  it('[4.list.cursors] go forward by cursors, each work once, though others are registered meanwhile', async () => {
    const { organization } = await withWorks('ada', ['a', 'b', 'c', 'd', 'e']);
    const first = await list(organization, '?first=2', asUser('ada'));
    expect(titlesOf(first)).toEqual(['e', 'd']);
    expect(first.page_info).toMatchObject({ has_next_page: true, has_previous_page: false });
    await userWork(api, organization, 'ada', { work: { title: 'f' } });
    const second = await list(organization, `?first=2&after=${first.page_info.end_cursor}`, asUser('ada'));
    expect(titlesOf(second)).toEqual(['c', 'b']);
    expect(second.page_info).toMatchObject({ has_next_page: true, has_previous_page: true });
    const third = await list(organization, `?first=2&after=${second.page_info.end_cursor}`, asUser('ada'));
    expect(titlesOf(third)).toEqual(['a']);
    expect(third.page_info).toMatchObject({ has_next_page: false, has_previous_page: true });
    expect(third.total_count).toBe(6);
    const past = await list(organization, `?after=${third.page_info.end_cursor}`, asUser('ada'));
    expect(past).toMatchObject({ works: [], page_info: { has_next_page: false }, total_count: 6 });
    const again = await list(organization, `?first=2&after=${second.page_info.start_cursor}`, asUser('ada'));
    expect(titlesOf(again)).toEqual(['b', 'a']);
  });

  it('[4.list.cursor-tampered] a cursor that is not ours, or of another list, is 400 common.bad_request', async () => {
    const { organization } = await withWorks('ada', ['a', 'b']);
    const cursor = (await list(organization, '?first=1', asUser('ada'))).page_info.end_cursor as string;
    const changed = (cursor.startsWith('A') ? 'B' : 'A') + cursor.slice(1);
    for (const after of ['', 'x', '1', changed, `${cursor}A`, `${cursor}=`, cursor.slice(1), '%00'])
      await expectError(
        await refused(organization, `/v1/works?after=${after}`, asUser('ada')),
        400,
        'common.bad_request',
      );
    for (const [query, user] of [
      ['', 'grace'],
      ['&search=aria', 'ada'],
    ] as const)
      await expectError(
        await refused(organization, `/v1/works?after=${cursor}${query}`, asUser(user)),
        400,
        'common.bad_request',
      );
  });

  it.each(['0', '101', '-1', '1.5', 'x', '', '1e1', '9'.repeat(20)])(
    '[4.list.first] first is 1 to 100: %j is 422 common.validation_failed',
    async (first) => {
      const error = await expectError(
        await refused(await api.organization(), `/v1/works?first=${first}`, asUser('ada')),
        422,
        'common.validation_failed',
      );
      expect(error.details).toEqual({ fields: { first: expect.any(String) } });
    },
  );

  it.each([
    ['network=moonnet', 'network'],
    ['network=', 'network'],
    [`search=${'x'.repeat(201)}`, 'search'],
    ['search=%00', 'search'],
  ])('[2.validation.fields] %s is 422 common.validation_failed', async (query, field) => {
    const error = await expectError(
      await refused(await api.organization(), `/v1/works?${query}`, asUser('ada')),
      422,
      'common.validation_failed',
    );
    expect(error.details).toEqual({ fields: { [field]: expect.any(String) } });
  });
});

describe('search', () => {
  it('[4.list.search] finds parts of titles, whatever their case, accents and punctuation', async () => {
    const titles = ['Été à la mer', '100% Aria', 'Under_score', "Don't stop", '月光曲', 'AC/DC Live', '÷'];
    const { organization } = await withWorks('ada', titles);
    const found = async (search: string) =>
      titlesOf(await list(organization, `?search=${encodeURIComponent(search)}`, asUser('ada')));
    expect(await found('ete')).toEqual(['Été à la mer']);
    expect(await found('MER')).toEqual(['Été à la mer']);
    expect(await found('ari')).toEqual(['100% Aria']);
    expect(await found('r')).toEqual([]);
    expect(await found('a')).toEqual(['AC/DC Live', '100% Aria', 'Été à la mer']);
    expect(await found('dont')).toEqual(["Don't stop"]);
    expect(await found('dc li')).toEqual(['AC/DC Live']);
    expect(await found('光')).toEqual(['月光曲']);
    expect(await found('月光')).toEqual(['月光曲']);
    expect(await found('曲月')).toEqual([]);
    expect(await found('÷')).toEqual(['÷']);
    expect(await found('   ')).toHaveLength(titles.length);
    expect(await found('nothing like it')).toEqual([]);
  });

  it('[4.list.search-literal] wildcards of the database mean nothing', async () => {
    const { organization } = await withWorks('ada', ['100% Aria', 'Under_score', 'Back\\slash']);
    const count = async (search: string) =>
      (await list(organization, `?search=${encodeURIComponent(search)}`, asUser('ada'))).total_count;
    expect(await count('%%%')).toBe(0);
    expect(await count('_____')).toBe(0);
    expect(await count('\\')).toBe(0);
    expect(await count('u%e')).toBe(0);
    expect(await count('under_score')).toBe(1);
    expect(await count("' or ''='")).toBe(0);
  });

  it('[4.list.search] its pages and its total are of what is found', async () => {
    const { organization } = await withWorks('ada', ['Aria 1', 'Other', 'Aria 2', 'Aria 3']);
    const first = await list(organization, '?search=aria&first=2', asUser('ada'));
    expect(first).toMatchObject({ total_count: 3, page_info: { has_next_page: true } });
    const second = await list(
      organization,
      `?search=ARIA&first=2&after=${first.page_info.end_cursor}`,
      asUser('ada'),
    );
    expect([...titlesOf(first), ...titlesOf(second)]).toEqual(['Aria 3', 'Aria 2', 'Aria 1']);
  });
});

describe('versions and creators of a user’s work', () => {
  it('[4.reference.versions] GET /v1/works/{ats_id}/versions answers { ats_id, versions }', async () => {
    const { organization, atsIds } = await withWorks('ada', ['Song']);
    const path = byAtsId(atsIds[0]);
    await updated(api, organization, path, { session: asUser('ada') });
    const client = await fresh(api, organization, asUser('ada', { action: 'access' }));
    const answer = await ok(client.get(`${path}/versions?network=testnet`));
    expect(answer).toMatchObject({ ats_id: atsIds[0], versions: [{ version: 1 }, { version: 2 }] });
    expect(answer.versions[0]).toEqual({
      version: 1,
      commitment: expect.stringMatching(/^0x[0-9a-f]{64}$/),
      media_hash: expect.stringMatching(/^[0-9a-f]{64}$/),
      merkle_root: expect.stringMatching(/^[0-9a-f]{64}$/),
      registered_at_block: expect.any(Number),
      registered_at: expect.stringMatching(/Z$/),
      block_hash: expect.stringMatching(/^0x/),
      tx_hash: expect.stringMatching(/^0x/),
      fee_credits: 0,
      storage_fee_credits: 0,
    });
  });

  it('[4.reference.creators] GET …/creators answers those of the newest version, …/versions/{v}/creators of that one', async () => {
    const organization = await api.organization();
    const creators = [creator({ roles: { composer: true, arranger: true }, ipi: '42' })];
    const { path, atsId } = await userWork(api, organization, 'ada', { work: { creators } });
    await updated(api, organization, path, { session: asUser('ada') });
    const client = await fresh(api, organization, asUser('ada', { action: 'access' }));
    expect(await ok(client.get(`${path}/creators?network=testnet`))).toEqual({
      ats_id: atsId,
      version: 2,
      creators: [{ full_name: 'Grace Hopper', email: 'grace@example.org', roles: ['Author'] }],
    });
    expect(await ok(client.get(`${path}/versions/1/creators?network=testnet`))).toEqual({
      ats_id: atsId,
      version: 1,
      creators: [
        { full_name: 'Ada Lovelace', email: 'ada@example.org', roles: ['Composer', 'Arranger'], ipi: '42' },
      ],
    });
    for (const version of ['0', '3', 'x', '-1', '1.0'])
      await expectError(await client.get(`${path}/versions/${version}/creators`), 404, 'work.not_found');
  });

  it('[4.reference.read] another user’s work is 404 work.not_found on reads, as is one that does not exist', async () => {
    const organization = await api.organization();
    const { atsId } = await userWork(api, organization, 'ada');
    const coded = await codedWork(api, organization);
    const foreign = await userWork(api, await api.organization(), 'grace');
    for (const id of [atsId, coded.atsId, foreign.atsId, 999_999, 'x', '-1']) {
      for (const rest of ['versions', 'creators', 'versions/1/creators'])
        await expectError(
          await refused(organization, `${byAtsId(id)}/${rest}`, asUser('grace')),
          404,
          'work.not_found',
        );
    }
  });

  it('[3.session.ats-id] with a token for another work it is 403 work.access_forbidden', async () => {
    const organization = await api.organization();
    const { atsId, path } = await userWork(api, organization, 'ada');
    const session = asUser('ada', { body: { allowed_ats_id: atsId + 1 } });
    for (const rest of ['versions', 'creators', 'versions/1/creators'])
      await expectError(
        await refused(organization, `${path}/${rest}`, session),
        403,
        'work.access_forbidden',
      );
  });
});

describe('totals', () => {
  it('[4.list.total] are rows that agree with what is there', async () => {
    const counted = await api.database
      .selectFrom('work_counts')
      .select(['organization_id', 'network', 'external_user_ref', 'works'])
      .execute();
    const works = await api.database
      .selectFrom('works')
      .select(['organization_id', 'network', 'external_user_ref'])
      .where('ats_id', 'is not', null)
      .execute();
    const expected = new Map<string, number>();
    const add = (key: string) => expected.set(key, (expected.get(key) ?? 0) + 1);
    for (const { organization_id: id, network, external_user_ref: user } of works) {
      add(`${id} ${network} `);
      if (user !== null) add(`${id} ${network} ${user}`);
    }
    expect(works.length).toBeGreaterThan(0);
    expect(
      new Map(
        counted.map((row) => [`${row.organization_id} ${row.network} ${row.external_user_ref}`, row.works]),
      ),
    ).toEqual(expected);
    for (const network of ['testnet', 'mainnet'] as const)
      expect((await ok(api.call(`/v1/stats?network=${network}`))).total_works).toBe(
        works.filter((work) => work.network === network).length,
      );
  });
});
