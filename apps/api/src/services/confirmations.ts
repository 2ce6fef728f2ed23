import { randomUUID } from 'node:crypto';
import { AtsError, type Confirmation } from '@ats-kit/protocol';
import type { Config } from '../config.ts';
import { inTransaction } from '../db/transactions.ts';
import type { Clock, Database, Queries, Signals, Wallets } from '../ports.ts';
import { debitCredits } from './credits.ts';
import { type Job, PREPARED, lockJob, requireJobOf } from './jobs.ts';
import { type PreparedJob, type TakenQuote, placeUpdate, placeWork } from './placements.ts';
import { requireQuota } from './quota.ts';
import { recordStep } from './steps.ts';
import type { Principal } from './tokens.ts';
import type { RegisteredWork } from './work-access.ts';

export interface Confirmations {
  /**
   * Takes the quote, debits its price and starts the transaction, all in one; asked again, it answers the same one.
   *
   * @param work the work that the job updates; a registration has none
   * @throws AtsError `registration.prepared_*`, `registration.insufficient_credits`, `common.quota_exceeded`,
   *   `work.already_registered` or `version.already_in_progress`
   */
  confirm(principal: Principal, jobId: string, work?: RegisteredWork): Promise<Confirmation>;
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

function requirePrepared(job: Job): PreparedJob {
  const { media_key, media_hash, media_bytes } = job;
  if (media_key === null || media_hash === null || media_bytes === null)
    throw new AtsError(PREPARED.notFound);
  return { ...job, media_key, media_hash, media_bytes };
}

const takeQuote = (queries: Queries, jobId: string) =>
  queries.deleteFrom('quotes').where('job_id', '=', jobId).returningAll().executeTakeFirst();

export function createConfirmations(options: ConfirmationsOptions): Confirmations {
  const { database, wallets, clock, signals, config, onStarted } = options;

  async function start(
    queries: Queries,
    job: PreparedJob,
    quote: TakenQuote,
    { work, now }: { work: RegisteredWork | undefined; now: Date },
  ): Promise<string> {
    const transactionId = randomUUID();
    const { organization_id: organizationId, network } = job;
    const placing = { job, quote, transactionId, now };
    const workId = work
      ? await placeUpdate(queries, work.id, placing)
      : await placeWork(queries, wallets, placing);
    await debitCredits(queries, {
      organizationId,
      network,
      amountCredits: quote.total_price_credits,
      at: now,
      transactionId,
    });
    // After the debit, whose row lock lets one confirm of an organization through at a time.
    await requireQuota(queries, { organizationId, network, limit: config.testnetDailyQuota, now });
    const type = work ? 'add_version' : 'register';
    await queries
      .insertInto('transactions')
      .values({
        id: transactionId,
        organization_id: organizationId,
        job_id: job.id,
        work_id: workId,
        network,
        transaction_type: type,
        state: 'running',
        current_step: 'validating',
        price_credits: quote.total_price_credits,
        run_at: now,
        created_at: now,
        updated_at: now,
      })
      .execute();
    await recordStep(queries, { id: transactionId, type }, 'validating', now);
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
    async confirm(principal, jobId, work) {
      const now = clock.now();
      const { transactionId, isNew } = await inTransaction(database, async (queries) => {
        const job = await lockJob(queries, jobId, principal, PREPARED, now);
        requireJobOf(job, work, PREPARED);
        const quote = await takeQuote(queries, job.id);
        // Without a new quote, a job that went through is asked for again.
        if (!quote && job.transaction_id !== null) return { transactionId: job.transaction_id, isNew: false };
        if (!quote || quote.expires_at <= now) throw new AtsError(PREPARED.notFound);
        return {
          transactionId: await start(queries, requirePrepared(job), quote, { work, now }),
          isNew: true,
        };
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
