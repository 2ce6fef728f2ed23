import { randomUUID } from 'node:crypto';
import { AtsError, type InitWork, type UploadJob } from '@ats-kit/protocol';
import type { Config } from '../config.ts';
import type { Clock, Database, Objects, Queries } from '../ports.ts';
import { spendToken } from './jobs.ts';
import { uploadKeyOf } from './object-keys.ts';
import type { Principal } from './tokens.ts';

export interface Registrations {
  /**
   * Begins a registration.
   *
   * @param within a database transaction to be part of; without one the job has its own
   * @throws AtsError `session.network_not_allowed`, `session.invalid_external_user_ref`, or `session.invalid_token` for a
   *   token that has begun a job already
   */
  init(principal: Principal, work: InitWork, within?: Queries): Promise<UploadJob>;
}

/** Both must agree: what the request asks for cannot widen what the token grants. */
function requireGranted(principal: Principal, work: InitWork): void {
  if (principal.network !== undefined && work.network !== principal.network)
    throw new AtsError('session.network_not_allowed');
  if (work.externalUserRef !== undefined && work.externalUserRef !== principal.externalUserRef) {
    throw new AtsError('session.invalid_external_user_ref');
  }
}

export function createRegistrations(options: {
  database: Database;
  objects: Objects;
  clock: Clock;
  config: Config;
}): Registrations {
  const { database, objects, clock, config } = options;

  async function insertJob(
    queries: Queries,
    principal: Principal,
    work: InitWork,
    { jobId, maxBytes, now }: { jobId: string; maxBytes: number; now: Date },
  ): Promise<void> {
    await spendToken(queries, principal, jobId);
    const { credential } = principal;
    await queries
      .insertInto('jobs')
      .values({
        id: jobId,
        organization_id: principal.organizationId,
        action: 'register',
        network: work.network,
        external_user_ref: principal.externalUserRef ?? null,
        api_key_id: credential.kind === 'apiKey' ? credential.keyId : null,
        title: work.title,
        creators: JSON.stringify(work.creators),
        filename: work.filename,
        object_key: uploadKeyOf(jobId),
        max_bytes: maxBytes,
        created_at: now,
        expires_at: new Date(now.getTime() + config.jobTtlMs),
      })
      .execute();
  }

  return {
    async init(principal, work, within) {
      requireGranted(principal, work);
      const now = clock.now();
      const jobId = randomUUID();
      const maxBytes = Math.min(config.maxFileBytes, principal.maxFileBytes ?? config.maxFileBytes);
      const insert = (queries: Queries) => insertJob(queries, principal, work, { jobId, maxBytes, now });
      await (within ? insert(within) : database.transaction().execute(insert));
      const expiresAt = new Date(now.getTime() + config.uploadUrlTtlMs);
      return {
        jobId,
        uploadUrl: await objects.uploadUrl(uploadKeyOf(jobId), { expiresAt, maxBytes }),
        uploadExpiresAt: expiresAt.toISOString(),
      };
    },
  };
}
