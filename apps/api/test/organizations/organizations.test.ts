import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { expectError, useTestApi } from '../support/api.ts';

const api = useTestApi();
const organizations = () => api.api.services.organizations;

const mint = (secretKey: string, origin: string, network = 'testnet') =>
  api.call('/v1/sessions', {
    origin,
    body: { secret_key: secretKey, action_type: 'register', allowed_network: network },
  });

const create = async (domains = [`${randomUUID().slice(0, 8)}.example`]) => {
  const made = await organizations().create({ name: 'Aria Records', domains });
  return { ...made, origin: `https://${domains[0]}` };
};

/** Whether a page of the organization gets past its site key. */
async function page(organization: { secretKey: string; origin: string }, siteKey: string): Promise<Response> {
  const { token } = (await (await mint(organization.secretKey, organization.origin)).json()) as {
    token: string;
  };
  return api.call('/v1/works/init', { token, siteKey, origin: organization.origin, body: {} });
}

const validation = (field: string) =>
  expect.objectContaining({
    code: 'common.validation_failed',
    details: { fields: { [field]: expect.any(String) } },
  });

describe('an organization', () => {
  it('[1.organization.made] is made with its keys, and mints at once', async () => {
    const organization = await create();
    expect(organization).toEqual({
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      siteKey: expect.stringMatching(/^cpk_[\w-]{32}$/),
      secretKey: expect.stringMatching(/^csk_[\w-]{43}$/),
      origin: expect.any(String),
    });
    expect((await mint(organization.secretKey, organization.origin)).status).toBe(200);
    await expectError(await page(organization, organization.siteKey), 422, 'registration.title_required');
  });

  it('[1.organization.made] shows everything but its secrets', async () => {
    const { id, siteKey, secretKey } = await create(['b.example', '*.a.example', 'b.example']);
    const token = await organizations().createAdminToken(id);
    await organizations().credit(id, 'mainnet', 5);
    const summary = await organizations().get(id.toUpperCase());
    expect(summary).toEqual({
      id,
      name: 'Aria Records',
      isActive: true,
      isWidgetEnabled: true,
      createdAt: expect.any(Date),
      domains: ['*.a.example', 'b.example'],
      siteKeys: [siteKey],
      credits: { testnet: 0, mainnet: 5 },
      activeApiKeys: 0,
      hasAdminToken: true,
    });
    const listed = await organizations().list();
    expect(listed).toContainEqual(summary);
    for (const secret of [secretKey, token]) expect(JSON.stringify(listed)).not.toContain(secret);
  });

  it.each(['', ' ', 'x'.repeat(201), 'nul \0'])('[1.organization.made] has a name: %#', async (name) => {
    await expect(organizations().create({ name })).rejects.toEqual(validation('name'));
  });

  it('[1.organization.active, 1.organization.widget-enabled] is switched off and on, and its widget too', async () => {
    const organization = await create();
    const send = () => mint(organization.secretKey, organization.origin);
    await organizations().setWidget(organization.id, false);
    await expectError(await send(), 403, 'session.widget_not_enabled');
    await organizations().setWidget(organization.id, true);
    await organizations().setActive(organization.id, false);
    await expectError(await send(), 403, 'organization.inactive');
    await organizations().setActive(organization.id, true);
    expect((await send()).status).toBe(200);
  });

  it.each([randomUUID(), 'none'])(
    '[1.organization.made] that there is not is organization.not_found',
    async (id) => {
      const calls = [
        () => organizations().get(id),
        () => organizations().setActive(id, true),
        () => organizations().setWidget(id, true),
        () => organizations().credit(id, 'testnet', 1),
        () => organizations().addDomain(id, 'a.example'),
        () => organizations().removeDomain(id, 'a.example'),
        () => organizations().addKey(id, 'site'),
        () => organizations().retireKeys(id, 'site'),
        () => organizations().rotateKey(id, 'secret'),
        () => organizations().createAdminToken(id),
      ];
      for (const call of calls)
        await expect(call()).rejects.toEqual(expect.objectContaining({ code: 'organization.not_found' }));
    },
  );
});

describe('credit', () => {
  it('[7.ledger.grant] is added with a row of the ledger', async () => {
    const { id } = await create();
    expect(await organizations().credit(id, 'testnet', 100)).toBe(100);
    expect(await organizations().credit(id, 'testnet', 11)).toBe(111);
    const rows = await api.database
      .selectFrom('credit_ledger')
      .select(['kind', 'amount', 'balance_after', 'network'])
      .where('organization_id', '=', id)
      .orderBy('id')
      .execute();
    expect(rows).toEqual([
      { kind: 'grant', amount: 100, balance_after: 100, network: 'testnet' },
      { kind: 'grant', amount: 11, balance_after: 111, network: 'testnet' },
    ]);
  });

  it('[7.ledger.grant] many at the same moment all count', async () => {
    const { id } = await create();
    await Promise.all(Array.from({ length: 50 }, () => organizations().credit(id, 'mainnet', 7)));
    expect((await organizations().get(id)).credits.mainnet).toBe(350);
  });

  it.each([0, -1, 1.5, Number.NaN, Infinity, 2 ** 53, 1e12 + 1])(
    '[7.ledger.grant] is whole and positive: %s',
    async (amount) => {
      const { id } = await create();
      await expect(organizations().credit(id, 'testnet', amount)).rejects.toEqual(validation('amount'));
    },
  );
});

