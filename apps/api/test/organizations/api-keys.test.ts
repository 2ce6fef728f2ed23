import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { hashSecret } from '../../src/services/vault.ts';
import { expectError, useTestApi } from '../support/api.ts';
import { admin, apiKey, server } from '../support/organizations.ts';
import { ok } from '../support/works.ts';

const api = useTestApi();

const keyRow = (id: string) =>
  api.database.selectFrom('api_keys').selectAll().where('id', '=', id).executeTakeFirstOrThrow();

describe('POST /v1/organizations/{org}/api-keys', () => {
  it('[5.keys.created] answers 201 with the id and the key: afo_sk_live_ and 48 hexadecimal digits', async () => {
    const answer = await ok((await admin(api, await api.organization())).create(), 201);
    expect(answer).toEqual({
      id: expect.stringMatching(/^[0-9a-f]{8}-/),
      token: expect.stringMatching(/^afo_sk_live_[0-9a-f]{48}$/),
    });
  });

  it('[5.keys.webhook-secret] a key with a webhook has a secret of 32 bytes, kept encrypted', async () => {
    const answer = await apiKey(api, await api.organization(), {
      webhook_url: 'https://hooks.example.com/ats',
    });
    const secret = answer.webhook_secret_base64 ?? '';
    expect(Buffer.from(secret, 'base64')).toHaveLength(32);
    expect(Buffer.from(secret, 'base64').toString('base64')).toBe(secret);
    const row = await keyRow(answer.id);
    expect(row.webhook_url).toBe('https://hooks.example.com/ats');
    expect(row.webhook_secret_sealed).toBeTruthy();
    expect(JSON.stringify(row)).not.toContain(secret);
  });

  it('[1.keys.hashed, 5.keys.shown-once] the database holds the SHA-256 of keys and admin tokens only, and no list shows them', async () => {
    const organization = await api.organization();
    const manager = await admin(api, organization);
    const created = await ok(manager.create({ webhook_url: 'https://example.com' }), 201);
    const rows = [
      ...(await api.database.selectFrom('api_keys').selectAll().execute()),
      ...(await api.database.selectFrom('admin_tokens').selectAll().execute()),
    ];
    const listed = await (await manager.list()).text();
    for (const secret of [created.token, created.webhook_secret_base64, manager.token]) {
      expect(JSON.stringify(rows)).not.toContain(secret);
      expect(listed).not.toContain(secret);
      expect(api.logs.join('\n')).not.toContain(secret);
    }
    expect((await keyRow(created.id)).key_hash).toBe(hashSecret(created.token));
    expect(listed).not.toContain(hashSecret(created.token));
  });

  it.each([undefined, null, '', ' \t', 7, 'x'.repeat(101), 'nul \0', 'half \ud800'])(
    '[2.code.api_key.invalid_name] a name has 1 to 100 characters: %#',
    async (name) => {
      const manager = await admin(api, await api.organization());
      await expectError(await manager.create({ name }), 422, 'api_key.invalid_name');
    },
  );

  it.each([undefined, null, []])(
    '[2.code.api_key.scopes_required] a key needs at least one scope: %#',
    async (scopes) => {
      const manager = await admin(api, await api.organization());
      await expectError(await manager.create({ scopes }), 422, 'api_key.scopes_required');
    },
  );

  it('[2.code.api_key.unknown_scope] a scope that there is not is named', async () => {
    const manager = await admin(api, await api.organization());
    for (const value of ['works:delete', 'WORKS:READ', '', '*']) {
      const error = await expectError(
        await manager.create({ scopes: ['works:read', value] }),
        422,
        'api_key.unknown_scope',
      );
      expect(error.details).toEqual({ value });
    }
  });

  it.each([
    ['scopes', { scopes: 'works:read' }],
    ['scopes[0]', { scopes: [7] }],
    ['max_file_size_bytes', { max_file_size_bytes: 0 }],
    ['max_file_size_bytes', { max_file_size_bytes: 1.5 }],
    ['max_file_size_bytes', { max_file_size_bytes: '10' }],
    ['max_file_size_bytes', { max_file_size_bytes: 1e300 }],
  ])(
    '[2.code.common.validation_failed] [2.validation.fields] a bad value is common.validation_failed at its path: %s',
    async (path, values) => {
      const manager = await admin(api, await api.organization());
      const error = await expectError(await manager.create(values), 422, 'common.validation_failed');
      expect(error.details?.['fields']).toHaveProperty([path], expect.any(String));
    },
  );

  it('[5.keys.limit] [2.code.api_key.limit_reached] at most 10 keys are active, and a revoked one makes room', async () => {
    const manager = await admin(api, await api.organization());
    const keys = [];
    for (let index = 0; index < 10; index++) keys.push(await ok(manager.create(), 201));
    const error = await expectError(await manager.create(), 429, 'api_key.limit_reached');
    expect(error.details).toEqual({ max: 10 });
    await manager.revoke(keys[3].id);
    await ok(manager.create(), 201);
    await expectError(await manager.create(), 429, 'api_key.limit_reached');
  });

  it('[5.keys.limit] 30 at the same moment make 10', async () => {
    const organization = await api.organization();
    const manager = await admin(api, organization);
    const answers = await Promise.all(Array.from({ length: 30 }, () => manager.create()));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(10);
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(20);
    const { api_keys: listed } = await ok(manager.list());
    expect(listed).toHaveLength(10);
  });
});

