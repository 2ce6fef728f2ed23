import { AtsError, isAtsError } from '@ats-kit/protocol';
import type { Config } from '../config.ts';
import { inTransaction } from '../db/transactions.ts';
import type { Clock, Database, Objects } from '../ports.ts';
import { type Job, UPLOAD_SESSION, lockJob } from './jobs.ts';
import { readMedia, requireSize } from './media.ts';
import { newMediaKey } from './object-keys.ts';
import type { Principal } from './tokens.ts';

/** The file of a job, kept where no URL reaches it. */
export interface KeptMedia {
  key: string;
  bytes: number;
  /** SHA-256, 64 hexadecimal digits. */
  hash: string;
}

export interface Intake {
  /**
   * Keeps what was uploaded for a job, once: the size is looked at, exactly that content is copied to a key of its own, and
   * the copy is hashed. Whatever is uploaded after that changes nothing.
   *
   * Killed at any point it can be repeated: until the row says where the copy is, the upload is there, and a copy that no
   * row names goes with the job.
   *
   * @throws AtsError `registration.audio_empty`, `registration.audio_too_large` (the upload is then gone),
   *   `registration.invalid_audio_format`, or `common.service_unavailable` when the file changes again and again
   */
  keep(principal: Principal, job: Job): Promise<KeptMedia>;
}

export interface IntakeOptions {
  database: Database;
  objects: Objects;
  clock: Clock;
  config: Config;
}

/** Somebody who uploads again and again while we look gets no more looks than this. */
const LOOKS = 4;
const RETRY_AFTER_MS = 1_000;

const keptMedia = ({ media_key: key, media_bytes: bytes, media_hash: hash }: Job): KeptMedia | undefined =>
  key === null || bytes === null || hash === null ? undefined : { key, bytes, hash };

export function createIntake({ database, objects, clock, config }: IntakeOptions): Intake {
  const underWay = new Map<string, Promise<KeptMedia>>();

  /** A copy of what is there now, or `undefined` when it was replaced or taken away between the look and the copy. */
  async function copyUpload(job: Job): Promise<KeptMedia | undefined> {
    const { object_key: upload, max_bytes: maxBytes } = job;
    const found = await objects.head(upload);
    try {
      requireSize(found, maxBytes);
    } catch (error) {
      if (isAtsError(error) && error.code === 'registration.audio_too_large') await objects.remove(upload);
      throw error;
    }
    const key = newMediaKey(job.id);
    if (!(await objects.copy(upload, key, { ifMatch: found.etag }))) return undefined;
    try {
      return {
        key,
        ...(await readMedia(objects, key, { maxBytes, checkAudioFormat: config.checkAudioFormat })),
      };
    } catch (error) {
      await objects.remove(key);
      throw error;
    }
  }

  /** Writes down where the copy is, unless another request was first; then its copy is the one. */
  async function record(principal: Principal, job: Job, media: KeptMedia): Promise<KeptMedia> {
    return inTransaction(database, async (queries) => {
      const current = await lockJob(queries, job.id, principal, UPLOAD_SESSION, clock.now());
      const earlier = keptMedia(current);
      if (earlier) return earlier;
      await queries
        .updateTable('jobs')
        .set({ media_key: media.key, media_bytes: media.bytes, media_hash: media.hash })
        .where('id', '=', job.id)
        .execute();
      return media;
    });
  }

  async function reload(job: Job): Promise<KeptMedia | undefined> {
    const row = await database
      .selectFrom('jobs')
      .select(['media_key', 'media_bytes', 'media_hash'])
      .where('id', '=', job.id)
      .executeTakeFirst();
    return row && keptMedia({ ...job, ...row });
  }

  /** One look at the upload. Another request that was faster has taken it away: then what it kept is the answer. */
  async function look(job: Job): Promise<{ copied?: KeptMedia | undefined; kept?: KeptMedia | undefined }> {
    try {
      const copied = await copyUpload(job);
      return copied ? { copied } : { kept: await reload(job) };
    } catch (error) {
      const kept = await reload(job);
      if (!kept) throw error;
      return { kept };
    }
  }

  async function keepNow(principal: Principal, job: Job): Promise<KeptMedia> {
    for (let looks = 0; looks < LOOKS; looks++) {
      const { copied, kept } = await look(job);
      if (kept) return kept;
      if (!copied) continue;
      // Should this fail, nobody knows whether the row has it: the copy stays until the job ends.
      const recorded = await record(principal, job, copied);
      if (recorded.key !== copied.key) await objects.remove(copied.key);
      else await objects.closeUpload(job.object_key);
      return recorded;
    }
    throw new AtsError('common.service_unavailable', { retryAfterMs: RETRY_AFTER_MS });
  }

  return {
    async keep(principal, job) {
      const before = keptMedia(job);
      if (before) return before;
      // Reading a file is dear: however often it is asked for at the same moment, it is done once.
      const running = underWay.get(job.id) ?? keepNow(principal, job).finally(() => underWay.delete(job.id));
      underWay.set(job.id, running);
      return running;
    },
  };
}
