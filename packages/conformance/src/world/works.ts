import type { Creator, ListedWork, Version, WorkDetails, WorkPage } from '@ats-kit/protocol';

export const CREATORS: Creator[] = [
  { fullName: 'Inès Caradec', email: 'ines@caradec.example', roles: ['author', 'composer'] },
  { fullName: 'Tomás Oliveira', email: 'tomas@oliveira.example', roles: ['arranger'] },
];
/** The same people, the first of them under another name. */
export const RENAMED: Creator[] = CREATORS.map((creator, index) =>
  index === 0 ? { ...creator, fullName: 'Inès C. Caradec' } : creator,
);
const OWNER = '5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY';

/** 64 digits that look like a hash, and are always the same for the same number. */
function digitsOf(seed: number): string {
  let state = (seed * 2_654_435_761) >>> 0;
  return Array.from({ length: 64 }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return (state >>> 28).toString(16);
  }).join('');
}

export const version = (n: number): Version => ({
  version: n,
  commitment: `0x${digitsOf(n * 7)}`,
  mediaHash: 'ab'.repeat(32),
  merkleRoot: digitsOf(n + 50),
  registeredAtBlock: 4_100_000 + n,
  registeredAt: `2026-0${n}-02T11:00:00Z`,
  blockHash: `0x${'ef'.repeat(32)}`,
  txHash: `0x${'cd'.repeat(32)}`,
  feeCredits: 0,
  storageFeeCredits: 0,
});

/** A work as its access code shows it. */
export const details = (over: Partial<WorkDetails> = {}): WorkDetails => ({
  atsId: 1_042,
  title: 'Nuit blanche',
  network: 'testnet',
  ownerAddress: OWNER,
  latestVersion: 3,
  latestCommitment: version(3).commitment,
  createdAt: '2026-01-02T11:00:00Z',
  creators: CREATORS,
  assetFilename: 'nuit.wav',
  versions: [version(1), version(2), version(3)],
  ...over,
});

/** A work in the user's list. */
export const listed = (atsId: number, title: string, over: Partial<ListedWork> = {}): ListedWork => ({
  id: `7d1f5c1e-0000-4000-8000-${String(atsId).padStart(12, '0')}`,
  atsId,
  owner: OWNER,
  latestVersion: 3,
  latestCommitment: `0x${digitsOf(atsId)}`,
  createdAt: '2026-02-03T11:00:00Z',
  latestVersionAt: '2026-04-30T11:00:00Z',
  title,
  assetFilename: 'nuit.wav',
  hasFiles: true,
  ...over,
});

export const WORKS = [
  listed(1_042, 'Nuit blanche'),
  listed(1_017, 'Sept heures du soir', { latestVersion: 1 }),
  listed(988, 'La marée', { latestVersion: 0 }),
  listed(902, 'Étude pour deux pianos', { latestVersion: 1 }),
  listed(871, 'Tout ce que la pluie a laissé derrière elle', { latestVersion: 4 }),
];

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
