import { randomBytes } from 'node:crypto';
import type { Network } from '@ats-kit/protocol';
import { type ChainCall, ChainRefusal, type SignedCall } from '../../ports.ts';
import { extrinsicHash } from './blocks.ts';

/** Keeps two equal calls apart, as an account's nonce does on a chain. */
const SALT_BYTES = 16;

interface Payload {
  network: Network;
  call: ChainCall['call'];
  owner: string;
  ats_id?: number | undefined;
  commitment: string;
  protocol_version: number;
  salt: string;
}

export function encodeExtrinsic(
  network: Network,
  { call, owner, atsId, commitment, protocolVersion }: ChainCall,
): SignedCall {
  const body: Payload = {
    network,
    call,
    owner,
    ats_id: atsId,
    commitment,
    protocol_version: protocolVersion,
    salt: randomBytes(SALT_BYTES).toString('hex'),
  };
  const payload = JSON.stringify(body);
  return { payload, txHash: extrinsicHash(payload) };
}

/** @throws ChainRefusal when the hash is not that of the payload */
export function decodeExtrinsic({ payload, txHash }: SignedCall): ChainCall {
  if (extrinsicHash(payload) !== txHash) throw new ChainRefusal('Invalid.BadProof');
  const { call, owner, ats_id, commitment, protocol_version } = JSON.parse(payload) as Payload;
  return { call, owner, atsId: ats_id, commitment, protocolVersion: protocol_version };
}
