import type { Creator, ListedWork, Version, WorkDetails, WorkPage } from '@ats-kit/protocol';
import { MEDIA_HASH, creator } from './fixtures.ts';

/** A search waits this long for the next letter. */
export const SEARCH_PAUSE_MS = 300;

export const OWNER = '5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY';
export const otherCreator: Creator = {
  fullName: 'Tomás Oliveira',
  email: 'tomas@oliveira.example',
  roles: ['arranger'],
};

const digits = (version: number) => String(version).padStart(2, '0').repeat(32);

export const version = (n: number, over: Partial<Version> = {}): Version => ({
  version: n,
  commitment: `0x${digits(n)}`,
  mediaHash: MEDIA_HASH,
  merkleRoot: digits(n + 50),
  registeredAtBlock: 1_000_000 + n,
  registeredAt: `2026-04-${String(n).padStart(2, '0')}T11:00:00Z`,
  blockHash: `0x${'ef'.repeat(32)}`,
  txHash: `0x${'cd'.repeat(32)}`,
  feeCredits: 0,
  storageFeeCredits: 0,
  ...over,
});

/** A work as its access code shows it. */
export const details = (over: Partial<WorkDetails> = {}): WorkDetails => ({
  atsId: 1_042,
  title: 'Nuit blanche',
  network: 'testnet',
  ownerAddress: OWNER,
  latestVersion: 2,
  latestCommitment: version(2).commitment,
  createdAt: '2026-02-03T11:00:00Z',
  creators: [creator, otherCreator],
  assetFilename: 'nuit.wav',
  versions: [version(1), version(2)],
  ...over,
});

/** A work in the user's list; its number tells it from the others. */
export const listed = (atsId: number, over: Partial<ListedWork> = {}): ListedWork => ({
  id: `7d1f5c1e-0000-4000-8000-${String(atsId).padStart(12, '0')}`,
  atsId,
  owner: OWNER,
  latestVersion: 2,
  latestCommitment: version(2).commitment,
  createdAt: '2026-02-03T11:00:00Z',
  latestVersionAt: '2026-04-02T11:00:00Z',
  title: `Work ${atsId}`,
  assetFilename: 'work.wav',
  hasFiles: true,
  ...over,
});

/** A page of the list; with `next` there are more. */
export const page = (works: ListedWork[], next?: string, totalCount = works.length): WorkPage => ({
  works,
  pageInfo: {
    hasNextPage: next !== undefined,
    hasPreviousPage: false,
    ...(next === undefined ? {} : { endCursor: next }),
  },
  totalCount,
});
