import { AtsError, type Creator, type Quote, computeCommitment } from '@ats-kit/protocol';
import type { Config } from '../config.ts';
import { inTransaction } from '../db/transactions.ts';
import type { Clock, Database, Objects, Queries, Wallets } from '../ports.ts';
import { balanceOf } from './credits.ts';
import { latestFile, requireNoUpdate } from './work-versions.ts';
import { createIntake } from './intake.ts';
import { type Job, UPLOAD_SESSION, lockJob, requireJobOf } from './jobs.ts';
import type { Pricing } from './pricing.ts';
import type { Principal } from './tokens.ts';
import type { RegisteredWork } from './work-access.ts';

export interface Preparations {
  /**
   * Keeps the file, computes the commitment and prices it; a new quote replaces the old.
   *
   * @param work the work that the job updates; a registration has none
   * @throws AtsError `registration.upload_session_*`, what is wrong with the file, `version.already_in_progress`,
   *   `work.already_registered` for a job that went through, or `registration.dry_run_failed`
   */
  prepare(principal: Principal, jobId: string, work?: RegisteredWork): Promise<Quote>;
}

export interface PreparationsOptions {
  database: Database;
  objects: Objects;
  pricing: Pricing;
  wallets: Wallets;
  clock: Clock;
  config: Config;
}

/** A job that went through is done; only after a failed, and refunded, transaction it may be prepared again. */
async function requireOpen(queries: Queries, job: Job): Promise<void> {
  if (job.transaction_id === null) return;
  const { state } = await queries
    .selectFrom('transactions')
    .select('state')
    .where('id', '=', job.transaction_id)
    .executeTakeFirstOrThrow();
  if (state !== 'failed') throw new AtsError('work.already_registered');
}

export function createPreparations(options: PreparationsOptions): Preparations {
  const { database, pricing, wallets, clock, config } = options;
  const intake = createIntake(options);

  async function lockOpenJob(
    queries: Queries,
    principal: Principal,
    jobId: string,
    work: RegisteredWork | undefined,
  ): Promise<Job> {
    const job = await lockJob(queries, jobId, principal, UPLOAD_SESSION, clock.now());
    requireJobOf(job, work, UPLOAD_SESSION);
    await requireOpen(queries, job);
    if (work) await requireNoUpdate(queries, work.id);
    return job;
  }

  async function openJob(
    principal: Principal,
    jobId: string,
    work: RegisteredWork | undefined,
  ): Promise<Job> {
    return inTransaction(database, async (queries) => {
      const job = await lockOpenJob(queries, principal, jobId, work);
      if (!job.keeps_file || !work) return job;
      // The newest by now: another update may have gone through since this one began.
      const { key, bytes, hash, filename } = await latestFile(queries, work.id);
      return { ...job, media_key: key, media_bytes: bytes, media_hash: hash, filename };
    });
  }

  return {
    async prepare(principal, jobId, work) {
      // No file is read and no chain is asked inside a database transaction.
      const job = await openJob(principal, jobId, work);
      const { organization_id: organizationId, network } = job;
      const media = await intake.keep(principal, job);
      const creators: Creator[] = job.creators;
      const { commitment, protocolVersion, merkleRoot } = computeCommitment({
        title: job.title,
        creators,
        mediaHash: media.hash,
      });
      const target = work
        ? ({ call: 'update', owner: work.owner_address, atsId: work.ats_id } as const)
        : ({ call: 'create', owner: wallets.address(organizationId, network) } as const);
      // A file that stays is stored already.
      const storedBytes = job.keeps_file ? 0 : media.bytes;
      const price = await pricing.price(network, { ...target, commitment, protocolVersion }, storedBytes);
      const now = clock.now();
      const expiresAt = new Date(now.getTime() + config.quoteTtlMs);

      const balance = await inTransaction(database, async (queries) => {
        // The job may have been confirmed meanwhile.
        const current = await lockOpenJob(queries, principal, jobId, work);
        if (current.keeps_file) {
          // In one transaction with the quote: what is confirmed is what was priced.
          const file = { media_key: media.key, media_bytes: media.bytes, media_hash: media.hash };
          await queries
            .updateTable('jobs')
            .set({ ...file, filename: job.filename })
            .where('id', '=', current.id)
            .execute();
        }
        await queries.deleteFrom('quotes').where('job_id', '=', current.id).execute();
        await queries
          .insertInto('quotes')
          .values({
            job_id: current.id,
            commitment,
            merkle_root: merkleRoot,
            network_fee_credits: price.networkFeeCredits,
            deposit_credits: price.depositCredits,
            service_fee_credits: price.serviceFeeCredits,
            storage_fee_credits: price.storageFeeCredits,
            total_price_credits: price.totalPriceCredits,
            expires_at: expiresAt,
          })
          .execute();
        return balanceOf(queries, { organizationId, network });
      });

      return {
        jobId: job.id,
        workId: work?.id,
        commitment,
        networkFeeCredits: price.networkFeeCredits,
        totalDepositCredits: work ? undefined : price.depositCredits,
        versionDepositCredits: work ? price.depositCredits : undefined,
        serviceFeeCredits: price.serviceFeeCredits,
        storageFeeCredits: price.storageFeeCredits,
        totalPriceCredits: price.totalPriceCredits,
        isValid: balance >= price.totalPriceCredits,
        expiresAt: expiresAt.toISOString(),
      };
    },
  };
}