describe('a webhook URL', () => {
  const create = async (webhook_url: unknown) =>
    (await admin(api, await api.organization())).create({ webhook_url });

  it.each([
    ['http://example.com/', 'https'],
    ['ftp://example.com/', 'https'],
    ['javascript:alert(1)', 'https'],
    ['https://user@example.com/', 'password'],
    ['https://user:secret@example.com/', 'password'],
    ['https://example.com/#part', 'fragment'],
    ['/hooks', 'URL'],
    ['', 'URL'],
    ['https://', 'URL'],
    [`https://example.com/${'x'.repeat(2_048)}`, 'characters'],
    [7, 'text'],
  ])(
    '[5.keys.webhook-url] [2.code.api_key.webhook_url_invalid] %s is refused with the reason',
    async (url, reason) => {
      const error = await expectError(await create(url), 422, 'api_key.webhook_url_invalid');
      expect(error.details).toEqual({ reason: expect.stringContaining(reason) });
    },
  );

  it.each([
    ...['localhost', 'LOCALHOST', 'localhost.', 'a.localhost', 'intranet', 'printer.local', 'db.internal'],
    ...['127.0.0.1', '127.1', '2130706433', '0x7f000001', '0177.0.0.1', '0', '10.1.2.3', '172.16.0.1'],
    ...['172.31.255.255', '192.168.1.1', '169.254.169.254', '100.64.0.1', '224.0.0.1', '255.255.255.255'],
    ...['１２７.0.0.1', '198.18.0.1', '168.63.129.16'],
    ...['[::1]', '[::]', '[::ffff:127.0.0.1]', '[::ffff:10.0.0.1]', '[::127.0.0.1]', '[64:ff9b::a00:1]'],
    ...[
      '[2002:a00:1::]',
      '[fe80::1]',
      '[fc00::1]',
      '[fd12:3456::1]',
      '[ff02::1]',
      '[2001:db8::1]',
      '[fec0::1]',
    ],
  ])('[5.keys.webhook-host] no private, loopback or link-local host in any spelling: %s', async (host) => {
    const error = await expectError(
      await create(`https://${host}:8443/hook`),
      422,
      'api_key.webhook_url_invalid',
    );
    expect(error.details).toEqual({ reason: expect.stringContaining('public Internet') });
  });

  it.each([
    'https://example.com',
    'https://Hooks.Example.com:8443/ats?tenant=1',
    'https://1.1.1.1/hook',
    'https://[2606:4700:4700::1111]/hook',
    'https://172.32.0.1/',
    'https://müller.example/hook',
  ])('[5.keys.webhook-url] %s is taken', async (url) => {
    const { id } = await ok(create(url), 201);
    expect((await keyRow(id)).webhook_url).toBe(new URL(url).href);
  });
});

