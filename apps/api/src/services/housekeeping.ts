import type { Logger, UploadReceiver } from '../ports.ts';
import { removeOldAnswers } from './idempotency.ts';
import { removeOldWindows } from './rate-limits.ts';
import { type SweepingOptions, sweepJobs, sweepUploads } from './sweeping.ts';

const INTERVAL_MS = 60_000;
/** How far the clocks of processes may be apart. */
const CLOCK_SKEW_MS = 60 * INTERVAL_MS;
/** Going through everything that was uploaded is for what nobody remembers; that may wait. */
const UPLOADS_INTERVAL_MS = 60 * INTERVAL_MS;

export interface HousekeepingOptions extends SweepingOptions {
  /** Absent when files go to and come from an object store of somebody else's. */
  objectStore: UploadReceiver | undefined;
  logger: Logger;
}

/**
 * Removes what has had its time: spent tokens, counted calls, answers to repeat, encrypted access codes, and jobs with the files that nobody
 * registered.
 */
export async function tidy(options: HousekeepingOptions, signal?: AbortSignal): Promise<void> {
  const { database, objectStore, clock } = options;
  const now = clock.now();
  // Later than it ends: another process, whose clock is behind, still takes the token.
  await database
    .deleteFrom('spent_tokens')
    .where('expires_at', '<', new Date(now.getTime() - CLOCK_SKEW_MS))
    .execute();
  await removeOldAnswers(database, now);
  await removeOldWindows(database, now);
  await database
    .updateTable('transactions')
    .set({ access_code_sealed: null })
    .where('access_code_sealed', 'is not', null)
    .where('access_code_until', '<=', now)
    .execute();
  await objectStore?.removeStaleDrafts();
  await sweepJobs(options, signal);
}

const hasPassed = (since: Date | undefined, now: Date, ms: number) =>
  since === undefined || now.getTime() - since.getTime() >= ms;

export async function runHousekeeping(options: HousekeepingOptions, signal: AbortSignal): Promise<void> {
  const { clock, logger } = options;
  let sweptAt: Date | undefined;
  const round = async () => {
    await tidy(options, signal);
    const now = clock.now();
    if (!hasPassed(sweptAt, now, UPLOADS_INTERVAL_MS)) return;
    sweptAt = now;
    await sweepUploads(options, signal);
  };
  while (!signal.aborted) {
    await round().catch((error: unknown) =>
      logger.error({ name: error instanceof Error ? error.name : 'unknown' }, 'could not tidy up'),
    );
    await clock.sleep(INTERVAL_MS, signal);
  }
}
