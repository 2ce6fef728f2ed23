import { sql } from 'kysely';
import type { Clock, Database } from '../ports.ts';

export interface DueTransaction {
  id: string;
  /** How often in a row it could not go on. */
  attempts: number;
}

/**
 * Who works on what. A transaction in hand is leased until a moment of the database's clock, and only its lessee may put it
 * back or end it in failure; a process that dies gives it back by keeping silent.
 */
export interface Leases {
  /** Names this worker among all that ever were. */
  readonly owner: string;
  /** Takes transactions that are due and that nobody has, oldest first; workers pass over what another one is taking. */
  claim(limit: number): Promise<DueTransaction[]>;
  /** @returns those of the transactions that are still leased to this worker */
  renew(ids: readonly string[]): Promise<string[]>;
  /** Puts one back, due again after `waitMs`. */
  putBack(id: string, next: { waitMs: number; attempts: number }): Promise<void>;
  /** Puts back what has not been begun, as it was. */
  release(ids: readonly string[]): Promise<void>;
}

export interface LeasesOptions {
  database: Database;
  clock: Clock;
  owner: string;
  leaseMs: number;
}

export function createLeases({ database, clock, owner, leaseMs }: LeasesOptions): Leases {
  const until = sql<Date>`now() + ${leaseMs}::double precision * interval '1 millisecond'`;
  const mine = (ids: readonly string[]) =>
    database
      .updateTable('transactions')
      .where('id', 'in', ids)
      .where('state', '=', 'running')
      .where('lease_owner', '=', owner);

  return {
    owner,
    async claim(limit) {
      const claimed = await database
        .with('due', (queries) =>
          queries
            .selectFrom('transactions')
            .select('id')
            .where('state', '=', 'running')
            .where('run_at', '<=', clock.now())
            .where((eb) => eb.or([eb('lease_until', 'is', null), eb('lease_until', '<=', sql<Date>`now()`)]))
            .orderBy('run_at')
            .limit(limit)
            .forUpdate()
            .skipLocked(),
        )
        .updateTable('transactions')
        .from('due')
        .set({ lease_owner: owner, lease_until: until })
        .whereRef('transactions.id', '=', 'due.id')
        .returning(['transactions.id', 'transactions.attempts', 'transactions.run_at'])
        .execute();
      return claimed
        .sort((one, other) => one.run_at.getTime() - other.run_at.getTime())
        .map(({ id, attempts }) => ({ id, attempts }));
    },

    async renew(ids) {
      if (ids.length === 0) return [];
      const held = await mine(ids).set({ lease_until: until }).returning('id').execute();
      return held.map(({ id }) => id);
    },

    async putBack(id, { waitMs, attempts }) {
      const runAt = new Date(clock.now().getTime() + waitMs);
      await mine([id]).set({ run_at: runAt, attempts, lease_owner: null, lease_until: null }).execute();
    },

    async release(ids) {
      if (ids.length === 0) return;
      await mine(ids).set({ lease_owner: null, lease_until: null }).execute();
    },
  };
}
