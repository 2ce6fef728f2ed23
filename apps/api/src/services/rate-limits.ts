import { createHmac } from 'node:crypto';
import { AtsError, type ErrorCode } from '@ats-kit/protocol';
import { sql } from 'kysely';
import type { Clock, Database } from '../ports.ts';

/** What calls are counted by. `miss` counts only what was asked for in vain. */
export type RateLimitKind = 'address' | 'organization' | 'apiKey' | 'session' | 'miss';

/** So many calls in a window; 0 is no limit. */
export interface RateLimit {
  count: number;
  windowMs: number;
}

export interface Counted {
  kind: RateLimitKind;
  /** An address, or the id of an organization or a key. */
  who: string;
}

/** Counts calls for all processes together, in fixed windows. */
export interface RateLimits {
  /**
   * Counts a call against each of these.
   *
   * @param code the error of a call that is one too many
   * @throws AtsError with `retryAfterMs`
   */
  count(calls: readonly Counted[], code: ErrorCode): Promise<void>;
  /** Whether there is still room, without counting. @throws AtsError `common.rate_limited` */
  check(call: Counted): Promise<void>;
  /** Counts without refusing. */
  note(call: Counted): Promise<void>;
}

/** Keys that are known to be full, so that a flood does not reach the database; the oldest are forgotten first. */
const MAX_REMEMBERED = 10_000;

interface Row {
  key: string;
  calls: number;
  ends_at: Date;
}

export interface RateLimitsOptions {
  limits: Readonly<Record<RateLimitKind, RateLimit>>;
  database: Database;
  clock: Clock;
  /** Keys the names under which addresses are counted: the database holds none. */
  key: Buffer;
}

export function createRateLimits({ limits, database, clock, key }: RateLimitsOptions): RateLimits {
  const full = new Map<string, number>();

  const keyOf = ({ kind, who }: Counted) =>
    `${kind}:${createHmac('sha256', key).update(`${kind}:${who}`).digest('base64url')}`;

  function refuse(endsAt: number, code: ErrorCode): never {
    throw new AtsError(code, { retryAfterMs: Math.max(1, endsAt - clock.now().getTime()) });
  }

  function remember(name: string, endsAt: number): void {
    full.delete(name);
    full.set(name, endsAt);
    const oldest = full.keys().next();
    if (full.size > MAX_REMEMBERED && !oldest.done) full.delete(oldest.value);
  }

  function requireNotFull(name: string, code: ErrorCode): void {
    const endsAt = full.get(name);
    if (endsAt === undefined) return;
    if (endsAt > clock.now().getTime()) refuse(endsAt, code);
    full.delete(name);
  }

  const limited = (calls: readonly Counted[]) =>
    calls
      .filter(({ kind }) => limits[kind].count > 0)
      .map((call) => ({ name: keyOf(call), limit: limits[call.kind] }))
      // Always in one order, or two calls could wait for each other.
      .sort((one, other) => (one.name < other.name ? -1 : 1));

  /** One statement: begins a window, or counts in the one that runs. */
  async function add(calls: ReturnType<typeof limited>): Promise<Row[]> {
    const now = clock.now();
    const rows = calls.map(({ name, limit }) => ({
      key: name,
      calls: 1,
      ends_at: new Date(now.getTime() + limit.windowMs),
    }));
    return database
      .insertInto('rate_limits')
      .values(rows)
      .onConflict((conflict) =>
        conflict.column('key').doUpdateSet({
          calls: sql<number>`case when rate_limits.ends_at <= ${now} then 1 else rate_limits.calls + 1 end`,
          ends_at: sql<Date>`case when rate_limits.ends_at <= ${now} then excluded.ends_at else rate_limits.ends_at end`,
        }),
      )
      .returningAll()
      .execute();
  }

  async function count(calls: readonly Counted[], code: ErrorCode): Promise<void> {
    const counted = limited(calls);
    if (counted.length === 0) return;
    for (const { name } of counted) requireNotFull(name, code);
    const rows = await add(counted);
    const limitOf = new Map(counted.map(({ name, limit }) => [name, limit.count]));
    const over = rows.filter((row) => row.calls > (limitOf.get(row.key) ?? Infinity));
    for (const row of over) remember(row.key, row.ends_at.getTime());
    if (over.length > 0) refuse(Math.max(...over.map((row) => row.ends_at.getTime())), code);
  }

  return {
    count,
    async check(call) {
      const [counted] = limited([call]);
      if (!counted) return;
      const row = await database
        .selectFrom('rate_limits')
        .select(['calls', 'ends_at'])
        .where('key', '=', counted.name)
        .executeTakeFirst();
      if (row && row.ends_at > clock.now() && row.calls >= counted.limit.count)
        refuse(row.ends_at.getTime(), 'common.rate_limited');
    },
    async note(call) {
      const counted = limited([call]);
      if (counted.length > 0) await add(counted);
    },
  };
}

/** Removes windows that are over. */
export async function removeOldWindows(database: Database, now: Date): Promise<void> {
  await database.deleteFrom('rate_limits').where('ends_at', '<=', now).execute();
}
