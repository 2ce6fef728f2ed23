import type { Network } from '@ats-kit/protocol';
import type { Queries } from '../ports.ts';

/** Stands for an organization as a whole: a reference has at least one byte. */
const WHOLE_ORGANIZATION = '';
const SLOT_DIGITS = 1;

interface CountedWork {
  id: string;
  organization_id: string;
  network: Network;
  external_user_ref: string | null;
}

/**
 * Counts a work that has just been registered, in the transaction that registers it and last in it: whoever registers
 * another one waits for these rows. Works are never taken back.
 */
export async function countWork(queries: Queries, work: CountedWork): Promise<void> {
  const { organization_id, network, external_user_ref } = work;
  const scopes = external_user_ref === null ? [] : [external_user_ref];
  await queries
    .insertInto('work_counts')
    .values(
      [...scopes, WHOLE_ORGANIZATION].map((scope) => ({
        organization_id,
        network,
        external_user_ref: scope,
        works: 1,
      })),
    )
    .onConflict((conflict) =>
      conflict
        .columns(['organization_id', 'network', 'external_user_ref'])
        .doUpdateSet((eb) => ({ works: eb('work_counts.works', '+', 1) })),
    )
    .execute();
  await queries
    .insertInto('network_work_counts')
    .values({ network, slot: Number.parseInt(work.id.slice(0, SLOT_DIGITS), 16), works: 1 })
    .onConflict((conflict) =>
      conflict
        .columns(['network', 'slot'])
        .doUpdateSet((eb) => ({ works: eb('network_work_counts.works', '+', 1) })),
    )
    .execute();
}

/** Registered works of an organization, or of one of its users. */
export async function worksOf(
  queries: Queries,
  { organizationId, network, user }: { organizationId: string; network: Network; user: string | undefined },
): Promise<number> {
  const row = await queries
    .selectFrom('work_counts')
    .select('works')
    .where('organization_id', '=', organizationId)
    .where('network', '=', network)
    .where('external_user_ref', '=', user ?? WHOLE_ORGANIZATION)
    .executeTakeFirst();
  return row?.works ?? 0;
}

/** Registered works of a network. */
export async function worksOnNetwork(queries: Queries, network: Network): Promise<number> {
  const rows = await queries
    .selectFrom('network_work_counts')
    .select('works')
    .where('network', '=', network)
    .execute();
  return rows.reduce((total, { works }) => total + works, 0);
}
