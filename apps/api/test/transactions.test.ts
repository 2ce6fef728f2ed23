import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { expectError, useTestApi } from './support/api.ts';
import { scriptedChain } from './support/chains.ts';
import { confirmed, ok, registered } from './support/works.ts';

const chain = scriptedChain();
const api = useTestApi({ chain: chain.build });
afterAll(() => chain.stop());
beforeEach(() => api.clock.advance(61_000));

const STEPS = [
  ['validating', 5],
  ['preparing_transaction', 20],
  ['signing', 40],
  ['submitting', 60],
  ['confirming', 80],
  ['completed', 100],
] as const;

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/;

describe('GET /v1/transactions/{id}', () => {
  it('[4.status.shape] answers the whole status, and the result at the end', async () => {
    const { status, transactionId } = await registered(api, await api.organization());
    expect(status).toEqual({
      id: transactionId,
      transaction_type: 'register',
      current_step: 'completed',
      progress: 100,
      description: expect.stringMatching(/\w/),
      is_complete: true,
      result: {
        success: true,
        tx_hash: expect.stringMatching(/^0x[0-9a-f]{64}$/),
        block_number: expect.any(Number),
        block_hash: expect.stringMatching(/^0x[0-9a-f]{64}$/),
        ats_id: expect.any(Number),
        work_id: expect.stringMatching(/^[0-9a-f-]{36}$/),
        explorer_url: expect.stringMatching(/^http:\/\/api\.test\/explorer\/testnet\/tx\/0x[0-9a-f]{64}$/),
        access_code: expect.stringMatching(/^atc_[0-9a-f]{64}$/),
      },
      steps: expect.any(Array),
      created_at: expect.stringMatching(INSTANT),
      updated_at: expect.stringMatching(INSTANT),
    });
  });

  it('[4.status.steps] the steps come in order, each with its progress, description and timestamp', async () => {
    const { status } = await registered(api, await api.organization());
    const steps = status['steps'] as Record<string, unknown>[];
    expect(steps.map(({ step, progress }) => [step, progress])).toEqual(STEPS);
    for (const step of steps) {
      expect(step['description']).toMatch(/\w/);
      expect(step['timestamp']).toMatch(INSTANT);
    }
  });

  it('[4.status.result-null] the result is null until the end', async () => {
    chain.isHeld = true;
    const { transactionId } = await confirmed(api, await api.organization());
    expect(await ok(api.call(`/v1/transactions/${transactionId}`))).toMatchObject({
      is_complete: false,
      result: null,
    });
    chain.isHeld = false;
  });

  it('[4.status.public] needs no credentials: the id is the capability, a UUID version 4', async () => {
    const { transactionId } = await registered(api, await api.organization());
    expect(transactionId).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect((await api.call(`/v1/transactions/${transactionId}`)).status).toBe(200);
  });

  it('[4.status.no-store] is never stored', async () => {
    const { transactionId } = await registered(api, await api.organization());
    expect((await api.call(`/v1/transactions/${transactionId}`)).headers.get('cache-control')).toBe(
      'no-store',
    );
    expect((await api.call(`/v1/transactions/${crypto.randomUUID()}`)).headers.get('cache-control')).toBe(
      'no-store',
    );
  });

  it('[2.code.transaction.not_found] [2.transaction.unknown] an unknown id is 404 transaction.not_found', async () => {
    await expectError(
      await api.call(`/v1/transactions/${crypto.randomUUID()}`),
      404,
      'transaction.not_found',
    );
    await expectError(await api.call('/v1/transactions/1'), 404, 'transaction.not_found');
  });

  it('[4.status.misses] misses are rate-limited per address: 429 with Retry-After', async () => {
    for (let miss = 0; miss < 30; miss++)
      expect((await api.call(`/v1/transactions/${crypto.randomUUID()}`)).status).toBe(404);
    const response = await api.call(`/v1/transactions/${crypto.randomUUID()}`);
    const seconds = Number(response.headers.get('retry-after'));
    expect(seconds).toBeGreaterThan(0);
    expect(seconds).toBeLessThanOrEqual(60);
    await expectError(response, 429, 'common.rate_limited');
    api.clock.advance(seconds * 1000 + 1000);
    await expectError(
      await api.call(`/v1/transactions/${crypto.randomUUID()}`),
      404,
      'transaction.not_found',
    );
  });
});

describe('the access code', () => {
  it('[4.code.shown] is shown until 72 h after completion, and then the hash alone is kept', async () => {
    const { transactionId, result } = await registered(api, await api.organization());
    const read = async () => (await ok(api.call(`/v1/transactions/${transactionId}`))).result;
    expect((await read()).access_code).toBe(result['access_code']);
    const row = () =>
      api.database
        .selectFrom('transactions')
        .select('access_code_sealed')
        .where('id', '=', transactionId)
        .executeTakeFirstOrThrow();
    expect((await row()).access_code_sealed).not.toContain(result['access_code']);
    api.clock.advance(72 * 3_600_000 + 1);
    expect(await read()).not.toHaveProperty('access_code');
    const { tidy } = await import('../src/services/housekeeping.ts');
    await tidy({
      database: api.database,
      objects: api.api.objects,
      objectStore: api.api.objectStore,
      clock: api.clock,
      config: api.config,
      logger: { info() {}, warn() {}, error() {} },
    });
    expect((await row()).access_code_sealed).toBeNull();
  });

  it('[3.ref.no-code] a work under an external_user_ref gets none', async () => {
    const session = { body: { external_user_ref: 'user-1' } };
    const { result } = await registered(api, await api.organization(), { session });
    expect(result).not.toHaveProperty('access_code');
  });

  it('[4.code.hashed] the database holds its SHA-256 and an encrypted copy, never the code', async () => {
    const { result } = await registered(api, await api.organization());
    const rows = [
      await api.database.selectFrom('works').selectAll().execute(),
      await api.database.selectFrom('transactions').selectAll().execute(),
    ];
    expect(JSON.stringify(rows)).not.toContain(String(result['access_code']).slice(4));
  });
});
