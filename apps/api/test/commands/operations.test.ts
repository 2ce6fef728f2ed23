import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { faultOf } from '../../src/commands/faults.ts';
import { workplaceOf } from '../../src/commands/operation.ts';
import { OPERATIONS } from '../../src/commands/operations.ts';
import { expectError, useTestApi } from '../support/api.ts';
import type { Json } from '../support/json.ts';
import { ok, widget } from '../support/works.ts';

const api = useTestApi();

async function outcomeOf(name: string, input: unknown) {
  const operation = OPERATIONS.get(name);
  if (!operation) throw new Error(`There is no operation ${name}.`);
  const { database, masterKey, config, clock, testDatabase } = api;
  const workplace = workplaceOf({ config, kind: testDatabase.kind, database, masterKey, clock, applied: [] });
  return { outcome: await operation.perform(workplace, input), operation };
}

async function perform(name: string, input: unknown = {}): Promise<Json> {
  const { outcome, operation } = await outcomeOf(name, input);
  if (!outcome.isDone) throw new Error(outcome.fault.message);
  // As it is after the channel: JSON, and nothing else.
  const result = JSON.parse(JSON.stringify(outcome.result));
  return { ...result, text: operation.text(result) };
}

async function faultIn(name: string, input: unknown) {
  const { outcome } = await outcomeOf(name, input);
  if (outcome.isDone) throw new Error(`${name} was done.`);
  return outcome.fault;
}

/** With enough to pay for, because there is no session without. */
async function create(domains = ['acme.example']) {
  const made = await perform('org.create', { name: 'Acme', domains });
  await perform('org.credit', { id: made.id, network: 'testnet', amountCredits: 10_000 });
  return made;
}
const session = (secretKey: string) =>
  api.call('/v1/sessions', {
    origin: 'https://acme.example',
    body: { secret_key: secretKey, action_type: 'register', allowed_network: 'testnet' },
  });

describe('operations on organizations', () => {
  it('[0.command.organizations] make one whose keys work at once', async () => {
    const made = await create(['*.Acme.example', 'acme.example']);
    expect(made.domains).toEqual(['*.acme.example', 'acme.example']);
    expect(made.text).toContain(made.secretKey);
    const { token } = await ok(session(made.secretKey));
    const client = widget(
      api,
      {
        id: made.id,
        domain: 'acme.example',
        origin: 'https://acme.example',
        siteKey: made.siteKey,
        secretKey: made.secretKey,
      },
      token,
    );
    expect(await ok(client.init())).toHaveProperty('job_id');
    const { text, organizations } = await perform('org.list');
    expect(text).toContain(made.id);
    expect(organizations).toContainEqual(await withoutText('org.show', { id: made.id }));
  });

  it('[0.command.organizations] add credits, and show the balance after it', async () => {
    const { id } = await create();
    const credit = { id, network: 'mainnet', amountCredits: 50 };
    expect(await perform('org.credit', credit)).toMatchObject({ addedCredits: 50, balanceCredits: 50 });
    const { text } = await perform('org.credit', credit);
    expect(text).toBe('50 credits were added. The balance on mainnet is 100 credits.');
    expect((await perform('org.show', { id })).credits).toEqual({ testnet: 10_000, mainnet: 100 });
  });

  it('[0.command.organizations] switch an organization and its widget off and on', async () => {
    const { id, secretKey } = await create();
    for (const [name, code] of [
      ['org.widget', 'session.widget_not_enabled'],
      ['org.active', 'organization.inactive'],
    ] as const) {
      const { text } = await perform(name, { id, isOn: false });
      expect(text).toMatch(/Acme is not active|widget of Acme is off/);
      await expectError(await session(secretKey), 403, code);
      await perform(name, { id, isOn: true });
      await ok(session(secretKey));
    }
  });

  it('[0.command.organizations] change domains, and say when there was nothing to remove', async () => {
    const { id } = await create([]);
    const change = (kind: string, domain: string) => perform('org.domains', { id, change: { kind, domain } });
    expect((await change('add', 'Bücher.example')).domains).toEqual(['xn--bcher-kva.example']);
    expect((await change('add', 'a.example')).text).toBe('Allowed domains: a.example, xn--bcher-kva.example');
    expect((await change('remove', 'a.example')).domains).toEqual(['xn--bcher-kva.example']);
    const fault = await faultIn('org.domains', { id, change: { kind: 'remove', domain: 'b.example' } });
    expect(fault.message).toBe('b.example is not among the domains, which are: xn--bcher-kva.example.');
    expect((await perform('org.domains', { id })).text).toBe('Allowed domain: xn--bcher-kva.example');
  });

  it('[0.command.organizations] add, retire and rotate keys', async () => {
    const { id, secretKey } = await create();
    const keys = (action: string, kind = 'secret') => perform('org.keys', { id, action, kind });
    const added = await keys('add');
    await ok(session(secretKey));
    expect((await keys('retire')).text).toBe('1 secret key has ended. The newest goes on.');
    await expectError(await session(secretKey), 403, 'session.key_inactive');
    await ok(session(added.key));
    const rotated = await keys('rotate');
    expect(rotated.text).toContain('All earlier ones have ended.');
    await expectError(await session(added.key), 403, 'session.key_inactive');
    await ok(session(rotated.key));
    const site = await keys('rotate', 'site');
    expect((await perform('org.show', { id })).siteKeys).toEqual([site.key]);
  });

  it('[0.command.organizations] make an admin token that manages API keys', async () => {
    const { id } = await create();
    const { adminToken } = await perform('org.admin-token', { id });
    await ok(api.call(`/v1/organizations/${id}/api-keys`, { token: adminToken }));
    expect((await perform('org.show', { id })).hasAdminToken).toBe(true);
  });

  it('[0.command.exit] say what there is not, and what cannot be', async () => {
    const missing = await faultIn('org.show', { id: randomUUID() });
    expect(missing).toEqual({
      code: 'organization.not_found',
      message: 'The organization does not exist. `ats-api org list` shows those that do.',
    });
    expect(await faultIn('org.show', { id: 'acme' })).toEqual(missing);
    expect(await faultIn('org.create', { name: ' ', domains: [] })).toMatchObject({
      code: 'common.validation_failed',
    });
    expect(await faultIn('org.create', { name: 'Acme', domains: ['https://acme.example'] })).toMatchObject({
      code: 'common.validation_failed',
    });
    expect(await faultIn('org.credit', { id: 7, network: 'x' })).toMatchObject({ code: 'command.usage' });
    expect(faultOf(new Error('boom'))).toMatchObject({ code: 'command.failed' });
  });

  it('[0.command.migrate] `migrate` has nothing to do where a start has been', async () => {
    const { applied, total, text } = await perform('migrate');
    expect(applied).toEqual([]);
    expect(text).toBe(`The database is up to date: it has all ${total} migrations.`);
  });
});

async function withoutText(name: string, input: unknown) {
  const { text: _, ...result } = await perform(name, input);
  return result;
}
