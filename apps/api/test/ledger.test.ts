import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createEmbeddedLedger } from '../src/adapters/ledger/embedded-ledger.ts';
import { LEDGER_CONSTANTS } from '../src/adapters/ledger/runtime.ts';
import type { ChainCall, Database } from '../src/ports.ts';
import { createTestClock } from './support/clock.ts';
import { openTestDatabase } from './support/database.ts';
import { useTestApi } from './support/api.ts';
import { auditLedger } from './support/audit.ts';
import { registered } from './support/works.ts';

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
const commitment = (n: number) => `0x${createHash('sha256').update(String(n)).digest('hex')}`;

describe('the embedded ledger behind the API', () => {
  const api = useTestApi();

  it('[7.ledger.blocks] seals hash-chained blocks, and every commitment can be found in its block', async () => {
    const organization = await api.organization();
    const quotes = [];
    for (let index = 0; index < 3; index++) quotes.push((await registered(api, organization)).quote);
    const blocks = await auditLedger(api.database, 'testnet');
    expect(blocks.length).toBeGreaterThanOrEqual(4);
    const payloads = await api.database.selectFrom('chain_extrinsics').select('payload').execute();
    for (const quote of quotes)
      expect(payloads.some(({ payload }) => payload.includes(quote['commitment']))).toBe(true);
  });

  it('[8.chain.numbers] works are numbered from 0 by the chain, on each network', async () => {
    const organization = await api.organization();
    const first = (await registered(api, organization, { network: 'mainnet' })).result;
    const second = (await registered(api, organization, { network: 'mainnet' })).result;
    expect([first['ats_id'], second['ats_id']]).toEqual([0, 1]);
  });
});

