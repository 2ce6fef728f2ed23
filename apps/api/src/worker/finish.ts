import { randomBytes } from 'node:crypto';
import type { Config } from '../config.ts';
import type { Clock, Database, Inclusion, Queries } from '../ports.ts';
import { refundCredits } from '../services/credits.ts';
import { recordStep } from '../services/steps.ts';
import { type SecretBox, hashSecret } from '../services/vault.ts';

export interface FinishOptions {
  database: Database;
  accessCodes: SecretBox;
  clock: Clock;
  config: Config;
}

const newAccessCode = () => `atc_${randomBytes(32).toString('hex')}`;

const lockRunning = (queries: Queries, id: string) =>
  queries
    .selectFrom('transactions')
    .selectAll()
    .where('id', '=', id)
    .where('state', '=', 'running')
    .forUpdate()
    .executeTakeFirst();

/** Everything that a success brings, in one database transaction: all of it or none, and once. */
export async function complete(
  options: FinishOptions,
  transactionId: string,
  inclusion: Inclusion,
): Promise<void> {
  const { database, accessCodes, clock, config } = options;
  const { txHash, blockNumber, blockHash, blockTime, atsId } = inclusion;
  const now = clock.now();
  await database.transaction().execute(async (queries) => {
    const row = await lockRunning(queries, transactionId);
    if (!row) return;
    const anchored = { tx_hash: txHash, block_number: blockNumber, block_hash: blockHash };
    await queries
      .updateTable('work_versions')
      .set({ state: 'registered', registered_at: blockTime, ...anchored })
      .where('work_id', '=', row.work_id)
      .where('version', '=', row.version)
      .execute();
    const work = await queries
      .selectFrom('works')
      .select('external_user_ref')
      .where('id', '=', row.work_id)
      .executeTakeFirstOrThrow();
    // Whoever has a reference of the organization's own holds no code.
    const code = work.external_user_ref === null ? newAccessCode() : undefined;
    await queries
      .updateTable('works')
      .set({
        ats_id: atsId,
        latest_version: row.version,
        created_at: blockTime,
        access_code_hash: code === undefined ? null : hashSecret(code),
      })
      .where('id', '=', row.work_id)
      .execute();
    await queries
      .updateTable('transactions')
      .set({
        state: 'completed',
        ...anchored,
        access_code_sealed: code === undefined ? null : accessCodes.seal(code, row.id),
        access_code_until: code === undefined ? null : new Date(now.getTime() + config.accessCodeTtlMs),
      })
      .where('id', '=', row.id)
      .execute();
    await recordStep(queries, row.id, 'completed', now);
  });
}

/** Ends a transaction that the chain did not take, and gives the money back: all of it or none, and once. */
export async function fail(options: FinishOptions, transactionId: string, reason: string): Promise<void> {
  const { database, clock } = options;
  const now = clock.now();
  await database.transaction().execute(async (queries) => {
    const row = await lockRunning(queries, transactionId);
    if (!row) return;
    await queries
      .updateTable('work_versions')
      .set({ state: 'failed' })
      .where('work_id', '=', row.work_id)
      .where('version', '=', row.version)
      .execute();
    await refundCredits(queries, {
      organizationId: row.organization_id,
      network: row.network,
      amountCredits: row.price_credits,
      at: now,
      transactionId: row.id,
    });
    await queries
      .updateTable('transactions')
      .set({ state: 'failed', error: reason })
      .where('id', '=', row.id)
      .execute();
    await recordStep(queries, row.id, 'failed', now);
  });
}
