import { randomUUID } from 'node:crypto';
import type { Creator, Network, UploadJob } from '@ats-kit/protocol';
import type { Config } from '../config.ts';
import { inTransaction } from '../db/transactions.ts';
import type { Clock, Database, Objects, Queries } from '../ports.ts';
import { spendToken } from './jobs.ts';
import { uploadKeyOf } from './object-keys.ts';
import type { KeptFile } from './work-versions.ts';
import type { Principal } from './tokens.ts';

/** What a job is to anchor. */
export interface JobDraft {
  network: Network;
  title: string;
  creators: Creator[];
  filename: string;
  /** The work to update; without one it is a registration. */
  workId?: string | undefined;
}

/** Begins jobs. Each is made in one transaction with what it spends; `within` is one to be part of. */
export interface JobOpenings {
  /** A job that a file is uploaded for. @throws AtsError `session.invalid_token` for a token that was spent */
  withUpload(principal: Principal, draft: JobDraft, within?: Queries): Promise<UploadJob>;
  /** A job about a file that is here already. @throws AtsError as above */
  withFile(
    principal: Principal,
    draft: JobDraft,
    file: KeptFile,
    within?: Queries,
  ): Promise<{ jobId: string }>;
}

export interface JobOpeningsOptions {
  database: Database;
  objects: Objects;
  clock: Clock;
  config: Config;
}

export function createJobOpenings({ database, objects, clock, config }: JobOpeningsOptions): JobOpenings {
  async function insert(
    queries: Queries,
    principal: Principal,
    draft: JobDraft,
    job: { id: string; maxBytes: number; file?: KeptFile; now: Date },
  ): Promise<void> {
    const { credential } = principal;
    await spendToken(queries, principal, job.id);
    await queries
      .insertInto('jobs')
      .values({
        id: job.id,
        organization_id: principal.organizationId,
        action: draft.workId === undefined ? 'register' : 'update_version',
        network: draft.network,
        external_user_ref: principal.externalUserRef ?? null,
        api_key_id: credential.kind === 'apiKey' ? credential.keyId : null,
        work_id: draft.workId ?? null,
        keeps_file: job.file !== undefined,
        title: draft.title,
        creators: JSON.stringify(draft.creators),
        filename: draft.filename,
        object_key: uploadKeyOf(job.id),
        max_bytes: job.maxBytes,
        media_key: job.file?.key ?? null,
        media_bytes: job.file?.bytes ?? null,
        media_hash: job.file?.hash ?? null,
        created_at: job.now,
        expires_at: new Date(job.now.getTime() + config.jobTtlMs),
      })
      .execute();
  }

  const run = (within: Queries | undefined, work: (queries: Queries) => Promise<void>) =>
    within ? work(within) : inTransaction(database, work);

  return {
    async withUpload(principal, draft, within) {
      const now = clock.now();
      const id = randomUUID();
      const maxBytes = Math.min(config.maxFileBytes, principal.maxFileBytes ?? config.maxFileBytes);
      await run(within, (queries) => insert(queries, principal, draft, { id, maxBytes, now }));
      const expiresAt = new Date(now.getTime() + config.uploadUrlTtlMs);
      return {
        jobId: id,
        uploadUrl: await objects.uploadUrl(uploadKeyOf(id), { expiresAt, maxBytes }),
        uploadExpiresAt: expiresAt.toISOString(),
      };
    },
    async withFile(principal, draft, file, within) {
      const now = clock.now();
      const id = randomUUID();
      await run(within, (queries) =>
        insert(queries, principal, draft, { id, maxBytes: file.bytes, file, now }),
      );
      return { jobId: id };
    },
  };
}
