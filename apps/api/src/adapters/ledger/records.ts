import type { Network } from '@ats-kit/protocol';
import type { ChainRecord, Database } from '../../ports.ts';
import { decodeExtrinsic } from './extrinsic.ts';

/** A transaction that stands in a block, with what is needed to check it. */
export async function findRecord(
  database: Database,
  network: Network,
  txHash: string,
): Promise<ChainRecord | undefined> {
  const row = await database
    .selectFrom('chain_extrinsics as extrinsic')
    .innerJoin('chain_blocks as block', (join) =>
      join
        .onRef('block.network', '=', 'extrinsic.network')
        .onRef('block.number', '=', 'extrinsic.block_number'),
    )
    .select(['extrinsic.payload', 'extrinsic.ats_id', 'extrinsic.version', 'extrinsic.refusal'])
    .select(['block.number', 'block.hash', 'block.parent_hash', 'block.extrinsics_root', 'block.sealed_at'])
    .where('extrinsic.network', '=', network)
    .where('extrinsic.tx_hash', '=', txHash)
    .executeTakeFirst();
  if (!row) return undefined;
  const block = await database
    .selectFrom('chain_extrinsics')
    .select('tx_hash')
    .where('network', '=', network)
    .where('block_number', '=', row.number)
    .orderBy('block_index')
    .execute();
  return {
    network,
    txHash,
    payload: row.payload,
    call: decodeExtrinsic({ payload: row.payload, txHash }),
    blockNumber: row.number,
    blockHash: row.hash,
    parentHash: row.parent_hash,
    extrinsicsRoot: row.extrinsics_root,
    blockTransactions: block.map(({ tx_hash }) => tx_hash),
    blockTime: row.sealed_at,
    atsId: row.ats_id ?? -1,
    version: row.version ?? -1,
    refusal: row.refusal ?? undefined,
  };
}
