import { AtsError, type Network } from '@ats-kit/protocol';
import type { Queries } from '../ports.ts';

const DAY_MS = 86_400_000;

/**
 * Testnet costs the organization next to nothing, so its use is counted instead: so many confirms a day (UTC).
 *
 * @throws AtsError `common.quota_exceeded`
 */
export async function requireQuota(
  queries: Queries,
  {
    organizationId,
    network,
    limit,
    now,
  }: { organizationId: string; network: Network; limit: number; now: Date },
): Promise<void> {
  if (network !== 'testnet') return;
  const dayStart = Math.floor(now.getTime() / DAY_MS) * DAY_MS;
  const { used } = await queries
    .selectFrom('transactions')
    .select((eb) => eb.fn.countAll<number>().as('used'))
    .where('organization_id', '=', organizationId)
    .where('network', '=', network)
    .where('created_at', '>=', new Date(dayStart))
    .executeTakeFirstOrThrow();
  if (used < limit) return;
  const resetsAt = dayStart + DAY_MS;
  throw new AtsError('common.quota_exceeded', {
    details: { limit, used, resets_at: new Date(resetsAt).toISOString() },
    retryAfterMs: resetsAt - now.getTime(),
  });
}