describe('the embedded ledger alone', () => {
  const BLOCK_MS = { testnet: 12_000, mainnet: 6_000 };
  const stopping = new AbortController();
  const clock = createTestClock();
  let database: Database;
  let close: () => Promise<void>;
  const constants = { ...LEDGER_CONSTANTS, maxWorksPerOwner: 2, maxVersionsPerWork: 2 };
  const open = () =>
    createEmbeddedLedger({ database, clock, logger: silent, blockTimeMs: BLOCK_MS, constants });

  beforeAll(async () => {
    ({ database, close } = await openTestDatabase());
  });
  afterAll(async () => {
    stopping.abort();
    await close();
  });

  const create = (owner: string, n: number): ChainCall => ({
    call: 'create',
    owner,
    commitment: commitment(n),
    protocolVersion: 1,
  });

  /** Sends a call and seals one block. */
  async function anchor(call: ChainCall, network: 'testnet' | 'mainnet' = 'testnet') {
    const { sealBlock } = await import('../src/adapters/ledger/seal.ts');
    const ledger = open();
    const signed = await ledger.sign(network, call);
    await ledger.submit(network, signed);
    clock.advance(BLOCK_MS[network]);
    await sealBlock(database, network, { clock, blockTimeMs: BLOCK_MS[network], constants });
    return { signed, outcome: await ledger.outcome(network, signed) };
  }

  it('[8.chain.genesis] a network has one genesis, whoever asks first and however many ask at once', async () => {
    const ledger = open();
    const hashes = await Promise.all([1, 2, 3].map(() => ledger.genesisHash('testnet')));
    expect(new Set(hashes).size).toBe(1);
    expect(hashes[0]).toMatch(/^0x[0-9a-f]{64}$/);
    expect(await ledger.genesisHash('mainnet')).not.toBe(hashes[0]);
    clock.advance(60_000);
    await anchor(create('genesis', 900));
    expect(await open().genesisHash('testnet')).toBe(hashes[0]);
    const blocks = await auditLedger(database, 'testnet');
    expect(blocks[0]?.hash).toBe(hashes[0]);
    expect(blocks.length).toBeGreaterThan(1);
  });

  it('[7.block-time] a block stands 12 s after the last one on testnet and 6 s on mainnet, at the earliest', async () => {
    const { sealBlock } = await import('../src/adapters/ledger/seal.ts');
    const ledger = open();
    for (const network of ['testnet', 'mainnet'] as const) {
      const seal = () => sealBlock(database, network, { clock, blockTimeMs: BLOCK_MS[network], constants });
      expect(await seal(), 'nothing is pending').toBe('idle');
      await ledger.submit(network, await ledger.sign(network, create('early', 1)));
      clock.advance(BLOCK_MS[network]);
      expect(await seal()).toBe('sealed');
      await ledger.submit(network, await ledger.sign(network, create('early', 2)));
      expect(await seal(), 'the slot is taken').toBe('waiting');
      clock.advance(BLOCK_MS[network]);
      expect(await seal()).toBe('sealed');
      const blocks = await auditLedger(database, network);
      const times = blocks.slice(1).map(({ sealed_at }) => sealed_at.getTime());
      expect(Number(times[1]) - Number(times[0])).toBeGreaterThanOrEqual(BLOCK_MS[network]);
      for (const time of times) expect(time % BLOCK_MS[network]).toBe(0);
    }
  });

  it('[4.worker.idempotent] the same extrinsic sent twice is one', async () => {
    const { signed, outcome } = await anchor(create('twice', 3));
    await open().submit('testnet', signed);
    clock.advance(BLOCK_MS.testnet);
    expect(await open().outcome('testnet', signed)).toEqual(outcome);
    const rows = await database
      .selectFrom('chain_extrinsics')
      .select('tx_hash')
      .where('tx_hash', '=', signed.txHash)
      .execute();
    expect(rows).toHaveLength(1);
  });

  it('[7.chain.max-works] one account owns so many works and no more', async () => {
    await anchor(create('full', 4));
    await anchor(create('full', 5));
    expect((await anchor(create('full', 6))).outcome).toEqual({
      state: 'refused',
      reason: 'Ats.MaxAtsPerAccountReached',
    });
    await expect(open().estimate('testnet', create('full', 7))).rejects.toMatchObject({
      reason: 'Ats.MaxAtsPerAccountReached',
    });
  });

  it('[7.chain.max-versions] a work has so many versions and no more, and its owner alone adds them', async () => {
    const { outcome } = await anchor(create('author', 8));
    if (outcome.state !== 'included') throw new Error('not included');
    const { atsId } = outcome.inclusion;
    const update = (owner: string, n: number): ChainCall => ({ ...create(owner, n), call: 'update', atsId });
    expect((await anchor(update('author', 9))).outcome).toMatchObject({
      state: 'included',
      inclusion: { atsId, version: 1 },
    });
    expect((await anchor(update('author', 10))).outcome).toEqual({
      state: 'refused',
      reason: 'Ats.MaxVersionsReached',
    });
    expect((await anchor(update('stranger', 11))).outcome).toEqual({
      state: 'refused',
      reason: 'Ats.NotOwner',
    });
    expect((await anchor({ ...update('author', 12), atsId: 999 })).outcome).toEqual({
      state: 'refused',
      reason: 'Ats.AtsNotFound',
    });
  });

  it('[7.chain.deposits] a create holds 5 AFT and 1 AFT, an update 1 AFT', async () => {
    const ledger = open();
    const { unitsPerAft } = ledger;
    expect((await ledger.estimate('testnet', create('new', 13))).depositUnits).toBe(6n * unitsPerAft);
    const owned = await database
      .selectFrom('chain_works')
      .selectAll()
      .where('network', '=', 'testnet')
      .where('versions', '=', 1)
      .executeTakeFirstOrThrow();
    const update: ChainCall = { ...create(owned.owner, 14), call: 'update', atsId: owned.ats_id };
    expect((await ledger.estimate('testnet', update)).depositUnits).toBe(unitsPerAft);
  });

  it('[8.chain.proof] a payload that was changed after signing is refused', async () => {
    const signed = await open().sign('testnet', create('forger', 15));
    await expect(
      open().submit('testnet', { ...signed, payload: `${signed.payload} ` }),
    ).rejects.toMatchObject({ reason: 'Invalid.BadProof' });
  });
});
