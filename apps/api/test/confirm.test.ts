import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { type Organization, expectError, useTestApi, waitForEnd } from './support/api.ts';
import { scriptedChain } from './support/chains.ts';
import { confirmed, ok, prepared, registered, uploaded, wav, widget } from './support/works.ts';

const chain = scriptedChain();
const api = useTestApi({ chain: chain.build });
afterAll(() => chain.stop());
beforeEach(() => {
  chain.refuse = {};
  chain.isHeld = false;
  chain.outages = 0;
});

const MAINNET_PRICE = 639;

const balance = async (organization: Organization, network: 'testnet' | 'mainnet' = 'mainnet') => {
  const row = await api.database
    .selectFrom('credit_balances')
    .select('balance')
    .where('organization_id', '=', organization.id)
    .where('network', '=', network)
    .executeTakeFirstOrThrow();
  return row.balance;
};

const ledgerOf = (organization: Organization) =>
  api.database
    .selectFrom('credit_ledger')
    .select(['kind', 'amount', 'balance_after'])
    .where('organization_id', '=', organization.id)
    .where('network', '=', 'mainnet')
    .orderBy('id')
    .execute();

describe('POST /v1/works/confirm', () => {
  it('[4.confirm.answer] answers 202 at once with the transaction and the paths to follow it', async () => {
    chain.isHeld = true;
    const { confirmation, transactionId } = await confirmed(api, await api.organization());
    expect(transactionId).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-/);
    expect(confirmation).toEqual({
      transaction_id: transactionId,
      ws_url: `/v1/ws/transactions/${transactionId}`,
      status_url: `/v1/transactions/${transactionId}`,
    });
    expect(await ok(api.call(confirmation['status_url']))).toMatchObject({
      is_complete: false,
      result: null,
    });
    chain.isHeld = false;
    await waitForEnd(api, transactionId);
  });

  it('[4.confirm.debit] debits the organization with a ledger row', async () => {
    const organization = await api.organization({ mainnetCredits: 1_000 });
    await registered(api, organization, { network: 'mainnet' });
    expect(await balance(organization)).toBe(1_000 - MAINNET_PRICE);
    expect(await ledgerOf(organization)).toEqual([
      { kind: 'grant', amount: 1_000, balance_after: 1_000 },
      { kind: 'debit', amount: -MAINNET_PRICE, balance_after: 1_000 - MAINNET_PRICE },
    ]);
  });

  it('[7.ledger.append-only] a ledger row can be neither changed nor removed', async () => {
    await api.organization();
    await expect(
      api.database
        .updateTable('credit_ledger')
        .set({} as never)
        .set('amount' as never, 1 as never)
        .execute(),
    ).rejects.toThrow(/append-only/);
    await expect(api.database.deleteFrom('credit_ledger').execute()).rejects.toThrow(/append-only/);
  });

  it('[7.testnet.free] testnet debits the storage fee only', async () => {
    const organization = await api.organization({ testnetCredits: 10 });
    await registered(api, organization, { file: wav(12_000_001) });
    expect(await balance(organization, 'testnet')).toBe(7);
  });

  it('[4.confirm.repeat] a repeated confirm answers 202 with the same transaction, while it runs and after', async () => {
    const organization = await api.organization({ mainnetCredits: 10_000 });
    const { client, jobId, transactionId } = await confirmed(api, organization, { network: 'mainnet' });
    expect((await ok(client.confirm(jobId), 202)).transaction_id).toBe(transactionId);
    await waitForEnd(api, transactionId);
    expect((await ok(client.confirm(jobId), 202)).transaction_id).toBe(transactionId);
    expect(await balance(organization)).toBe(10_000 - MAINNET_PRICE);
  });

  it('[4.confirm.repeat-24h] for 24 hours after the confirm, and not for ever', async () => {
    const organization = await api.organization();
    const { jobId } = await prepared(api, organization);
    api.clock.advance(23 * 3_600_000);
    const fresh = async () => widget(api, organization, await api.session(organization));
    await ok((await fresh()).prepare(jobId));
    const { transaction_id } = await ok((await fresh()).confirm(jobId), 202);
    await waitForEnd(api, transaction_id);
    api.clock.advance(24 * 3_600_000 - 60_000);
    expect((await ok((await fresh()).confirm(jobId), 202)).transaction_id).toBe(transaction_id);
    api.clock.advance(120_000);
    await expectError(await (await fresh()).confirm(jobId), 404, 'registration.prepared_not_found');
  });

  it('[4.confirm.concurrent] 100 confirms of one job at the same moment are one transaction and one debit', async () => {
    const organization = await api.organization({ mainnetCredits: 100_000 });
    const { client, jobId } = await prepared(api, organization, { network: 'mainnet' });
    const answers = await Promise.all(Array.from({ length: 100 }, () => ok(client.confirm(jobId), 202)));
    expect(new Set(answers.map(({ transaction_id }) => transaction_id)).size).toBe(1);
    expect(await balance(organization)).toBe(100_000 - MAINNET_PRICE);
    await waitForEnd(api, answers[0].transaction_id);
  });

  it('[7.balance.never-negative] parallel confirms of many jobs never take the balance below zero', async () => {
    const organization = await api.organization({ mainnetCredits: 3 * MAINNET_PRICE + 100 });
    const jobs = [];
    for (let index = 0; index < 8; index++)
      jobs.push(await prepared(api, organization, { network: 'mainnet' }));
    const responses = await Promise.all(jobs.map(({ client, jobId }) => client.confirm(jobId)));
    expect(responses.filter(({ status }) => status === 202)).toHaveLength(3);
    for (const response of responses.filter(({ status }) => status !== 202)) {
      await expectError(response, 403, 'registration.insufficient_credits');
    }
    expect(await balance(organization)).toBe(100);
    for (const response of responses.filter(({ status }) => status === 202)) {
      await waitForEnd(api, ((await response.json()) as { transaction_id: string }).transaction_id);
    }
  });

  it('[2.code.registration.insufficient_credits] [2.confirm.insufficient] too little credit is 403 registration.insufficient_credits, and nothing has happened', async () => {
    const organization = await api.organization({ testnetCredits: 2 });
    const { client, jobId, quote } = await prepared(api, organization, { file: wav(12_000_001) });
    expect(quote['is_valid']).toBe(false);
    await expectError(await client.confirm(jobId), 403, 'registration.insufficient_credits');
    expect(await balance(organization, 'testnet')).toBe(2);
    expect(
      await api.database
        .selectFrom('works')
        .select('id')
        .where('organization_id', '=', organization.id)
        .execute(),
    ).toEqual([]);
    await ok(client.prepare(jobId));
  });

  it('[2.code.registration.prepared_not_found] [2.confirm.no-quote] without a quote it is 404 registration.prepared_not_found', async () => {
    const { client, jobId } = await uploaded(api, await api.organization());
    await expectError(await client.confirm(jobId), 404, 'registration.prepared_not_found');
    await expectError(await client.confirm(crypto.randomUUID()), 404, 'registration.prepared_not_found');
  });

  it('[2.confirm.expired-quote] an expired quote is 404, and a new one goes through', async () => {
    const organization = await api.organization();
    const { jobId } = await prepared(api, organization);
    api.clock.advance(300_000);
    const client = widget(api, organization, await api.session(organization));
    await expectError(await client.confirm(jobId), 404, 'registration.prepared_not_found');
    await ok(client.prepare(jobId));
    await ok(client.confirm(jobId), 202);
  });

  it('[2.quota.testnet] the testnet quota is enforced at confirm: 429 with limit, used and resets_at', async () => {
    const organization = await api.organization();
    const { quota } = { quota: api.config.testnetDailyQuota };
    (api.config as { testnetDailyQuota: number }).testnetDailyQuota = 1;
    try {
      const first = await confirmed(api, organization);
      const { client, jobId } = await prepared(api, organization);
      const response = await client.confirm(jobId);
      expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0);
      const error = await expectError(response, 429, 'common.quota_exceeded');
      expect(error.details).toEqual({
        limit: 1,
        used: 1,
        resets_at: expect.stringMatching(/T00:00:00\.000Z$/),
      });
      expect((await ok(first.client.confirm(first.jobId), 202)).transaction_id).toBe(first.transactionId);
      const mainnet = await prepared(api, organization, { network: 'mainnet' });
      await ok(mainnet.client.confirm(mainnet.jobId), 202);
    } finally {
      (api.config as { testnetDailyQuota: number }).testnetDailyQuota = quota;
    }
  });
});

