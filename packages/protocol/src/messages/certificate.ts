import * as z from 'zod/mini';
import { commitment, count, creatorAnswer, hash, instant, network } from './fields.ts';
import { type ValueOf, answer } from './message.ts';

const anchored = {
  type: z.literal('ats-certificate'),
  version: z.literal(1),
  network,
  genesis_hash: z.string(),
  ats_id: count,
  version_no: z.int().check(z.positive()),
  title: z.string(),
  media_hash: hash,
  merkle_root: hash,
  commitment,
  protocol_version: z.literal(1),
  owner: z.string(),
  tx_hash: z.string(),
  block_number: count,
  block_hash: z.string(),
  block_time: instant,
};

/** The certificate as JSON. It holds e-mail addresses: show it to its owner only. */
export const Certificate = answer(z.object({ ...anchored, creators: z.array(creatorAnswer) }));
export type Certificate = ValueOf<typeof Certificate>;

/** The variant for everybody: leaves instead of creators. */
export const PublicCertificate = answer(z.object({ ...anchored, creator_leaves: z.array(hash) }));
export type PublicCertificate = ValueOf<typeof PublicCertificate>;
