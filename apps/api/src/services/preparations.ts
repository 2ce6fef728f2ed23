import { AtsError, type Creator, type Quote, computeCommitment } from '@ats-kit/protocol';
import type { Config } from '../config.ts';
import type { Clock, Database, Objects, Queries, Wallets } from '../ports.ts';
import { balanceOf } from './credits.ts';
import { createIntake } from './intake.ts';
import { type Job, UPLOAD_SESSION, lockJob } from './jobs.ts';
import type { Pricing } from './pricing.ts';
import type { Principal } from './tokens.ts';

export interface Preparations {
  prepare(principal: Principal, jobId: string): Promise<Quote>;
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

  async function openJob(principal: Principal, jobId: string): Promise<Job> {
    return database.transaction().execute(async (queries) => {
      const job = await lockJob(queries, jobId, principal, UPLOAD_SESSION, clock.now());
      await requireOpen(queries, job);
      return job;
    });
  }

  return {
    async prepare(principal, jobId) {
      // No file is read and no chain is asked inside a database transaction.
      const job = await openJob(principal, jobId);
      const { organization_id: organizationId, network } = job;
      const media = await intake.keep(principal, job);
      const creators: Creator[] = job.creators;
      const { commitment, protocolVersion, merkleRoot } = computeCommitment({
        title: job.title,
        creators,
        mediaHash: media.hash,
      });
      const owner = wallets.address(organizationId, network);
      const price = await pricing.price(
        network,
        { call: 'create', owner, commitment, protocolVersion },
        media.bytes,
      );
      const now = clock.now();
      const expiresAt = new Date(now.getTime() + config.quoteTtlMs);

      const balance = await database.transaction().execute(async (queries) => {
        // The job may have been confirmed meanwhile.
        const current = await lockJob(queries, jobId, principal, UPLOAD_SESSION, now);
        await requireOpen(queries, current);
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
        workId: undefined,
        commitment,
        networkFeeCredits: price.networkFeeCredits,
        totalDepositCredits: price.depositCredits,
        versionDepositCredits: undefined,
        serviceFeeCredits: price.serviceFeeCredits,
        storageFeeCredits: price.storageFeeCredits,
        totalPriceCredits: price.totalPriceCredits,
        isValid: balance >= price.totalPriceCredits,
        expiresAt: expiresAt.toISOString(),
      };
    },
  };
}
