import type { Transaction } from 'kysely';
import type { Database } from '../ports.ts';
import { isConflict } from './errors.ts';
import type { Tables } from './tables.ts';

const MAX_ATTEMPTS = 4;

/**
 * Runs `work` in a transaction, again from the beginning when the database took it back because of another one. So whatever
 * `work` does outside of the database it may do more than once.
 */
export async function inTransaction<Result>(
  database: Database,
  work: (queries: Transaction<Tables>) => Promise<Result>,
): Promise<Result> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await database.transaction().execute(work);
    } catch (error) {
      if (!isConflict(error) || attempt === MAX_ATTEMPTS) throw error;
    }
  }
}
