import { randomUUID } from 'node:crypto';
import { AtsError, type Confirmation } from '@ats-kit/protocol';
import type { Config } from '../config.ts';
import type { Clock, Database, Queries, Signals, Wallets } from '../ports.ts';
import { debitCredits } from './credits.ts';
import { type Job, PREPARED, lockJob } from './jobs.ts';
import { requireQuota } from './quota.ts';
import { recordStep } from './steps.ts';
import type { Principal } from './tokens.ts';

export interface Confirmations {
  confirm(principal: Principal, jobId: string): Promise<Confirmation>;
}

export interface ConfirmationsOptions {
  database: Database;
  wallets: Wallets;
  clock: Clock;
  signals: Signals;
  config: Config;
  /** Called after a transaction was started and is safe in the database. */
  onStarted: () => void;
}

interface PreparedJob extends Job {
  media_key: string;
  media_hash: string;
  media_bytes: number;
}

function requirePrepared(job: Job): PreparedJob {
  const { media_key, media_hash, media_bytes } = job;
  if (media_key === null || media_hash === null || media_bytes === null)
    throw new AtsError(PREPARED.notFound);
  return { ...job, media_key, media_hash, media_bytes };
}

const takeQuote = (queries: Queries, jobId: string) =>
  queries.deleteFrom('quotes').where('job_id', '=', jobId).returningAll().executeTakeFirst();

type TakenQuote = NonNullable<Awaited<ReturnType<typeof takeQuote>>>;

export function createConfirmations(options: ConfirmationsOptions): Confirmations {
  const { database, wallets, clock, signals, config, onStarted } = options;

  /** The work to be, and its first version. The same commitment twice is refused by the index behind it. */
  async function placeWork(
    queries: Queries,
    job: PreparedJob,
    quote: TakenQuote,
    now: Date,
  ): Promise<string> {
    const workId = randomUUID();
    const { organization_id, network } = job;
    await queries
      .insertInto('works')
      .values({
        id: workId,
        organization_id,
        network,
        external_user_ref: job.external_user_ref,
        title: job.title,
        owner_address: wallets.address(organization_id, network),
        created_at: now,
      })
      .execute();
    const placed = await queries
      .insertInto('work_versions')
      .values({
        work_id: workId,
        version: 1,
        organization_id,
        network,
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
      .onConflict((conflict) => conflict.doNothing())
      .returning('version')
      .executeTakeFirst();
    if (!placed) throw new AtsError('work.already_registered');
    return workId;
  }

  async function start(queries: Queries, job: PreparedJob, quote: TakenQuote, now: Date): Promise<string> {
    const transactionId = randomUUID();
    const { organization_id: organizationId, network } = job;
    const workId = await placeWork(queries, job, quote, now);
    await debitCredits(queries, {
      organizationId,
      network,
      amountCredits: quote.total_price_credits,
      at: now,
      transactionId,
    });
    // After the debit, whose row lock lets one confirm of an organization through at a time.
    await requireQuota(queries, { organizationId, network, limit: config.testnetDailyQuota, now });
    await queries
      .insertInto('transactions')
      .values({
        id: transactionId,
        organization_id: organizationId,
        job_id: job.id,
        work_id: workId,
        version: 1,
        network,
        transaction_type: 'register',
        state: 'running',
        current_step: 'validating',
        price_credits: quote.total_price_credits,
        run_at: now,
        created_at: now,
        updated_at: now,
      })
      .execute();
    await recordStep(queries, transactionId, 'validating', now);
    // From now on a lost answer can be asked for again.
    const expiresAt = new Date(Math.max(job.expires_at.getTime(), now.getTime() + config.jobTtlMs));
    await queries
      .updateTable('jobs')
      .set({ transaction_id: transactionId, expires_at: expiresAt })
      .where('id', '=', job.id)
      .execute();
    return transactionId;
  }

  return {
    async confirm(principal, jobId) {
      const now = clock.now();
      const { transactionId, isNew } = await database.transaction().execute(async (queries) => {
        const job = await lockJob(queries, jobId, principal, PREPARED, now);
        const quote = await takeQuote(queries, job.id);
        // Without a new quote, a job that went through is asked for again.
        if (!quote && job.transaction_id !== null) return { transactionId: job.transaction_id, isNew: false };
        if (!quote || quote.expires_at <= now) throw new AtsError(PREPARED.notFound);
        return { transactionId: await start(queries, requirePrepared(job), quote, now), isNew: true };
      });
      if (isNew) {
        signals.publish(transactionId);
        onStarted();
      }
      return {
        transactionId,
        wsUrl: `/v1/ws/transactions/${transactionId}`,
        statusUrl: `/v1/transactions/${transactionId}`,
        accessCode: undefined,
      };
    },
  };
}
