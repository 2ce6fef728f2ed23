import type { TestProject } from 'vitest/node';
import { setupObjects } from './setup-objects.ts';
import { setupDatabase } from './setup-postgres.ts';

/** PostgreSQL and an S3-compatible store, as in production. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const setups = await Promise.allSettled([setupDatabase(project), setupObjects(project)]);
  const stop = async () => {
    for (const result of setups) if (result.status === 'fulfilled') await result.value();
  };
  const failed = setups.find((result) => result.status === 'rejected');
  if (!failed) return stop;
  await stop();
  throw failed.reason;
}
