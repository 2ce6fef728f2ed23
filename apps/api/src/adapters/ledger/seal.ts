import type { Network } from '@ats-kit/protocol';
import { sql } from 'kysely';
import { inTransaction } from '../../db/transactions.ts';
import type { Clock, Database, Queries } from '../../ports.ts';
import { GENESIS_PARENT, blockHash, extrinsicsRoot } from './blocks.ts';
import { decodeExtrinsic } from './extrinsic.ts';
import { type LedgerConstants, applyCall, refusalOf } from './runtime.ts';

const MAX_EXTRINSICS_PER_BLOCK = 200;
/** With the network's index, the lock of the one that seals. */
const SEAL_LOCK = 7_731;
const LOCK_INDEX: Record<Network, number> = { testnet: 0, mainnet: 1 };

async function insertBlock(
  queries: Queries,
  network: Network,
  number: number,
  parentHash: string,
  hashes: string[],
  sealedAt: Date,
) {
  const root = extrinsicsRoot(hashes);
  const hash = blockHash({ network, number, parentHash, extrinsicsRoot: root, sealedAt });
  const block = {
    network,
    number,
    hash,
    parent_hash: parentHash,
    extrinsics_root: root,
    sealed_at: sealedAt,
  };
  await queries.insertInto('chain_blocks').values(block).execute();
  return block;
}

const headOf = (queries: Queries, network: Network) =>
  queries
    .selectFrom('chain_blocks')
    .selectAll()
    .where('network', '=', network)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();

const hasPending = async (database: Database, network: Network) =>
  (await database
    .selectFrom('chain_extrinsics')
    .select('sequence')
    .where('network', '=', network)
    .where('block_number', 'is', null)
    .limit(1)
    .executeTakeFirst()) !== undefined;

/** For the rest of the transaction; false when another process is sealing at this moment. */
async function takeSealLock(queries: Queries, network: Network): Promise<boolean> {
  const { rows } = await sql<{
    taken: boolean;
  }>`select pg_try_advisory_xact_lock(${SEAL_LOCK}::integer, ${LOCK_INDEX[network]}::integer) as taken`.execute(
    queries,
  );
  return rows[0]?.taken === true;
}

const lockSealing = (queries: Queries, network: Network) =>
  sql`select pg_advisory_xact_lock(${SEAL_LOCK}::integer, ${LOCK_INDEX[network]}::integer)`.execute(queries);

/** The first block of a network, made by whoever asks for it first. */
export async function genesisBlock(
  database: Database,
  network: Network,
  clock: Clock,
): Promise<{ hash: string }> {
  const find = (queries: Queries) =>
    queries
      .selectFrom('chain_blocks')
      .select('hash')
      .where('network', '=', network)
      .where('number', '=', 0)
      .executeTakeFirst();
  const known = await find(database);
  if (known) return known;
  return database.transaction().execute(async (queries) => {
    await lockSealing(queries, network);
    return (await find(queries)) ?? insertBlock(queries, network, 0, GENESIS_PARENT, [], clock.now());
  });
}

export type Sealing = 'idle' | 'waiting' | 'sealed';

/**
 * Seals what is pending on a network into its next block, at the earliest one block time after the last one and only
 * when something is pending: an idle ledger writes nothing. Any number of processes may try; one of them does.
 *
 * @returns what became of it: `waiting` when it is too early, or another process is at it
 */
export async function sealBlock(
  database: Database,
  network: Network,
  options: { clock: Clock; blockTimeMs: number; constants: LedgerConstants },
): Promise<Sealing> {
  const { clock, blockTimeMs, constants } = options;
  if (!(await hasPending(database, network))) return 'idle';
  return inTransaction(database, async (queries) => {
    if (!(await takeSealLock(queries, network))) return 'waiting';
    const pending = await queries
      .selectFrom('chain_extrinsics')
      .select(['tx_hash', 'payload', 'received_at'])
      .where('network', '=', network)
      .where('block_number', 'is', null)
      .orderBy('sequence')
      .limit(MAX_EXTRINSICS_PER_BLOCK)
      .execute();
    const first = pending[0];
    if (!first) return 'idle';
    // Blocks stand on multiples of the block time, as a chain's slots do.
    const sealedAt = new Date(Math.floor(clock.now().getTime() / blockTimeMs) * blockTimeMs);
    const head =
      (await headOf(queries, network)) ??
      (await insertBlock(queries, network, 0, GENESIS_PARENT, [], first.received_at));
    const included = pending.filter(({ received_at }) => received_at <= sealedAt);
    if (included.length === 0 || sealedAt <= head.sealed_at) return 'waiting';

    const block = await insertBlock(
      queries,
      network,
      head.number + 1,
      head.hash,
      included.map(({ tx_hash }) => tx_hash),
      sealedAt,
    );
    for (const [index, { tx_hash: txHash, payload }] of included.entries()) {
      const call = decodeExtrinsic({ payload, txHash });
      const refusal = await refusalOf(queries, network, call, constants);
      const applied = refusal === undefined ? await applyCall(queries, network, call) : undefined;
      await queries
        .updateTable('chain_extrinsics')
        .set({
          block_number: block.number,
          block_index: index,
          ats_id: applied?.atsId ?? null,
          version: applied?.version ?? null,
          refusal: refusal ?? null,
        })
        .where('network', '=', network)
        .where('tx_hash', '=', txHash)
        .execute();
    }
    return 'sealed';
  });
}
