import {
  AtsError,
  type Creator,
  type CreatorList,
  type Version,
  type VersionList,
  type WorkDetails,
} from '@ats-kit/protocol';
import type { Database } from '../ports.ts';
import { type VersionRow, findVersion, versionsOf } from './work-versions.ts';
import type { Principal } from './tokens.ts';
import type { RegisteredWork, WorkAccess, WorkTarget } from './work-access.ts';

/** What may be read of a work. All of them throw what {@link WorkAccess} throws for reading. */
export interface Works {
  /** What an access code opens. */
  details(principal: Principal, target: WorkTarget): Promise<WorkDetails>;
  versions(principal: Principal, target: WorkTarget): Promise<VersionList>;
  /** The creators of a version, or of the newest. @throws AtsError `work.not_found` when there is no such version */
  creators(principal: Principal, target: WorkTarget, version?: number): Promise<CreatorList>;
}

export const toVersion = (row: VersionRow): Version => ({
  version: row.version,
  commitment: row.commitment,
  mediaHash: row.media_hash,
  merkleRoot: row.merkle_root,
  registeredAtBlock: row.block_number ?? 0,
  registeredAt: (row.registered_at ?? row.created_at).toISOString(),
  blockHash: row.block_hash ?? '',
  txHash: row.tx_hash ?? '',
  feeCredits: row.fee_credits,
  storageFeeCredits: row.storage_fee_credits,
});

/** As the answer has them: JSON leaves out what is absent. */
const toCreators = (creators: Creator[]) =>
  creators.map((creator) => ({ ...creator, ipi: creator.ipi, isni: creator.isni }));

export function createWorks({ database, access }: { database: Database; access: WorkAccess }): Works {
  async function newest(work: RegisteredWork): Promise<VersionRow> {
    return findVersion(database, work.id, work.latest_version);
  }

  return {
    async details(principal, target) {
      const work = await access.forReading(principal, target);
      const versions = await versionsOf(database, work.id);
      const latest = versions.at(-1);
      if (!latest) throw new AtsError('work.not_found');
      return {
        atsId: work.ats_id,
        title: work.title,
        network: work.network,
        ownerAddress: work.owner_address,
        latestVersion: latest.version,
        latestCommitment: latest.commitment,
        createdAt: work.created_at.toISOString(),
        creators: toCreators(latest.creators),
        assetFilename: latest.filename,
        versions: versions.map(toVersion),
      };
    },
    async versions(principal, target) {
      const work = await access.forReading(principal, target);
      return { atsId: work.ats_id, versions: (await versionsOf(database, work.id)).map(toVersion) };
    },
    async creators(principal, target, number) {
      const work = await access.forReading(principal, target);
      const version =
        number === undefined ? await newest(work) : await findVersion(database, work.id, number);
      return { atsId: work.ats_id, version: version.version, creators: toCreators(version.creators) };
    },
  };
}
