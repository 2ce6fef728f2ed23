import { sql } from 'kysely';
import type { S3Settings } from '../../config-s3.ts';
import type { Clock } from '../../ports.ts';
import { type Finding, fail, ok, warn } from './finding.ts';
import type { Patient } from './patient.ts';

/** How far another clock may be off before somebody should know, and before it does harm. */
interface Tolerance {
  noticeableMs: number;
  harmfulMs: number;
}

function findSkew(whose: string, skewMs: number, { noticeableMs, harmfulMs }: Tolerance): Finding {
  const sizeMs = Math.abs(skewMs);
  if (sizeMs <= noticeableMs) return ok('clock', `${whose} and this machine agree`);
  const message = `${whose} is ${(sizeMs / 1_000).toFixed(1)} s ${skewMs > 0 ? 'ahead of' : 'behind'} this machine`;
  const advice = 'Let both follow NTP (`timedatectl status` says whether this machine does).';
  return sizeMs <= harmfulMs ? warn('clock', message, advice) : fail('clock', message, advice);
}

/** Leases go by the clock of the database, tokens and prices by that of each process. */
const DATABASE: Tolerance = { noticeableMs: 2_000, harmfulMs: 60_000 };

/** Whether the database has the same time. One that does not answer is a finding of its own. */
export async function examineClock({ database, kind, clock }: Patient): Promise<Finding[]> {
  if (!database) return [];
  if (kind === 'pglite') return [ok('clock', 'the database goes by the clock of this machine')];
  const before = clock.now().getTime();
  const answer = await sql<{ now: Date }>`select clock_timestamp() as now`
    .execute(database)
    .catch(() => undefined);
  const theirs = answer?.rows[0]?.now.getTime();
  if (theirs === undefined) return [];
  // It was read at some moment between the question and the answer.
  const nearest = Math.min(Math.max(theirs, before), clock.now().getTime());
  return [findSkew('the database', theirs - nearest, DATABASE)];
}

/** A signed URL begins by our clock and ends by the store's; S3 refuses what is a quarter of an hour off. */
const STORE: Tolerance = { noticeableMs: 5_000, harmfulMs: 300_000 };
const STORE_TIMEOUT_MS = 10_000;

/** Whether a store has the same time, if it says what time it is. */
export async function findStoreClock({ endpoint }: S3Settings, clock: Clock): Promise<Finding[]> {
  const signal = AbortSignal.timeout(STORE_TIMEOUT_MS);
  const answer = await fetch(endpoint, { method: 'HEAD', redirect: 'manual', signal }).catch(() => undefined);
  const theirs = Date.parse(answer?.headers.get('date') ?? '');
  return Number.isNaN(theirs) ? [] : [findSkew('the store', theirs - clock.now().getTime(), STORE)];
}
