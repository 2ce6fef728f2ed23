import type { Clock, Database, Logger, Objects } from '../ports.ts';

const INTERVAL_MS = 60_000;
const BATCH = 100;

export interface HousekeepingOptions {
  database: Database;
  objects: Objects;
  clock: Clock;
  logger: Logger;
}

/** Removes what has had its time: spent tokens, encrypted access codes, and jobs with the files that nobody registered. */
export async function tidy({ database, objects, clock }: HousekeepingOptions): Promise<void> {
  const now = clock.now();
  await database.deleteFrom('spent_tokens').where('expires_at', '<', now).execute();
  await database
    .updateTable('transactions')
    .set({ access_code_sealed: null })
    .where('access_code_sealed', 'is not', null)
    .where('access_code_until', '<=', now)
    .execute();
  const expired = await database
    .deleteFrom('jobs')
    .where('id', 'in', (eb) => eb.selectFrom('jobs').select('id').where('expires_at', '<=', now).limit(BATCH))
    .returning('object_key')
    .execute();
  for (const { object_key: key } of expired) {
    const kept = await database
      .selectFrom('work_versions')
      .select('work_id')
      .where('object_key', '=', key)
      .where('state', '!=', 'failed')
      .limit(1)
      .executeTakeFirst();
    if (!kept) await objects.remove(key);
  }
}

export async function runHousekeeping(options: HousekeepingOptions, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    await tidy(options).catch((error: unknown) =>
      options.logger.error({ name: error instanceof Error ? error.name : 'unknown' }, 'could not tidy up'),
    );
    await options.clock.sleep(INTERVAL_MS, signal);
  }
}
