import { describe, expect, it } from 'vitest';
import { type Organization, expectError, useTestApi } from './support/api.ts';

const api = useTestApi();

const mint = (
  organization: Organization,
  body: Record<string, unknown> = {},
  origin: string | undefined = organization.origin,
) =>
  api.call('/v1/sessions', {
    body: {
      secret_key: organization.secretKey,
      action_type: 'register',
      allowed_network: 'testnet',
      ...body,
    },
    origin,
  });

const claimsOf = (token: string) =>
  JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as Record<string, unknown>;

describe('POST /v1/sessions', () => {
  it('[3.session.mint] answers 200 with a token and its lifetime of 300 seconds', async () => {
    const response = await mint(await api.organization());
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({
      token: expect.stringMatching(/^[\w-]+\.[\w-]+\.[\w-]+$/),
      expires_in: 300,
    });
  });

  it('[3.token.jwt] the token is a JWT of about 5 minutes with a unique jti', async () => {
    const organization = await api.organization();
    const tokens = await Promise.all([api.session(organization), api.session(organization)]);
    const [first, second] = tokens.map(claimsOf);
    expect(Number(first?.['exp']) - Number(first?.['iat'])).toBe(300);
    expect(first?.['jti']).not.toBe(second?.['jti']);
  });

  it.each(['register', 'update_version', 'access'])(
    '[3.session.action] mints for %s',
    async (action_type) => {
      expect((await mint(await api.organization(), { action_type })).status).toBe(200);
    },
  );

  it.each([
    ['secret_key', { secret_key: undefined }],
    ['action_type', { action_type: undefined }],
    ['action_type', { action_type: 'delete' }],
    ['allowed_network', { allowed_network: undefined }],
    ['allowed_network', { allowed_network: 'devnet' }],
    ['allowed_ats_id', { action_type: 'access', allowed_ats_id: -1 }],
    ['allowed_ats_id', { action_type: 'access', allowed_ats_id: 1.5 }],
    ['max_file_size_bytes', { max_file_size_bytes: 0 }],
    ['max_file_size_bytes', { max_file_size_bytes: '10' }],
  ])('[3.session.parameters] refuses a bad %s and names it', async (field, body) => {
    const error = await expectError(
      await mint(await api.organization(), body),
      422,
      'common.validation_failed',
    );
    expect(error.details).toEqual({ fields: { [field]: expect.any(String) } });
  });

  it('[3.session.ats-id-register] allowed_ats_id with register is 422', async () => {
    const error = await expectError(
      await mint(await api.organization(), { allowed_ats_id: 0 }),
      422,
      'common.validation_failed',
    );
    expect(error.details).toEqual({ fields: { allowed_ats_id: expect.any(String) } });
  });

  it.each(['', 'x'.repeat(256), 'é'.repeat(128), 7])(
    '[3.session.ref] an external_user_ref has 1–255 bytes: %#',
    async (ref) => {
      await expectError(
        await mint(await api.organization(), { external_user_ref: ref }),
        422,
        'session.invalid_external_user_ref',
      );
    },
  );

  it.each(['x', 'x'.repeat(255), 'é'.repeat(127)])(
    '[3.session.ref] an external_user_ref of 1–255 bytes is taken: %#',
    async (ref) => {
      expect((await mint(await api.organization(), { external_user_ref: ref })).status).toBe(200);
    },
  );

  it('[2.code.common.auth.invalid_api_key] [2.key.unknown] an unknown secret key is 401 common.auth.invalid_api_key', async () => {
    await expectError(
      await mint(await api.organization(), { secret_key: 'csk_unknown' }),
      401,
      'common.auth.invalid_api_key',
    );
  });

  it('[2.key.unknown] a site key is no secret key', async () => {
    const organization = await api.organization();
    await expectError(
      await mint(organization, { secret_key: organization.siteKey }),
      401,
      'common.auth.invalid_api_key',
    );
  });

  it('[2.key.inactive] a secret key that is switched off is 403 session.key_inactive', async () => {
    const organization = await api.organization();
    await api.database
      .updateTable('secret_keys')
      .set({ active: false })
      .where('organization_id', '=', organization.id)
      .execute();
    await expectError(await mint(organization), 403, 'session.key_inactive');
  });

  it('[1.organization.active] an inactive organization mints nothing', async () => {
    const organization = await api.organization();
    await api.database
      .updateTable('organizations')
      .set({ active: false })
      .where('id', '=', organization.id)
      .execute();
    await expectError(await mint(organization), 403, 'organization.inactive');
  });

  it('[1.organization.widget-enabled] an organization without the widget mints nothing', async () => {
    const organization = await api.organization();
    await api.database
      .updateTable('organizations')
      .set({ widget_enabled: false })
      .where('id', '=', organization.id)
      .execute();
    await expectError(await mint(organization), 403, 'session.widget_not_enabled');
  });

  it('[1.keys.hashed] the database holds the SHA-256 of a secret key only', async () => {
    const organization = await api.organization();
    const rows = await api.database
      .selectFrom('secret_keys')
      .selectAll()
      .where('organization_id', '=', organization.id)
      .execute();
    expect(JSON.stringify(rows)).not.toContain(organization.secretKey);
    expect(rows[0]?.key_hash).toMatch(/^[0-9a-f]{64}$/);
  });
});

