import { AtsError } from '@ats-kit/protocol';
import type { Selectable } from 'kysely';
import type { Tables } from '../db/tables.ts';
import type { Queries } from '../ports.ts';
import type { KeptMedia } from './intake.ts';

/** What the column holds: a larger number is nobody's. */
const MAX_INTEGER = 2 ** 31 - 1;

export type VersionRow = Selectable<Tables['work_versions']>;

/** The file of a version, and what its owner called it. */
export interface KeptFile extends KeptMedia {
  filename: string;
}

const registered = (queries: Queries, workId: string) =>
  queries
    .selectFrom('work_versions')
    .selectAll()
    .where('work_id', '=', workId)
    .where('state', '=', 'registered');

/** Every version that stands on chain, the oldest first: as many as a chain admits. */
export async function versionsOf(queries: Queries, workId: string): Promise<VersionRow[]> {
  return registered(queries, workId).orderBy('version').execute();
}

/** @throws AtsError `work.not_found` */
export async function findVersion(queries: Queries, workId: string, number: number): Promise<VersionRow> {
  const version =
    number <= MAX_INTEGER
      ? await registered(queries, workId).where('version', '=', number).executeTakeFirst()
      : undefined;
  if (!version) throw new AtsError('work.not_found', { message: 'The work has no such version.' });
  return version;
}

/** The file of a work's newest version: what an update without a new file keeps. @throws AtsError `work.not_found` */
export async function latestFile(queries: Queries, workId: string): Promise<KeptFile> {
  const newest = await registered(queries, workId).orderBy('version', 'desc').limit(1).executeTakeFirst();
  if (!newest) throw new AtsError('work.not_found');
  const { object_key: key, media_bytes: bytes, media_hash: hash, filename } = newest;
  return { key, bytes, hash, filename };
}

/** @throws AtsError `version.already_in_progress` */
export async function requireNoUpdate(queries: Queries, workId: string): Promise<void> {
  const pending = await queries
    .selectFrom('work_versions')
    .select('version')
    .where('work_id', '=', workId)
    .where('state', '=', 'pending')
    .executeTakeFirst();
  if (pending) throw new AtsError('version.already_in_progress');
}
