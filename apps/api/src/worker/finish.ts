import { randomBytes } from 'node:crypto';
import type { Config } from '../config.ts';
import { inTransaction } from '../db/transactions.ts';
import type { Clock, Database, Inclusion, Queries } from '../ports.ts';
import { refundCredits } from '../services/credits.ts';
import { recordStep } from '../services/steps.ts';
import { type SecretBox, hashSecret } from '../services/vault.ts';
import { countWork } from '../services/work-counts.ts';

export interface FinishOptions {
  database: Database;
  accessCodes: SecretBox;
  clock: Clock;
  config: Config;
  /** Who has the transaction in hand. */
  lessee: string;
}

/** Nobody has it in hand any more. */
const ENDED = { lease_owner: null, lease_until: null };

const newAccessCode = () => `atc_${randomBytes(32).toString('hex')}`;

const lockRunning = (queries: Queries, id: string) =>
  queries
    .selectFrom('transactions')
    .selectAll()
    .where('id', '=', id)
    .where('state', '=', 'running')
    .forUpdate()
    .executeTakeFirst();

type RunningRow = NonNullable<Awaited<ReturnType<typeof lockRunning>>>;

/** The chain numbers versions from 0, people from 1. */
const versionOf = ({ version }: Inclusion) => version + 1;

/**
 * What a success makes of the work. Its row is locked before its versions, in the order of `confirm`.
 *
 * @returns the work, and the access code of a new one
 */
async function placeOnChain(queries: Queries, row: RunningRow, inclusion: Inclusion) {
  const work = await queries
    .selectFrom('works')
    .select(['id', 'organization_id', 'network', 'external_user_ref'])
    .where('id', '=', row.work_id)
    .forUpdate()
    .executeTakeFirstOrThrow();
  const isNew = row.transaction_type === 'register';
  // Whoever has a reference of the organization's own holds no code.
  const code = isNew && work.external_user_ref === null ? newAccessCode() : undefined;
  const first = {
    ats_id: inclusion.atsId,
    created_at: inclusion.blockTime,
    access_code_hash: code === undefined ? null : hashSecret(code),
  };
  const { commitment, filename } = await registerVersion(queries, row, inclusion);
  await queries
    .updateTable('works')
    .set({
      ...(isNew ? first : {}),
      latest_version: versionOf(inclusion),
      latest_commitment: commitment,
      latest_filename: filename,
      latest_version_at: inclusion.blockTime,
    })
    .where('id', '=', work.id)
    .execute();
  return { work, code };
}

const registerVersion = (queries: Queries, row: RunningRow, inclusion: Inclusion) =>
  queries
    .updateTable('work_versions')
    .set({
      state: 'registered',
      version: versionOf(inclusion),
      tx_hash: inclusion.txHash,
      block_number: inclusion.blockNumber,
      block_hash: inclusion.blockHash,
      registered_at: inclusion.blockTime,
    })
    .where('transaction_id', '=', row.id)
    .returning(['commitment', 'filename'])
    .executeTakeFirstOrThrow();

/** Everything that a success brings, in one database transaction: all of it or none, and once. */
export async function complete(
  options: FinishOptions,
  transactionId: string,
  inclusion: Inclusion,
): Promise<void> {
  const { database, accessCodes, clock, config } = options;
  const now = clock.now();
  await inTransaction(database, async (queries) => {
    const row = await lockRunning(queries, transactionId);
    if (!row) return;
    const { work, code } = await placeOnChain(queries, row, inclusion);
    await queries
      .updateTable('transactions')
      .set({
        ...ENDED,
        state: 'completed',
        tx_hash: inclusion.txHash,
        block_number: inclusion.blockNumber,
        block_hash: inclusion.blockHash,
        access_code_sealed: code === undefined ? null : accessCodes.seal(code, row.id),
        access_code_until: code === undefined ? null : new Date(now.getTime() + config.accessCodeTtlMs),
      })
      .where('id', '=', row.id)
      .execute();
    await recordStep(queries, { id: row.id, type: row.transaction_type }, 'completed', now);
    if (row.transaction_type === 'register') await countWork(queries, work);
  });
}

/**
 * Ends a transaction that the chain did not take, and gives the money back: all of it or none, and once. Only for the one who
 * has it in hand: a worker that was thought dead may come back with a refusal that is no longer true, after another one
 * has sent the transaction.
 */
export async function fail(options: FinishOptions, transactionId: string, reason: string): Promise<void> {
  const { database, clock, lessee } = options;
  const now = clock.now();
  await inTransaction(database, async (queries) => {
    const row = await lockRunning(queries, transactionId);
    if (row?.lease_owner !== lessee) return;
    await queries
      .updateTable('work_versions')
      .set({ state: 'failed' })
      .where('transaction_id', '=', row.id)
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
      .set({ ...ENDED, state: 'failed', error: reason })
      .where('id', '=', row.id)
      .execute();
    await recordStep(queries, { id: row.id, type: row.transaction_type }, 'failed', now);
  });
}
