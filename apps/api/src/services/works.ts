import {
  ACCESS_CODE_PATTERN,
  AtsError,
  type Creator,
  type Network,
  type Version,
  type WorkDetails,
  normalizeAccessCode,
} from '@ats-kit/protocol';
import type { Database } from '../ports.ts';
import type { Principal } from './tokens.ts';
import { hashSecret } from './vault.ts';

export interface Works {
  count(network: Network): Promise<number>;
  /** What an access code opens. */
  byAccessCode(principal: Principal, code: string): Promise<WorkDetails>;
}

export function createWorks({ database }: { database: Database }): Works {
  /** By hash: how long the look-up takes tells nothing about the code. */
  async function requireWork(principal: Principal, code: string) {
    const normalized = normalizeAccessCode(code);
    if (!ACCESS_CODE_PATTERN.test(normalized)) throw new AtsError('access_code.format_invalid');
    const work = await database
      .selectFrom('works')
      .selectAll()
      .where('access_code_hash', '=', hashSecret(normalized))
      .executeTakeFirst();
    // Another organization's work is not even admitted to exist.
    if (!work || work.ats_id === null || work.organization_id !== principal.organizationId)
      throw new AtsError('access_code.not_found');
    if (work.network !== principal.network) throw new AtsError('session.network_not_allowed');
    if (principal.allowedAtsId !== undefined && principal.allowedAtsId !== work.ats_id)
      throw new AtsError('work.access_forbidden');
    return { ...work, ats_id: work.ats_id };
  }

  const versionsOf = (workId: string) =>
    database
      .selectFrom('work_versions')
      .selectAll()
      .where('work_id', '=', workId)
      .where('state', '=', 'registered')
      .orderBy('version')
      .execute();
  type VersionRow = Awaited<ReturnType<typeof versionsOf>>[number];

  const toVersion = (row: VersionRow): Version => ({
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

  return {
    async count(network) {
      const { total } = await database
        .selectFrom('works')
        .select((eb) => eb.fn.countAll<number>().as('total'))
        .where('network', '=', network)
        .where('ats_id', 'is not', null)
        .executeTakeFirstOrThrow();
      return total;
    },
    async byAccessCode(principal, code) {
      const work = await requireWork(principal, code);
      const versions = await versionsOf(work.id);
      const latest = versions.at(-1);
      if (!latest) throw new AtsError('access_code.not_found');
      const creators: Creator[] = latest.creators;
      return {
        atsId: work.ats_id,
        title: work.title,
        network: work.network,
        ownerAddress: work.owner_address,
        latestVersion: latest.version,
        latestCommitment: latest.commitment,
        createdAt: work.created_at.toISOString(),
        creators: creators.map((creator) => ({ ...creator, ipi: creator.ipi, isni: creator.isni })),
        assetFilename: latest.filename,
        versions: versions.map(toVersion),
      };
    },
  };
}
