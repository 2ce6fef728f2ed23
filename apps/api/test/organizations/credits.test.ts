import { sql } from 'kysely';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { type Organization, expectError, useTestApi, waitForEnd } from '../support/api.ts';
import { scriptedChain } from '../support/chains.ts';
import { type Server, openServer, priced } from '../support/organizations.ts';
import { confirmed, ok, prepared, wav } from '../support/works.ts';

const chain = scriptedChain();
const api = useTestApi({ chain: chain.build });
afterAll(() => chain.stop());
beforeEach(() => {
  chain.refuse = {};
});

const MAINNET_PRICE = 639;

const summary = (organization: Organization) => api.api.services.organizations.get(organization.id);
const ledgerOf = (organization: Organization) =>
  api.database
    .selectFrom('credit_ledger')
    .select(['kind', 'amount', 'balance_after', 'network'])
    .where('organization_id', '=', organization.id)
    .orderBy('id')
    .execute();

/** Every row follows from the one before it, and the last one is the balance. */
async function expectLedgerToAddUp(organization: Organization): Promise<void> {
  const { credits } = await summary(organization);
  const rows = await ledgerOf(organization);
  for (const network of ['testnet', 'mainnet'] as const) {
    let balance = 0;
    for (const row of rows.filter((entry) => entry.network === network)) {
      balance += row.amount;
      expect(row.balance_after).toBe(balance);
      expect(balance).toBeGreaterThanOrEqual(0);
    }
    expect(credits[network]).toBe(balance);
  }
}

async function pricedJobs(client: Server, count: number): Promise<string[]> {
  const jobs: string[] = [];
  while (jobs.length < count) jobs.push((await priced(api, client, { network: 'mainnet' })).jobId);
  return jobs;
}

describe('money through API keys', () => {
  it('[7.balance.never-negative] 100 confirms at the same moment against a balance for 10 go through 10 times', async () => {
    const organization = await api.organization({ mainnetCredits: 10 * MAINNET_PRICE + 100 });
    const client = await openServer(api, organization);
    const jobs = await pricedJobs(client, 100);
    const answers = await Promise.all(jobs.map((jobId) => client.confirm(jobId)));
    const taken = answers.filter(({ status }) => status === 202);
    expect(taken).toHaveLength(10);
    for (const answer of answers.filter(({ status }) => status !== 202))
      await expectError(answer, 403, 'registration.insufficient_credits');
    expect((await summary(organization)).credits.mainnet).toBe(100);
    for (const answer of taken)
      await waitForEnd(api, ((await answer.json()) as { transaction_id: string }).transaction_id);
    await expectLedgerToAddUp(organization);
  }, 120_000);

  it('[4.confirm.concurrent] 100 confirms of one job by two keys at the same moment are one debit', async () => {
    const organization = await api.organization({ mainnetCredits: 10_000 });
    const [one, two] = [await openServer(api, organization), await openServer(api, organization)];
    const { jobId } = await priced(api, one, { network: 'mainnet' });
    const answers = await Promise.all(
      Array.from({ length: 100 }, (_, index) => ok((index % 2 === 0 ? one : two).confirm(jobId), 202)),
    );
    const [id, ...others] = new Set(answers.map(({ transaction_id }) => transaction_id));
    expect(others).toEqual([]);
    await waitForEnd(api, id);
    expect((await summary(organization)).credits.mainnet).toBe(10_000 - MAINNET_PRICE);
    await expectLedgerToAddUp(organization);
  });

  it('[4.confirm.refund] what the chain refuses is refunded, and the ledger adds up', async () => {
    const organization = await api.organization({ mainnetCredits: 1_000 });
    const client = await openServer(api, organization);
    const { jobId } = await priced(api, client, { network: 'mainnet' });
    chain.refuse = { submit: 'Token.FundsUnavailable' };
    const { transaction_id: id } = await ok(client.confirm(jobId), 202);
    expect((await waitForEnd(api, id))['result']).toMatchObject({ success: false });
    const rows = (await ledgerOf(organization)).filter(({ network }) => network === 'mainnet');
    expect(rows.map(({ kind }) => kind)).toEqual(['grant', 'debit', 'refund']);
    await expectLedgerToAddUp(organization);
  });

  it('[2.confirm.insufficient] prepare says that it is not valid, confirm is 403, and more credit helps', async () => {
    const organization = await api.organization({ mainnetCredits: MAINNET_PRICE - 1 });
    const client = await openServer(api, organization);
    const { jobId, quote } = await priced(api, client, { network: 'mainnet' });
    expect(quote['is_valid']).toBe(false);
    await expectError(await client.confirm(jobId), 403, 'registration.insufficient_credits');
    expect(await api.api.services.organizations.credit(organization.id, 'mainnet', 1)).toBe(MAINNET_PRICE);
    const { transaction_id: id } = await ok(client.confirm(jobId), 202);
    await waitForEnd(api, id);
    await expectLedgerToAddUp(organization);
  });

  it('[7.testnet.free] without any credit a small file goes through on testnet, and a large one does not', async () => {
    const organization = await api.organization({ testnetCredits: 0, mainnetCredits: 0 });
    const client = await openServer(api, organization);
    const { jobId } = await priced(api, client);
    const { transaction_id: id } = await ok(client.confirm(jobId), 202);
    await waitForEnd(api, id);
    const large = await priced(api, client, {}, wav(10_000_001));
    expect(large.quote).toMatchObject({ storage_fee_credits: 1, total_price_credits: 1, is_valid: false });
    await expectError(await client.confirm(large.jobId), 403, 'registration.insufficient_credits');
    await expectLedgerToAddUp(organization);
  }, 60_000);

  it('[7.ledger.append-only] no row of the ledger can be changed, removed, or all of them emptied', async () => {
    await api.organization();
    for (const statement of [
      'update credit_ledger set amount = 1',
      'delete from credit_ledger',
      'truncate credit_ledger',
    ])
      await expect(sql.raw(statement).execute(api.database)).rejects.toThrow(/append-only/);
  });
});