describe('the Origin header', () => {
  const domains = () => [`${crypto.randomUUID()}.test`, 'localhost', '127.0.0.1'];
  const refused = (response: Response) => expectError(response, 403, 'session.origin_not_allowed');

  it('[3.session.origin] is required and checked against the allowlist', async () => {
    const organization = await api.organization();
    await refused(
      await api.call('/v1/sessions', {
        body: { secret_key: organization.secretKey, action_type: 'register', allowed_network: 'testnet' },
      }),
    );
    await refused(await mint(organization, {}, 'https://other.example'));
    await refused(await mint(organization, {}, 'not an origin'));
    await refused(await mint(organization, {}, 'null'));
    await refused(await mint(organization, {}, `${organization.origin}.evil.example`));
    expect((await mint(organization)).status).toBe(200);
  });

  it('[3.session.origin] another organization’s domain does not help', async () => {
    const [one, other] = await Promise.all([api.organization(), api.organization()]);
    await refused(await mint(one, {}, other.origin));
  });

  it('[1.domain.wildcard] a wildcard matches sub-domains and not the apex', async () => {
    const organization = await api.organization({ domains: ['*.wild.test'] });
    expect((await mint(organization, {}, 'https://a.wild.test')).status).toBe(200);
    expect((await mint(organization, {}, 'https://a.b.wild.test')).status).toBe(200);
    await refused(await mint(organization, {}, 'https://wild.test'));
    await refused(await mint(organization, {}, 'https://notwild.test'));
  });

  it('[1.domain.exact] an exact domain does not match its sub-domains', async () => {
    const organization = await api.organization();
    await refused(await mint(organization, {}, `https://www.${organization.domain}`));
  });

  it('[1.domain.case] host names compare in lower case', async () => {
    const organization = await api.organization();
    expect((await mint(organization, {}, `https://${organization.domain.toUpperCase()}`)).status).toBe(200);
  });

  it('[1.domain.port] the port is ignored', async () => {
    const organization = await api.organization();
    expect((await mint(organization, {}, `${organization.origin}:8443`)).status).toBe(200);
  });

  it('[1.domain.https] only https is taken, except for localhost and 127.0.0.1', async () => {
    const organization = await api.organization({ domains: domains() });
    const [domain] = await api.database
      .selectFrom('organization_domains')
      .select('pattern')
      .where('organization_id', '=', organization.id)
      .where('pattern', 'like', '%.test')
      .execute();
    await refused(await mint(organization, {}, `http://${domain?.pattern}`));
    expect((await mint(organization, {}, `https://${domain?.pattern}`)).status).toBe(200);
    expect((await mint(organization, {}, 'http://localhost:5173')).status).toBe(200);
    expect((await mint(organization, {}, 'http://127.0.0.1:3000')).status).toBe(200);
  });
});

describe('credit at minting', () => {
  // Network fee 8, deposits 600, service fee 31 (5 %), storage of 10 MB 0.
  const PRICE = 639;

  it.each(['register', 'update_version', 'access'])(
    '[3.session.credit] %s needs the price of one registration of 10 MB on mainnet',
    async (action_type) => {
      const poor = await api.organization({ mainnetCredits: PRICE - 1 });
      await expectError(
        await mint(poor, { action_type, allowed_network: 'mainnet' }),
        403,
        'registration.insufficient_credits',
      );
      const rich = await api.organization({ mainnetCredits: PRICE });
      expect((await mint(rich, { action_type, allowed_network: 'mainnet' })).status).toBe(200);
    },
  );

  it('[3.session.credit-testnet] nothing is needed on testnet', async () => {
    expect((await mint(await api.organization({ testnetCredits: 0, mainnetCredits: 0 }))).status).toBe(200);
  });
});
