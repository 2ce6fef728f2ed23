import { describe, expect, it } from 'vitest';
import { type Organization, expectError, useTestApi } from './support/api.ts';
import { creator, ok, registered } from './support/works.ts';

const api = useTestApi();

async function read(
  organization: Organization,
  code: string,
  session: Parameters<typeof api.session>[1] = {},
) {
  const token = await api.session(organization, { action: 'access', ...session });
  return api.call(`/v1/access/${code}/work`, {
    token,
    siteKey: organization.siteKey,
    origin: organization.origin,
  });
}

const unknownCode = `atc_${'0'.repeat(64)}`;

describe('GET /v1/access/{code}/work', () => {
  it('[4.access.shape] answers the work, its versions, and the roles of creators as names', async () => {
    const organization = await api.organization();
    const creators = [creator({ roles: { author: true, composer: true }, ipi: '42' })];
    const { result, quote } = await registered(api, organization, {
      work: { title: 'Aria', creators, filename: 'aria.flac' },
    });
    expect(await ok(read(organization, result['access_code']))).toEqual({
      ats_id: result['ats_id'],
      title: 'Aria',
      network: 'testnet',
      owner_address: expect.stringMatching(/^5[1-9A-HJ-NP-Za-km-z]{47}$/),
      latest_version: 1,
      latest_commitment: quote['commitment'],
      created_at: expect.stringMatching(/Z$/),
      creators: [
        { full_name: 'Ada Lovelace', email: 'ada@example.org', roles: ['Author', 'Composer'], ipi: '42' },
      ],
      asset_filename: 'aria.flac',
      versions: [
        {
          version: 1,
          commitment: quote['commitment'],
          media_hash: expect.stringMatching(/^[0-9a-f]{64}$/),
          merkle_root: expect.stringMatching(/^[0-9a-f]{64}$/),
          registered_at_block: result['block_number'],
          registered_at: expect.stringMatching(/Z$/),
          block_hash: result['block_hash'],
          tx_hash: result['tx_hash'],
          fee_credits: 0,
          storage_fee_credits: 0,
        },
      ],
    });
  });

  it.each(['access', 'update_version'] as const)(
    '[3.action.reads] a token for %s may read',
    async (action) => {
      const organization = await api.organization();
      const { result } = await registered(api, organization);
      expect((await read(organization, result['access_code'], { action })).status).toBe(200);
    },
  );

  it.each(['atc_123', 'x', unknownCode.replace('0', 'g'), `${unknownCode}0`, unknownCode.slice(4)])(
    '[2.code.access_code.format_invalid] [2.code.format] a malformed code is 400 access_code.format_invalid: %s',
    async (code) => {
      await expectError(await read(await api.organization(), code), 400, 'access_code.format_invalid');
    },
  );

  it('[2.code.access_code.not_found] [2.code.unknown] an unknown code is 404 access_code.not_found', async () => {
    await expectError(await read(await api.organization(), unknownCode), 404, 'access_code.not_found');
  });

  it('[2.code.unknown] another organization’s code is not admitted to exist', async () => {
    const { result } = await registered(api, await api.organization());
    await expectError(
      await read(await api.organization(), result['access_code']),
      404,
      'access_code.not_found',
    );
  });

  it('[1.code.case] upper case is taken as typed', async () => {
    const organization = await api.organization();
    const { result } = await registered(api, organization);
    expect((await read(organization, String(result['access_code']).toUpperCase())).status).toBe(200);
  });

  it('[2.code.work.access_forbidden] [3.session.ats-id] a token for one work opens that work and no other: 403 work.access_forbidden', async () => {
    const organization = await api.organization();
    const { result } = await registered(api, organization);
    const other = Number(result['ats_id']) + 1;
    expect(
      (await read(organization, result['access_code'], { body: { allowed_ats_id: result['ats_id'] } }))
        .status,
    ).toBe(200);
    await expectError(
      await read(organization, result['access_code'], { body: { allowed_ats_id: other } }),
      403,
      'work.access_forbidden',
    );
  });

  it('[2.code.session.network_not_allowed] [2.network.not-allowed] a token for the other network is 403 session.network_not_allowed', async () => {
    const organization = await api.organization();
    const { result } = await registered(api, organization);
    await expectError(
      await read(organization, result['access_code'], { network: 'mainnet' }),
      403,
      'session.network_not_allowed',
    );
  });

  it('[4.headers] needs a token and a site key', async () => {
    await expectError(await api.call(`/v1/access/${unknownCode}/work`), 401, 'common.auth.missing_token');
  });

  it('[1.wallet.network] an organization has a wallet per network that owns its works', async () => {
    const organization = await api.organization();
    const addresses = [];
    for (const network of ['testnet', 'mainnet', 'testnet'] as const) {
      const { result } = await registered(api, organization, { network });
      addresses.push((await ok(read(organization, result['access_code'], { network }))).owner_address);
    }
    expect(addresses[0]).toBe(addresses[2]);
    expect(addresses[0]).not.toBe(addresses[1]);
  });
});

describe('GET /v1/stats', () => {
  it('[4.stats.answer] answers the works of a network and the largest file, to anybody', async () => {
    const before = await ok(api.call('/v1/stats?network=mainnet'));
    expect(before).toEqual({ total_works: expect.any(Number), max_audio_size_bytes: 500_000_000 });
    await registered(api, await api.organization(), { network: 'mainnet' });
    expect((await ok(api.call('/v1/stats?network=mainnet'))).total_works).toBe(
      Number(before.total_works) + 1,
    );
  });

  it.each(['', '?network=', '?network=devnet'])(
    '[4.stats.network] the network is required: %s',
    async (query) => {
      const error = await expectError(await api.call(`/v1/stats${query}`), 422, 'common.validation_failed');
      expect(error.details).toEqual({ fields: { network: expect.any(String) } });
    },
  );
});