describe('the same commitment again', () => {
  it('[2.code.work.already_registered] [2.work.already-registered] is 409 in the same organization and network', async () => {
    const organization = await api.organization();
    const file = wav();
    await registered(api, organization, { file });
    const again = await prepared(api, organization, { file });
    await expectError(await again.client.confirm(again.jobId), 409, 'work.already_registered');
  });

  it('[2.work.already-registered] two at the same moment are one', async () => {
    const organization = await api.organization();
    const file = wav();
    const [one, two] = [
      await prepared(api, organization, { file }),
      await prepared(api, organization, { file }),
    ];
    const statuses = await Promise.all(
      [one, two].map(async ({ client, jobId }) => (await client.confirm(jobId)).status),
    );
    expect(statuses.sort()).toEqual([202, 409]);
  });

  it('[2.work.already-registered] not in another organization, nor on the other network', async () => {
    const organization = await api.organization();
    const file = wav();
    await registered(api, organization, { file });
    await registered(api, organization, { file, network: 'mainnet' });
    await registered(api, await api.organization(), { file });
  });

  it('[4.prepare.done] a job that went through cannot be prepared again', async () => {
    const { client, jobId } = await registered(api, await api.organization());
    await expectError(await client.prepare(jobId), 409, 'work.already_registered');
  });
});

