import { createHash } from 'node:crypto';
import type { Network } from '@ats-kit/protocol';
import { expect } from 'vitest';
import type { Database } from '../../src/ports.ts';

const sha256 = (...parts: (string | Buffer)[]) =>
  `0x${createHash('sha256')
    .update(Buffer.concat(parts.map((part) => Buffer.from(part as string))))
    .digest('hex')}`;

/** Checks a ledger from its tables alone, with nothing of the ledger's own code. */
export async function auditLedger(database: Database, network: Network) {
  const blocks = await database
    .selectFrom('chain_blocks')
    .selectAll()
    .where('network', '=', network)
    .orderBy('number')
    .execute();
  let parent = `0x${'0'.repeat(64)}`;
  for (const [number, block] of blocks.entries()) {
    const extrinsics = await database
      .selectFrom('chain_extrinsics')
      .select(['tx_hash', 'payload'])
      .where('network', '=', network)
      .where('block_number', '=', block.number)
      .orderBy('block_index')
      .execute();
    for (const { tx_hash, payload } of extrinsics) expect(sha256(payload)).toBe(tx_hash);
    expect(block.extrinsics_root).toBe(
      sha256(...extrinsics.map(({ tx_hash }) => Buffer.from(tx_hash.slice(2), 'hex'))),
    );
    expect(block.number).toBe(number);
    expect(block.parent_hash).toBe(parent);
    expect(block.hash).toBe(
      sha256(`${network}\n${number}\n${parent}\n${block.extrinsics_root}\n${block.sealed_at.toISOString()}`),
    );
    parent = block.hash;
  }
  return blocks;
}
