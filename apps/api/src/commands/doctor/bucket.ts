import { type StoreFinding, checkStore, preflight } from '../../adapters/objects-check.ts';
import type { S3Settings } from '../../config-s3.ts';
import type { Database, Objects } from '../../ports.ts';
import { findStoreClock } from './clock.ts';
import { type Finding, fail, ok, warn } from './finding.ts';
import type { Patient } from './patient.ts';

const ADVICE: Record<string, string> = {
  NoSuchBucket: 'Make the bucket, or correct S3_BUCKET and S3_REGION.',
  AccessDenied:
    'Give the keys s3:GetObject, PutObject and DeleteObject on its objects and s3:ListBucket on it.',
  InvalidAccessKeyId: 'Correct S3_ACCESS_KEY_ID.',
  SignatureDoesNotMatch: 'Correct S3_SECRET_ACCESS_KEY, and S3_REGION.',
  RequestTimeTooSkewed: 'Set the clock of this machine: let it follow NTP.',
  ECONNREFUSED: 'Nothing listens there: correct S3_ENDPOINT, or start the store.',
  ENOTFOUND: 'There is no such host: correct S3_ENDPOINT, or S3_FORCE_PATH_STYLE=on for stores that need it.',
};

function findAbilities({ bucket, endpoint }: S3Settings, tried: readonly StoreFinding[]): Finding[] {
  // Who may upload from where is a finding of its own.
  const findings = tried.filter(({ ability }) => ability !== 'cors');
  const place = `the bucket ${bucket} at ${endpoint}`;
  const failed = findings.filter(({ isOk }) => !isOk);
  if (failed.length === 0)
    return [ok('objects', `${place}: ${findings.map(({ ability }) => ability).join(', ')} work`)];
  return failed.map(({ ability, reason = 'unknown' }) =>
    fail(
      'objects',
      `${place}: ${ability} does not work: ${reason}`,
      ADVICE[reason] ?? 'See "Files: on disk or in a bucket" in the README for what it has to do.',
    ),
  );
}

const EXAMPLE_ORIGIN = 'https://yoursite.com';
const MAX_ORIGINS = 5;

/** Where pages of real organizations are; nobody knows the port of those on a developer's machine. */
async function originsIn(database: Database | undefined): Promise<string[]> {
  if (!database) return [EXAMPLE_ORIGIN];
  const rows = await database
    .selectFrom('organization_domains as domain')
    .innerJoin('organizations as organization', 'organization.id', 'domain.organization_id')
    .select('domain.pattern')
    .distinct()
    .where('organization.active', '=', true)
    .where('domain.pattern', 'not in', ['localhost', '127.0.0.1'])
    .orderBy('domain.pattern')
    .limit(MAX_ORIGINS)
    .execute();
  if (rows.length === 0) return [EXAMPLE_ORIGIN];
  return rows.map(({ pattern }) => `https://${pattern.replace(/^\*/, 'www')}`);
}

/** Whether browsers on these origins may upload, in the words of a store that was asked as they ask it. */
export async function findCors(objects: Objects, origins: readonly string[]): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const origin of origins) {
    const { state, reason } = await preflight(objects, { origin });
    if (state === 'refused')
      findings.push(
        fail(
          'cors',
          `browsers on ${origin} cannot upload: ${reason}`,
          'Let the CORS of the bucket allow PUT with the header content-type from there: see the README.',
        ),
      );
    if (state === 'unanswered')
      return [
        warn(
          'cors',
          `the store does not say whether browsers may upload: ${reason}`,
          `Try an upload from a page, on ${origin} for one.`,
        ),
      ];
  }
  return findings.length > 0 ? findings : [ok('cors', `browsers may upload, from ${origins.join(', ')}`)];
}

/** Whether the bucket does what is asked of it, for us and for browsers. */
export async function examineBucket(s3: S3Settings, { database, clock }: Patient): Promise<Finding[]> {
  // Not for those who do not need it: it is larger than everything else together.
  const { openS3Objects } = await import('../../adapters/s3/s3-objects.ts');
  const objects = openS3Objects(s3);
  const origins = await originsIn(database).catch(() => [EXAMPLE_ORIGIN]);
  const [tried, storeClock] = await Promise.all([
    checkStore(objects, { origin: origins[0] }),
    findStoreClock(s3, clock),
  ]);
  const isReached = tried.some(({ ability, isOk }) => ability === 'write' && isOk);
  const cors = isReached ? await findCors(objects, origins) : [];
  return [...findAbilities(s3, tried), ...cors, ...storeClock];
}