describe('domains', () => {
  it.each([
    ['yoursite.com', 'yoursite.com'],
    [' YourSite.COM ', 'yoursite.com'],
    ['*.yoursite.com', '*.yoursite.com'],
    ['*.YOURSITE.com', '*.yoursite.com'],
    ['müller.example', 'xn--mller-kva.example'],
    ['*.müller.example', '*.xn--mller-kva.example'],
    ['localhost', 'localhost'],
    ['127.0.0.1', '127.0.0.1'],
    ['a-b.co.uk', 'a-b.co.uk'],
  ])('[1.domain.valid] %j is stored as %s, and admits its pages', async (given, stored) => {
    const organization = await create();
    expect(await organizations().addDomain(organization.id, given)).toBe(stored);
    const host = stored.replace('*.', 'www.');
    expect((await mint(organization.secretKey, `https://${host}`)).status).toBe(200);
  });

  it.each([
    ...['', ' ', '*', '*.', '*.com', 'com', '*.*.a.example', 'a.*.example', '*a.example', 'a..example'],
    ...['https://a.example', 'a.example/', 'a.example:8443', 'a.example/path', 'me@a.example', '-a.example'],
    ...[
      'a_b.example',
      'a b.example',
      '10.0.0.1',
      '1.2.3',
      '[::1]',
      '*.localhost',
      `${'a'.repeat(64)}.example`,
    ],
    ...[`${'a.'.repeat(127)}example`, 'a.example.', 'a.example\0', '%61.example'],
  ])('[1.domain.valid] %j is refused', async (domain) => {
    const { id } = await create();
    await expect(organizations().addDomain(id, domain)).rejects.toEqual(validation('domain'));
    await expect(organizations().create({ name: 'Aria', domains: [domain] })).rejects.toEqual(
      validation('domain'),
    );
  });

  it('[1.domain.none] [2.code.organization.no_integration] without any, no page is integrated', async () => {
    const organization = await create();
    const [{ domains }, token] = [
      await organizations().get(organization.id),
      ((await (await mint(organization.secretKey, organization.origin)).json()) as { token: string }).token,
    ];
    for (const domain of domains) await organizations().removeDomain(organization.id, domain);
    await expectError(
      await mint(organization.secretKey, organization.origin),
      403,
      'organization.no_integration',
    );
    const { siteKey, origin } = organization;
    await expectError(
      await api.call('/v1/works/init', { token, siteKey, origin, body: {} }),
      403,
      'organization.no_integration',
    );
  });

  it('[1.domain.valid] are added once, and removed', async () => {
    const organization = await create();
    await organizations().addDomain(organization.id, 'b.example');
    await organizations().addDomain(organization.id, 'B.example');
    const { domains } = await organizations().get(organization.id);
    expect(domains.filter((domain) => domain === 'b.example')).toHaveLength(1);
    expect(await organizations().removeDomain(organization.id, 'B.EXAMPLE')).toBe(true);
    expect(await organizations().removeDomain(organization.id, 'b.example')).toBe(false);
    await expectError(
      await mint(organization.secretKey, 'https://b.example'),
      403,
      'session.origin_not_allowed',
    );
  });
});

describe('site and secret keys', () => {
  it('[1.keys.rotated] a new secret key takes the place of the old at once', async () => {
    const organization = await create();
    const secretKey = await organizations().rotateKey(organization.id, 'secret');
    expect((await mint(secretKey, organization.origin)).status).toBe(200);
    await expectError(await mint(organization.secretKey, organization.origin), 403, 'session.key_inactive');
  });

  it('[1.keys.rotated] a new site key takes the place of the old at once', async () => {
    const organization = await create();
    const siteKey = await organizations().rotateKey(organization.id, 'site');
    await expectError(await page(organization, siteKey), 422, 'registration.title_required');
    await expectError(await page(organization, organization.siteKey), 403, 'session.key_inactive');
    expect((await organizations().get(organization.id)).siteKeys).toEqual([siteKey]);
  });

  it('[1.keys.rotated] or first stands beside it, until the old one is retired', async () => {
    const organization = await create();
    api.clock.advance(1);
    const secretKey = await organizations().addKey(organization.id, 'secret');
    for (const key of [organization.secretKey, secretKey])
      expect((await mint(key, organization.origin)).status).toBe(200);
    expect(await organizations().retireKeys(organization.id, 'secret')).toBe(1);
    expect(await organizations().retireKeys(organization.id, 'secret')).toBe(0);
    expect((await mint(secretKey, organization.origin)).status).toBe(200);
    await expectError(await mint(organization.secretKey, organization.origin), 403, 'session.key_inactive');
  });

  it('[1.keys.rotated] several rotations at the same moment leave one key', async () => {
    const { id } = await create();
    const keys = await Promise.all(Array.from({ length: 8 }, () => organizations().rotateKey(id, 'site')));
    const { siteKeys } = await organizations().get(id);
    expect(siteKeys).toHaveLength(1);
    expect(keys).toContain(siteKeys[0]);
  });
});