describe('a failed submission', () => {
  it.each(['submit', 'outcome'] as const)('[4.confirm.refund] is refunded: refused at %s', async (when) => {
    chain.refuse = { [when]: 'Token.FundsUnavailable' };
    const organization = await api.organization({ mainnetCredits: 1_000 });
    const { transactionId } = await confirmed(api, organization, { network: 'mainnet' });
    const status = await waitForEnd(api, transactionId);
    expect(status['result']).toEqual({ success: false, error: 'Token.FundsUnavailable' });
    expect(status).toMatchObject({ current_step: 'failed', progress: 100, is_complete: true });
    expect(await balance(organization)).toBe(1_000);
    expect((await ledgerOf(organization)).map(({ kind, amount }) => [kind, amount])).toEqual([
      ['grant', 1_000],
      ['debit', -MAINNET_PRICE],
      ['refund', MAINNET_PRICE],
    ]);
  });

  it('[4.confirm.again-after-refund] the job is prepared again without a second upload, and the new quote is a new transaction', async () => {
    chain.refuse = { submit: 'Invalid.Payment' };
    const organization = await api.organization({ mainnetCredits: 1_000 });
    const { client, jobId, transactionId } = await confirmed(api, organization, { network: 'mainnet' });
    await waitForEnd(api, transactionId);
    expect((await ok(client.confirm(jobId), 202)).transaction_id, 'whatever became of it').toBe(
      transactionId,
    );
    chain.refuse = {};
    await ok(client.prepare(jobId));
    const second = await ok(client.confirm(jobId), 202);
    expect(second.transaction_id).not.toBe(transactionId);
    expect((await waitForEnd(api, second.transaction_id))['result']).toMatchObject({ success: true });
    expect((await ok(client.confirm(jobId), 202)).transaction_id).toBe(second.transaction_id);
    expect(await balance(organization)).toBe(1_000 - MAINNET_PRICE);
  });

  it('[4.worker.retry] a network that is away for a while costs nothing: the same extrinsic is sent again', async () => {
    chain.outages = 1;
    const before = chain.submissions.length;
    const { status } = await registered(api, await api.organization());
    expect(status['result']).toMatchObject({ success: true });
    expect(new Set(chain.submissions.slice(before)).size).toBe(1);
  });

  it('[2.code.registration.dry_run_failed] [2.prepare.dry-run] what the chain would refuse is 422 registration.dry_run_failed with the reason', async () => {
    const { client, jobId } = await uploaded(api, await api.organization());
    chain.refuse = { estimate: 'Ats.MaxAtsPerAccountReached' };
    const error = await expectError(await client.prepare(jobId), 422, 'registration.dry_run_failed');
    expect(error.details).toEqual({ reason: 'Ats.MaxAtsPerAccountReached' });
  });
});
