import { randomUUID } from 'node:crypto';
import { AtsError, type InitWork, type UploadJob } from '@ats-kit/protocol';
import type { Config } from '../config.ts';
import type { Clock, Database, Objects } from '../ports.ts';
import type { Principal } from './tokens.ts';

export interface Registrations {
  init(principal: Principal, work: InitWork): Promise<UploadJob>;
}

/** Both must agree: what the request asks for cannot widen what the token grants. */
function requireGranted(principal: Principal, work: InitWork): void {
  if (work.network !== principal.network) throw new AtsError('session.network_not_allowed');
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
  return {
    async init(principal, work) {
      requireGranted(principal, work);
      const now = clock.now();
      const jobId = randomUUID();
      const maxBytes = Math.min(config.maxFileBytes, principal.maxFileBytes ?? config.maxFileBytes);
      await database.transaction().execute(async (queries) => {
        // The token and the job in one: a token is spent if and only if there is a job.
        const spent = await queries
          .insertInto('spent_tokens')
          .values({ jti: principal.jti, job_id: jobId, expires_at: principal.expiresAt })
          .onConflict((conflict) => conflict.column('jti').doNothing())
          .returning('jti')
          .executeTakeFirst();
        if (!spent) throw new AtsError('session.invalid_token');
        await queries
          .insertInto('jobs')
          .values({
            id: jobId,
            organization_id: principal.organizationId,
            action: 'register',
            network: work.network,
            external_user_ref: principal.externalUserRef ?? null,
            title: work.title,
            creators: JSON.stringify(work.creators),
            filename: work.filename,
            object_key: jobId,
            max_bytes: maxBytes,
            created_at: now,
            expires_at: new Date(now.getTime() + config.jobTtlMs),
          })
          .execute();
      });
      const expiresAt = new Date(now.getTime() + config.uploadUrlTtlMs);
      return {
        jobId,
        uploadUrl: objects.uploadUrl(jobId, { expiresAt, maxBytes }),
        uploadExpiresAt: expiresAt.toISOString(),
      };
    },
  };
}
