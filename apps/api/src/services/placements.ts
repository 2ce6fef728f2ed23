import { randomUUID } from 'node:crypto';
import { AtsError } from '@ats-kit/protocol';
import { type Selectable, sql } from 'kysely';
import type { Tables } from '../db/tables.ts';
import type { Queries, Wallets } from '../ports.ts';
import { latestFile, requireNoUpdate } from './work-versions.ts';
import { type Job, PREPARED } from './jobs.ts';
import { searchTextOf } from './search-text.ts';

/** A job whose file is kept and hashed. */
export interface PreparedJob extends Job {
  media_key: string;
  media_hash: string;
  media_bytes: number;
}

export type TakenQuote = Selectable<Tables['quotes']>;

interface PlacementOptions {
  job: PreparedJob;
  quote: TakenQuote;
  transactionId: string;
  now: Date;
}

/** The version that a transaction will register. The same commitment twice is refused by the index behind it. */
async function placeVersion(
  queries: Queries,
  { workId, version }: { workId: string; version: number },
  { job, quote, transactionId, now }: PlacementOptions,
): Promise<void> {
  const placed = await queries
    .insertInto('work_versions')
    .values({
      transaction_id: transactionId,
      work_id: workId,
      version,
      organization_id: job.organization_id,
      network: job.network,
      state: 'pending',
      commitment: quote.commitment,
      media_hash: job.media_hash,
      merkle_root: quote.merkle_root,
      creators: JSON.stringify(job.creators),
      filename: job.filename,
      object_key: job.media_key,
      media_bytes: job.media_bytes,
      fee_credits: quote.total_price_credits - quote.storage_fee_credits,
      storage_fee_credits: quote.storage_fee_credits,
      created_at: now,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['organization_id', 'network', 'commitment'])
        .where('state', '<>', sql.lit('failed'))
        .doNothing(),
    )
    .returning('version')
    .executeTakeFirst();
  if (!placed) throw new AtsError('work.already_registered');
}

/** The work to be, and its first version. @returns the work's id @throws AtsError `work.already_registered` */
export async function placeWork(
  queries: Queries,
  wallets: Wallets,
  options: PlacementOptions,
): Promise<string> {
  const { job, now } = options;
  const workId = randomUUID();
  await queries
    .insertInto('works')
    .values({
      id: workId,
      organization_id: job.organization_id,
      network: job.network,
      external_user_ref: job.external_user_ref,
      title: job.title,
      search_text: searchTextOf(job.title),
      owner_address: wallets.address(job.organization_id, job.network),
      created_at: now,
    })
    .execute();
  await placeVersion(queries, { workId, version: 1 }, options);
  return workId;
}

/**
 * The next version of a work. The work's row stays locked until the end of the transaction: one update at a time.
 *
 * @returns the work's id
 * @throws AtsError `version.already_in_progress`, `work.already_registered`, or `registration.prepared_not_found` when the
 *   file that was to stay has been replaced since the quote: it is priced, and looked at, anew
 */
export async function placeUpdate(
  queries: Queries,
  workId: string,
  options: PlacementOptions,
): Promise<string> {
  const { job } = options;
  const { latest_version: latest } = await queries
    .selectFrom('works')
    .select('latest_version')
    .where('id', '=', workId)
    .forUpdate()
    .executeTakeFirstOrThrow();
  await requireNoUpdate(queries, workId);
  if (job.keeps_file && (await latestFile(queries, workId)).hash !== job.media_hash)
    throw new AtsError(PREPARED.notFound);
  await placeVersion(queries, { workId, version: latest + 1 }, options);
  return workId;
}
