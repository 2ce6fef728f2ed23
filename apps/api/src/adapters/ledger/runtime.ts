import type { Network } from '@ats-kit/protocol';
import type { ChainCall, Queries } from '../../ports.ts';

/** The constants of the embedded chain, as a runtime would publish them. */
export interface LedgerConstants {
  unitsPerAft: bigint;
  networkFeeUnits: bigint;
  baseDepositUnits: bigint;
  versionDepositUnits: bigint;
  maxWorksPerOwner: number;
  maxVersionsPerWork: number;
}

const AFT = 1_000_000_000_000n;

export const LEDGER_CONSTANTS: LedgerConstants = {
  unitsPerAft: AFT,
  networkFeeUnits: (AFT * 8n) / 100n,
  baseDepositUnits: 5n * AFT,
  versionDepositUnits: AFT,
  maxWorksPerOwner: 1_000,
  maxVersionsPerWork: 100,
};

/** Why the chain would refuse a call right now, or `undefined`. */
export async function refusalOf(
  queries: Queries,
  network: Network,
  { call, owner, atsId }: ChainCall,
  constants: LedgerConstants,
): Promise<string | undefined> {
  if (call === 'create') {
    const { works } = await queries
      .selectFrom('chain_works')
      .select((eb) => eb.fn.countAll<number>().as('works'))
      .where('network', '=', network)
      .where('owner', '=', owner)
      .executeTakeFirstOrThrow();
    return works >= constants.maxWorksPerOwner ? 'Ats.MaxAtsPerAccountReached' : undefined;
  }
  const work = await queries
    .selectFrom('chain_works')
    .select(['owner', 'versions'])
    .where('network', '=', network)
    .where('ats_id', '=', atsId ?? -1)
    .executeTakeFirst();
  if (!work) return 'Ats.AtsNotFound';
  if (work.owner !== owner) return 'Ats.NotOwner';
  return work.versions >= constants.maxVersionsPerWork ? 'Ats.MaxVersionsReached' : undefined;
}

/** Carries out a call that is not refused. @returns the work's number and the version, both from 0 */
export async function applyCall(queries: Queries, network: Network, { call, owner, atsId }: ChainCall) {
  if (call === 'update' && atsId !== undefined) {
    const { versions } = await queries
      .updateTable('chain_works')
      .set((eb) => ({ versions: eb('versions', '+', 1) }))
      .where('network', '=', network)
      .where('ats_id', '=', atsId)
      .returning('versions')
      .executeTakeFirstOrThrow();
    return { atsId, version: versions - 1 };
  }
  const { last } = await queries
    .selectFrom('chain_works')
    .select((eb) => eb.fn.max('ats_id').as('last'))
    .where('network', '=', network)
    .executeTakeFirstOrThrow();
  const next = (last ?? -1) + 1;
  await queries.insertInto('chain_works').values({ network, ats_id: next, owner, versions: 1 }).execute();
  return { atsId: next, version: 0 };
}