describe('GET and DELETE', () => {
  it('[5.keys.list] lists what was made, the newest first, and what has ended after it', async () => {
    const manager = await admin(api, await api.organization());
    const first = await ok(manager.create({ name: ' First ', scopes: ['works:read', 'works:read'] }), 201);
    api.clock.advance(1_000);
    const second = await ok(
      manager.create({ webhook_url: 'https://example.com', max_file_size_bytes: 1_000 }),
      201,
    );
    api.clock.advance(1_000);
    const third = await ok(manager.create(), 201);
    expect((await manager.revoke(third.id)).status).toBe(204);
    const created_at = expect.stringMatching(/Z$/);
    expect(await ok(manager.list())).toEqual({
      api_keys: [
        {
          id: second.id,
          name: 'Catalogue',
          scopes: ['works:register', 'works:update', 'works:read'],
          webhook_url: 'https://example.com/',
          max_file_size_bytes: 1_000,
          created_at,
        },
        { id: first.id, name: 'First', scopes: ['works:read'], created_at },
        {
          id: third.id,
          name: 'Catalogue',
          scopes: ['works:register', 'works:update', 'works:read'],
          created_at,
          revoked_at: expect.stringMatching(/Z$/),
        },
      ],
    });
  });

  it('[5.keys.delete] deleting is idempotent: 204 with no body, and the first time counts', async () => {
    const organization = await api.organization();
    const manager = await admin(api, organization);
    const key = await ok(manager.create(), 201);
    expect((await server(api, organization, key.token).get('?network=testnet')).status).toBe(200);
    const [one, two] = await Promise.all([manager.revoke(key.id), manager.revoke(key.id)]);
    expect([one.status, two.status, await one.text()]).toEqual([204, 204, '']);
    const { revoked_at } = await keyRow(key.id);
    api.clock.advance(60_000);
    expect((await manager.revoke(key.id.toUpperCase())).status).toBe(204);
    expect((await keyRow(key.id)).revoked_at).toEqual(revoked_at);
  });

  it('[5.keys.delete] a key of another organization, or of nobody, is 404 and stays as it is', async () => {
    const manager = await admin(api, await api.organization());
    const foreign = await apiKey(api, await api.organization());
    for (const id of [foreign.id, randomUUID(), 'none'])
      await expectError(await manager.revoke(id), 404, 'common.not_found');
    expect((await keyRow(foreign.id)).revoked_at).toBeNull();
  });
});

describe('the admin token', () => {
  it('[5.admin.token] no other credential manages keys', async () => {
    const organization = await api.organization();
    const manager = await admin(api, organization);
    const key = await ok(manager.create(), 201);
    await expectError(await api.call(manager.path), 401, 'common.auth.missing_token');
    for (const token of [
      key.token,
      organization.secretKey,
      'afo_admin_',
      'afo_admin_unknown',
      `${manager.token}x`,
    ])
      await expectError(await api.call(manager.path, { token }), 401, 'common.unauthorized');
  });

  it('[5.admin.token] [2.code.api_key.org_mismatch] is for one organization', async () => {
    const manager = await admin(api, await api.organization());
    const other = await api.organization();
    for (const id of [other.id, other.id.toUpperCase()]) {
      const call = { token: manager.token, body: {} };
      await expectError(
        await api.call(`/v1/organizations/${id}/api-keys`, call),
        403,
        'api_key.org_mismatch',
      );
    }
  });

  it('[5.admin.token] [2.code.organization.not_found] says when there is no such organization', async () => {
    const { token } = await admin(api, await api.organization());
    for (const id of [randomUUID(), 'none', '%00'])
      await expectError(
        await api.call(`/v1/organizations/${id}/api-keys`, { token }),
        404,
        'organization.not_found',
      );
  });

  it('[2.code.common.unauthorized] [5.admin.token] a new one takes the place of the old', async () => {
    const organization = await api.organization();
    const before = await admin(api, organization);
    const after = await admin(api, organization);
    expect(after.token).toMatch(/^afo_admin_[\w-]{43}$/);
    await expectError(await before.list(), 401, 'common.unauthorized');
    expect((await after.list()).status).toBe(200);
  });

  it('[2.code.organization.inactive] manages nothing for an organization that is not active', async () => {
    const organization = await api.organization();
    const manager = await admin(api, organization);
    await api.api.services.organizations.setActive(organization.id, false);
    await expectError(await manager.list(), 403, 'organization.inactive');
    await expectError(await manager.create(), 403, 'organization.inactive');
  });

  it('[4.cors] the routes of an organization are closed to pages', async () => {
    const organization = await api.organization();
    const manager = await admin(api, organization);
    const response = await api.call(manager.path, { token: manager.token, origin: organization.origin });
    expect(response.headers.get('access-control-allow-origin')).toBeNull();
  });
});