describe('the testnet quota', () => {
  it('[2.quota.testnet] holds for an organization that has never had a credit, whatever happens at the same moment', async () => {
    const { testnetDailyQuota: before } = api.config;
    (api.config as { testnetDailyQuota: number }).testnetDailyQuota = 1;
    try {
      const organization = await api.organization();
      for (const table of ['credit_balances'] as const)
        await api.database.deleteFrom(table).where('organization_id', '=', organization.id).execute();
      const client = await openServer(api, organization);
      const jobs: string[] = [];
      while (jobs.length < 8) jobs.push((await priced(api, client)).jobId);
      const answers = await Promise.all(jobs.map((jobId) => client.confirm(jobId)));
      expect(answers.filter(({ status }) => status === 202)).toHaveLength(1);
    } finally {
      (api.config as { testnetDailyQuota: number }).testnetDailyQuota = before;
    }
  });

  it('[2.quota.testnet] [2.code.common.quota_exceeded] counts pages and servers together, per organization and day', async () => {
    const { testnetDailyQuota: before } = api.config;
    (api.config as { testnetDailyQuota: number }).testnetDailyQuota = 3;
    try {
      const organization = await api.organization();
      const client = await openServer(api, organization);
      await confirmed(api, organization);
      const jobs: string[] = [];
      while (jobs.length < 4) jobs.push((await priced(api, client)).jobId);
      const answers = await Promise.all(jobs.map((jobId) => client.confirm(jobId)));
      expect(answers.filter(({ status }) => status === 202)).toHaveLength(2);
      for (const answer of answers.filter(({ status }) => status !== 202)) {
        expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
        const error = await expectError(answer, 429, 'common.quota_exceeded');
        expect(error.details).toEqual({
          limit: 3,
          used: 3,
          resets_at: expect.stringMatching(/T00:00:00\.000Z$/),
        });
      }
      const page = await prepared(api, organization);
      await expectError(await page.client.confirm(page.jobId), 429, 'common.quota_exceeded');

      const mainnet = await priced(api, client, { network: 'mainnet' });
      await ok(client.confirm(mainnet.jobId), 202);
      const other = await openServer(api, await api.organization());
      await ok(other.confirm((await priced(api, other)).jobId), 202);

      api.clock.advance(24 * 3_600_000);
      const tomorrow = await priced(api, client);
      await ok(client.confirm(tomorrow.jobId), 202);
    } finally {
      (api.config as { testnetDailyQuota: number }).testnetDailyQuota = before;
    }
  });
});
