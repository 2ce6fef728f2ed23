import { AtsError, type ErrorCode } from '@ats-kit/protocol';
import type { Queries } from '../ports.ts';
import type { Principal } from './tokens.ts';

/** The codes by which `prepare` and `confirm` refuse a job. */
export interface JobCodes {
  notFound: ErrorCode;
  forbidden: ErrorCode;
}

export const UPLOAD_SESSION: JobCodes = {
  notFound: 'registration.upload_session_not_found',
  forbidden: 'registration.upload_session_forbidden',
};

export const PREPARED: JobCodes = {
  notFound: 'registration.prepared_not_found',
  forbidden: 'registration.prepared_forbidden',
};

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * A job that the principal may go on with, locked until the end of the transaction.
 *
 * @throws AtsError one of the codes, or `session.invalid_token` for a token that was spent on another job
 */
export async function lockJob(
  queries: Queries,
  jobId: string,
  principal: Principal,
  codes: JobCodes,
  now: Date,
) {
  if (!UUID.test(jobId)) throw new AtsError(codes.notFound);
  const job = await queries
    .selectFrom('jobs')
    .selectAll()
    .where('id', '=', jobId)
    .forUpdate()
    .executeTakeFirst();
  if (!job || job.expires_at <= now) throw new AtsError(codes.notFound);
  const isOwn =
    job.organization_id === principal.organizationId &&
    job.action === principal.action &&
    job.network === principal.network &&
    job.external_user_ref === (principal.externalUserRef ?? null);
  if (!isOwn) throw new AtsError(codes.forbidden);
  const spent = await queries
    .selectFrom('spent_tokens')
    .select('job_id')
    .where('jti', '=', principal.jti)
    .executeTakeFirst();
  if (spent && spent.job_id !== job.id) throw new AtsError('session.invalid_token');
  return job;
}

export type Job = Awaited<ReturnType<typeof lockJob>>;
