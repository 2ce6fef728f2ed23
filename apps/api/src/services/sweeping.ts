import { inTransaction } from '../db/transactions.ts';
import type { Clock, Database, Objects } from '../ports.ts';
import { UPLOADS, mediaFolderOf, uploadKeyOf } from './object-keys.ts';

export interface SweepingOptions {
  database: Database;
  objects: Objects;
  clock: Clock;
  config: { jobTtlMs: number };
}

const MINUTE_MS = 60_000;
/**
 * A job stays this long after its end, so that a `prepare` which began before it is over: what that one copied is then seen.
 * Clocks of several processes may differ by less.
 */
const GRACE_MS = 60 * MINUTE_MS;
/** A process that dies gives its part back after this long. */
const LEASE_MS = 10 * MINUTE_MS;
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const BATCH = 100;
const AT_ONCE = 8;

/**
 * Takes some of the jobs that are over. Several processes take different ones. A job whose transaction still runs is left
 * alone: its file is needed until that is decided.
 */
async function claimJobs({ database, clock }: SweepingOptions) {
  const now = clock.now();
  return inTransaction(database, async (queries) => {
    const over = await queries
      .selectFrom('jobs as job')
      .select(['job.id', 'job.object_key', 'job.media_key'])
      .where('job.expires_at', '<=', new Date(now.getTime() - GRACE_MS))
      .where((eb) => eb.or([eb('job.swept_until', 'is', null), eb('job.swept_until', '<=', now)]))
      .where((eb) =>
        eb.not(
          eb.exists(
            eb
              .selectFrom('transactions as transaction')
              .select('transaction.id')
              .whereRef('transaction.id', '=', 'job.transaction_id')
              .where('transaction.state', '=', 'running'),
          ),
        ),
      )
      .orderBy('job.expires_at')
      .limit(BATCH)
      .forUpdate('job')
      .skipLocked()
      .execute();
    if (over.length === 0) return [];
    await queries
      .updateTable('jobs')
      .set({ swept_until: new Date(now.getTime() + LEASE_MS) })
      .where(
        'id',
        'in',
        over.map(({ id }) => id),
      )
      .execute();
    return over;
  });
}

type OverJob = Awaited<ReturnType<typeof claimJobs>>[number];

/** Those of the keys that no version refers to; a version that failed refers to nothing. */
async function unreferenced(database: Database, keys: string[]): Promise<string[]> {
  if (keys.length === 0) return [];
  const kept = await database
    .selectFrom('work_versions')
    .select('object_key')
    .where('object_key', 'in', keys)
    .where('state', '!=', 'failed')
    .execute();
  const keptKeys = new Set(kept.map(({ object_key: key }) => key));
  return keys.filter((key) => !keptKeys.has(key));
}

/** First the objects, then the row: killed in between, it is done again. */
async function sweepJob({ database, objects }: SweepingOptions, job: OverJob): Promise<void> {
  const keys = new Set([job.object_key]);
  if (job.media_key !== null) keys.add(job.media_key);
  for await (const { key } of objects.list(mediaFolderOf(job.id))) keys.add(key);
  for (const key of await unreferenced(database, [...keys])) await objects.remove(key);
  await database.deleteFrom('jobs').where('id', '=', job.id).execute();
}

/** Some at a time: the store answers from afar, and must not be flooded either. */
async function eachOf<Item>(items: readonly Item[], work: (item: Item) => Promise<void>): Promise<void> {
  for (let start = 0; start < items.length; start += AT_ONCE) {
    await Promise.all(items.slice(start, start + AT_ONCE).map(work));
  }
}

/**
 * Removes jobs that are over, with every file of theirs that no version refers to: uploads that were never prepared, files
 * that were never confirmed, and those of transactions that failed.
 */
export async function sweepJobs(options: SweepingOptions, signal?: AbortSignal): Promise<void> {
  for (;;) {
    const jobs = await claimJobs(options);
    await eachOf(jobs, (job) => sweepJob(options, job));
    if (jobs.length < BATCH || signal?.aborted) return;
  }
}

/**
 * Removes uploads that ended after their job had been swept. Only what was uploaded is looked for like this: it is worth
 * nothing without its job, while a file that was kept may belong to a row that this database has not got (a backup that was
 * put back, a second installation with the same bucket).
 */
export async function sweepUploads(options: SweepingOptions, signal?: AbortSignal): Promise<void> {
  const { database, objects, clock, config } = options;
  const before = new Date(clock.now().getTime() - config.jobTtlMs - 2 * GRACE_MS);
  const sweep = async (jobIds: string[]) => {
    const owners = await database.selectFrom('jobs').select('id').where('id', 'in', jobIds).execute();
    const owned = new Set(owners.map(({ id }) => id));
    const orphans = jobIds.filter((id) => !owned.has(id)).map(uploadKeyOf);
    await eachOf(await unreferenced(database, orphans), (key) => objects.remove(key));
  };
  const batch: string[] = [];
  for await (const { key } of objects.list(UPLOADS, before)) {
    const jobId = key.slice(UPLOADS.length);
    if (!UUID.test(jobId)) continue;
    batch.push(jobId);
    if (batch.length === BATCH) await sweep(batch.splice(0));
    if (signal?.aborted) return;
  }
  if (batch.length > 0) await sweep(batch);
}
