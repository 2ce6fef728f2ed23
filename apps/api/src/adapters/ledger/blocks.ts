import { createHash } from 'node:crypto';
import type { Network } from '@ats-kit/protocol';

const sha256 = (...parts: (string | Buffer)[]) => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return `0x${hash.digest('hex')}`;
};

const bytesOf = (hash: string) => Buffer.from(hash.slice(2), 'hex');

export interface BlockHeader {
  network: Network;
  number: number;
  parentHash: string;
  extrinsicsRoot: string;
  sealedAt: Date;
}

export const GENESIS_PARENT = `0x${'0'.repeat(64)}`;

/** SHA-256 of the extrinsic as it was signed. */
export function extrinsicHash(payload: string): string {
  return sha256(payload);
}

/** SHA-256 of the extrinsics' hashes, one after the other. */
export function extrinsicsRoot(hashes: readonly string[]): string {
  return sha256(...hashes.map(bytesOf));
}

/** SHA-256 of the header's five lines of text. */
export function blockHash({
  network,
  number,
  parentHash,
  extrinsicsRoot: root,
  sealedAt,
}: BlockHeader): string {
  return sha256([network, number, parentHash, root, sealedAt.toISOString()].join('\n'));
}
