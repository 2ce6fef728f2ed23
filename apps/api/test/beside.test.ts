import { randomBytes, randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { debitCredits } from '../src/services/credits.ts';
import { createSecretBox } from '../src/services/vault.ts';
import { LeaseLost, advance } from '../src/worker/advance.ts';
import { fail } from '../src/worker/finish.ts';
import { createLeases } from '../src/worker/leases.ts';
import { type Organization, type TestApi, openTestApi, waitForEnd } from './support/api.ts';
import { auditLedger } from './support/audit.ts';
import { scriptedChain } from './support/chains.ts';
import { type LiveApi, openLiveApi } from './support/server.ts';
import { confirmed, ok, prepared, widget } from './support/works.ts';

const SLOW_MS = 180_000;
const PRICE_MAINNET = 639;

/** Two processes' worth of API on one database: the first one answers requests only, the second one works as well. */
const chains = [scriptedChain(), scriptedChain()] as const;
let front: LiveApi;
let back: Awaited<ReturnType<typeof openTestApi>>;

beforeAll(async () => {
  front = await openLiveApi({ chain: chains[0].build, start: false });
  back = await openTestApi({ beside: front, chain: chains[1].build });
});
afterAll(async () => {
  for (const chain of chains) chain.stop();
  await back.close();
  await front.stop();
});

const balanceOf = async (organization: Organization) => {
  const { balance } = await front.database
    .selectFrom('credit_balances')
    .select('balance')
    .where('organization_id', '=', organization.id)
    .where('network', '=', 'mainnet')
    .executeTakeFirstOrThrow();
  return balance;
};

const ledgerOf = (organization: Organization, kind: 'debit' | 'refund') =>
  front.database
    .selectFrom('credit_ledger')
    .select('amount')
    .where('organization_id', '=', organization.id)
    .where('kind', '=', kind)
    .execute();

describe('processes beside each other', () => {
  it('[4.socket.processes] a socket gets the frames of a transaction that another process works on', async () => {
    chains[1].isHeld = true;
    const { confirmation } = await confirmed(front, await front.organization());
    const socket = new WebSocket(front.url.replace('http', 'ws') + (confirmation['ws_url'] as string));
    const steps: (string | undefined)[] = [];
    socket.on('message', (data: Buffer) =>
      steps.push((JSON.parse(data.toString()) as { step?: string }).step),
    );
    const closed = new Promise<number>((resolve) => socket.on('close', resolve));
    while (!steps.includes('confirming')) await sleep(5);
    chains[1].isHeld = false;
    expect(await closed).toBe(1000);
    expect(steps).toEqual([
      undefined,
      'validating',
      'preparing_transaction',
      'signing',
      'submitting',
      'confirming',
      'completed',
    ]);
    expect(chains[0].submissions, 'the first process only answers').toEqual([]);
  });

  it('[4.confirm.concurrent] 100 confirms of one job over two processes are one transaction and one debit', async () => {
    const organization = await front.organization({ mainnetCredits: 100_000 });
    const { jobId, token } = await prepared(back, organization, { network: 'mainnet' });
    const clients = [widget(front, organization, token), widget(back, organization, token)];
    const answers = await Promise.all(
      Array.from({ length: 50 }).flatMap(() => clients.map((client) => ok(client.confirm(jobId), 202))),
    );
    const [id, ...others] = new Set(answers.map(({ transaction_id }) => transaction_id as string));
    expect(others).toEqual([]);
    await waitForEnd(front, id ?? '');
    expect(await ledgerOf(organization, 'debit')).toEqual([{ amount: -PRICE_MAINNET }]);
    expect(await balanceOf(organization)).toBe(100_000 - PRICE_MAINNET);
  });

  it('[7.balance.concurrent] 100 debits at the same moment against a balance for 10 succeed 10 times', async () => {
    const organization = await front.organization({ mainnetCredits: 10 * 7 + 6 });
    const debit = (database: TestApi['database']) =>
      database.transaction().execute((queries) =>
        debitCredits(queries, {
          organizationId: organization.id,
          network: 'mainnet',
          amountCredits: 7,
          at: new Date(),
          transactionId: randomUUID(),
        }),
      );
    const results = await Promise.allSettled(
      Array.from({ length: 50 }).flatMap(() => [debit(front.database), debit(back.database)]),
    );
    const refusals = results.flatMap((result) => (result.status === 'rejected' ? [result.reason] : []));
    expect(refusals).toHaveLength(90);
    for (const refusal of refusals)
      expect(refusal).toMatchObject({ code: 'registration.insufficient_credits' });
    expect(await balanceOf(organization)).toBe(6);
    expect(await ledgerOf(organization, 'debit')).toHaveLength(10);
  });

  it('[4.worker.lease] a worker whose lease has passed to another one can neither refund nor put back', async () => {
    const organization = await front.organization({ mainnetCredits: 1_000 });
    chains[1].isHeld = true;
    await back.api.stop();
    const { transactionId } = await confirmed(front, organization, { network: 'mainnet' });
    const { database, clock, config } = front;
    const lease = (leaseMs: number) => createLeases({ database, clock, owner: randomUUID(), leaseMs });
    const [late, next] = [lease(1), lease(60_000)];
    expect(await late.claim(1)).toEqual([{ id: transactionId, attempts: 0 }]);
    await sleep(5);
    expect(await next.claim(1)).toEqual([{ id: transactionId, attempts: 0 }]);
    expect(await late.claim(1), 'it is in hand').toEqual([]);
    expect([await late.renew([transactionId]), await next.renew([transactionId])]).toEqual([
      [],
      [transactionId],
    ]);
    const accessCodes = { seal: () => '', open: () => '' };
    const finish = { database, clock, config, accessCodes };
    await fail({ ...finish, lessee: late.owner }, transactionId, 'Ats.MaxAtsPerAccountReached');
    await late.putBack(transactionId, { waitMs: 0, attempts: 7 });
    await late.release([transactionId]);
    expect(await ledgerOf(organization, 'refund')).toEqual([]);
    expect(await late.claim(1)).toEqual([]);
    await fail({ ...finish, lessee: next.owner }, transactionId, 'Ats.MaxAtsPerAccountReached');
    expect(await ledgerOf(organization, 'refund')).toEqual([{ amount: PRICE_MAINNET }]);
  });
});

describe('two workers', () => {
  it(
    '[4.worker.processes] finish 50 transactions exactly once each, in one chain of blocks',
    { timeout: SLOW_MS },
    async () => {
      const scripts = [scriptedChain(), scriptedChain()] as const;
      const one = await openTestApi({ chain: scripts[0].build, start: false });
      const two = await openTestApi({ beside: one, chain: scripts[1].build, start: false });
      const organization = await one.organization();
      const ids: string[] = [];
      for (let index = 0; index < 50; index++)
        ids.push((await confirmed(one, organization, { network: 'mainnet' })).transactionId);
      await Promise.all([one.api.start(), two.api.start()]);
      const ends = [];
      for (const id of ids) ends.push(await waitForEnd(one, id));
      const calls = scripts.map(({ submissions }) => submissions);
      for (const script of scripts) script.stop();
      expect(ends.map(({ result }) => result.ats_id as number).sort((a, b) => a - b)).toEqual(
        Array.from({ length: 50 }, (_, index) => index),
      );
      expect(ends.every(({ steps }) => steps.length === 6)).toBe(true);
      expect(new Set(calls.flat()).size).toBe(50);
      expect(calls.flat(), 'one call to the chain each').toHaveLength(50);
      for (const own of calls) expect(own.length, 'both had work').toBeGreaterThan(0);
      const extrinsics = await one.database.selectFrom('chain_extrinsics').select('tx_hash').execute();
      expect(extrinsics).toHaveLength(50);
      await auditLedger(one.database, 'mainnet');
      await two.close();
      await one.close();
    },
  );
});

const aborted = ({ signal }: AbortController) =>
  signal.aborted ? Promise.resolve() : new Promise((resolve) => signal.addEventListener('abort', resolve));

describe('a worker that comes back after its lease', () => {
  it('[4.worker.lease] does nothing more: what was refunded meanwhile never reaches the chain', async () => {
    const script = scriptedChain();
    const one = await openTestApi({ chain: script.build, start: false });
    const organization = await one.organization();
    const { transactionId } = await confirmed(one, organization, { network: 'mainnet' });
    const chain = script.build(one.database);
    const options = {
      database: one.database,
      objects: one.api.objects,
      signals: one.testDatabase.signals,
      clock: one.clock,
      config: one.config,
      accessCodes: createSecretBox(randomBytes(32)),
    };
    const lease = (owner: string) =>
      one.database
        .updateTable('transactions')
        .set({ lease_owner: owner, lease_until: new Date(Date.now() + 60_000) })
        .where('id', '=', transactionId)
        .execute();
    const [slow, quick] = [randomUUID(), randomUUID()];
    const [held, release] = [new AbortController(), new AbortController()];
    await lease(slow);
    const late = advance(
      {
        ...options,
        lessee: slow,
        chain: {
          ...chain,
          async estimate(network, call) {
            const price = await chain.estimate(network, call);
            held.abort();
            await aborted(release);
            return price;
          },
        },
      },
      transactionId,
    );
    await aborted(held);
    await lease(quick);
    script.refuse.estimate = 'Ats.Refused';
    expect(await advance({ ...options, lessee: quick, chain }, transactionId)).toBe('ended');
    release.abort();
    await expect(late).rejects.toBeInstanceOf(LeaseLost);
    expect(script.submissions).toEqual([]);
    const status = await ok(one.call(`/v1/transactions/${transactionId}`));
    expect(status.current_step).toBe('failed');
    await auditLedger(one.database, 'mainnet');
    script.stop();
    await one.close();
  });
});

describe('two housekeepers', () => {
  it('[0.processes] sweep the same jobs beside each other, with everything that belongs to them', async () => {
    const one = await openTestApi({ start: false });
    const two = await openTestApi({ beside: one, start: false });
    const organization = await one.organization();
    const keys: string[] = [];
    for (let index = 0; index < 4; index++) {
      const { jobId } = await prepared(one, organization);
      const job = await one.database
        .selectFrom('jobs')
        .select('media_key')
        .where('id', '=', jobId)
        .executeTakeFirstOrThrow();
      keys.push(job.media_key ?? '');
    }
    expect(await Promise.all(keys.map((key) => one.api.objects.head(key)))).not.toContain(undefined);
    one.clock.advance(48 * 3_600_000);
    await Promise.all([one.api.start(), two.api.start()]);
    const jobs = () => one.database.selectFrom('jobs').select('id').execute();
    while ((await jobs()).length > 0) await sleep(10);
    for (const key of keys) expect(await two.api.objects.head(key)).toBeUndefined();
    expect([...one.logs, ...two.logs].filter((line) => line.includes('could not'))).toEqual([]);
    await two.close();
    await one.close();
  });
});
