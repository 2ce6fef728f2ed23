import { AtsError, type ErrorCode, UUID_PATTERN } from '@ats-kit/protocol';
import type { Selectable } from 'kysely';
import type { Tables } from '../db/tables.ts';
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

/** A token continues what a token of the same user began; any key of the organization continues what one of its keys began. */
function isOwn(
  job: Pick<
    Selectable<Tables['jobs']>,
    'organization_id' | 'action' | 'network' | 'external_user_ref' | 'api_key_id'
  >,
  principal: Principal,
): boolean {
  if (job.organization_id !== principal.organizationId || job.action !== principal.action) return false;
  if (principal.credential.kind === 'apiKey') return job.api_key_id !== null;
  return (
    job.api_key_id === null &&
    job.network === principal.network &&
    job.external_user_ref === (principal.externalUserRef ?? null)
  );
}

/**
 * Spends a token for `init`, in the transaction that makes the job: it is spent if and only if there is a job. A key is
 * never spent.
 *
 * @throws AtsError `session.invalid_token` when it was spent already
 */
export async function spendToken(queries: Queries, { credential }: Principal, jobId: string): Promise<void> {
  if (credential.kind !== 'token') return;
  const spent = await queries
    .insertInto('spent_tokens')
    .values({ jti: credential.jti, job_id: jobId, expires_at: credential.expiresAt })
    .onConflict((conflict) => conflict.column('jti').doNothing())
    .returning('jti')
    .executeTakeFirst();
  if (!spent) throw new AtsError('session.invalid_token');
}

/** @throws AtsError `session.invalid_token` for a token that was spent on another job */
async function requireUnspentElsewhere(
  queries: Queries,
  { credential }: Principal,
  jobId: string,
): Promise<void> {
  if (credential.kind !== 'token') return;
  const spent = await queries
    .selectFrom('spent_tokens')
    .select('job_id')
    .where('jti', '=', credential.jti)
    .executeTakeFirst();
  if (spent && spent.job_id !== jobId) throw new AtsError('session.invalid_token');
}

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
  if (!UUID_PATTERN.test(jobId)) throw new AtsError(codes.notFound);
  const job = await queries
    .selectFrom('jobs')
    .selectAll()
    .where('id', '=', jobId)
    .forUpdate()
    .executeTakeFirst();
  if (!job || job.expires_at <= now) throw new AtsError(codes.notFound);
  if (!isOwn(job, principal)) throw new AtsError(codes.forbidden);
  await requireUnspentElsewhere(queries, principal, job.id);
  return job;
}

export type Job = Awaited<ReturnType<typeof lockJob>>;

/** A job is continued under the work that it was begun for. @throws AtsError `forbidden` */
export function requireJobOf(job: Job, work: { id: string } | undefined, codes: JobCodes): void {
  if (job.work_id !== (work?.id ?? null)) throw new AtsError(codes.forbidden);
}
