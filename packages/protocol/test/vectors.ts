import type { Creator, Role } from '../src/index.ts';
import data from './data/commitments.json' with { type: 'json' };

interface RawVector {
  title: string;
  creators: { full_name: string; email: string; roles: string[]; ipi: string | null; isni: string | null }[];
  media: { seed: number; length: number };
  mediaHash: string;
  creatorLeaves: string[];
  merkleRoot: string;
  protocolVersion: number;
  commitment: string;
  proof: { index: number; path: { sibling: string; siblingIsLeft: boolean }[] };
}

/** 40 cases computed by the reference implementation of the commitment. */
export const vectors = (data as RawVector[]).map((vector) => ({
  ...vector,
  creators: vector.creators.map((creator): Creator => ({
    fullName: creator.full_name,
    email: creator.email,
    roles: creator.roles as Role[],
    ipi: creator.ipi ?? undefined,
    isni: creator.isni ?? undefined,
  })),
}));

/** The generator that the vectors' media come from: a linear congruence, one byte a step. */
export function media({ seed, length }: { seed: number; length: number }): Uint8Array<ArrayBuffer> {
  let state = BigInt(seed);
  return Uint8Array.from({ length }, () => {
    state = (state * 1_103_515_245n + 12_345n) % 2n ** 31n;
    return Number((state >> 16n) & 255n);
  });
}
