import { Kysely, PostgresDialect } from 'kysely';
import { Client, type ClientConfig, Pool, TypeOverrides, types } from 'pg';
import type { Database } from '../ports.ts';
import { DatabaseSetupError, explainServer } from './errors.ts';
import { parseInt8 } from './int8.ts';
import { migrate } from './migrate.ts';
import type { Tables } from './tables.ts';

/** A request waits no longer than this for a connection, be it new or one that others are using. */
const CONNECT_MS = 10_000;
const IDLE_CONNECTION_MS = 30_000;
/** Nothing here takes long: what does is stuck, and must not hold its locks and its connection for ever. */
const STATEMENT_MS = 30_000;
const LOCK_MS = 10_000;
const IDLE_TRANSACTION_MS = 30_000;
const KEEP_ALIVE_MS = 10_000;
/** The oldest that is still maintained and has everything that the queries ask for. */
const MIN_VERSION = 15;

const INT8_ARRAY = 1016;

/** Values as PGlite gives them, so that the same query means the same on both. */
const parsers = new TypeOverrides();
parsers.setTypeParser(types.builtins.INT8, parseInt8);
parsers.setTypeParser(INT8_ARRAY, (text) =>
  text
    .slice(1, -1)
    .split(',')
    .filter((item) => item !== '')
    .map((item) => (item === 'NULL' ? null : parseInt8(item))),
);

export interface PostgresOptions {
  /** What stands in it, TLS included (`?sslmode=verify-full&sslrootcert=…`), goes before the settings here. */
  url: string;
  /** Connections at once. */
  poolSize: number;
  /** Whether the schema is brought up to date. @default true */
  migrates?: boolean | undefined;
  /** Hears of connections that broke while nobody was using them. The pool replaces them by itself. */
  onConnectionLost?: (error: Error) => void;
}

/** How this program connects; `purpose` tells its connections apart in `pg_stat_activity`. */
export function connectionTo(url: string, purpose: 'requests' | 'signals' | 'migrations'): ClientConfig {
  return {
    connectionString: url,
    fallback_application_name: `ats-api ${purpose}`,
    connectionTimeoutMillis: CONNECT_MS,
    keepAlive: true,
    keepAliveInitialDelayMillis: KEEP_ALIVE_MS,
    types: parsers,
  };
}

async function requireVersion(client: Client): Promise<void> {
  const { rows } = await client.query<{ server_version_num: string }>('show server_version_num');
  const version = Math.floor(Number(rows[0]?.server_version_num) / 10_000);
  if (version >= MIN_VERSION) return;
  throw new DatabaseSetupError(
    `PostgreSQL ${version} is too old: ${MIN_VERSION} is the oldest that will do.`,
  );
}

/** On a connection of its own, without the limits that requests have. */
async function withClient<Result>(url: string, work: (client: Client) => Promise<Result>): Promise<Result> {
  const client = new Client(connectionTo(url, 'migrations'));
  // What breaks the connection also fails the statement that runs on it.
  client.on('error', () => undefined);
  try {
    await client.connect();
    await requireVersion(client);
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Migrations may take longer than a request. */
async function migrateOver(client: Client): Promise<string[]> {
  await client.query('begin');
  const applied = await migrate({
    execute: async (script) => {
      await client.query(script);
    },
    query: async (sql, parameters) => (await client.query<Record<string, unknown>>(sql, parameters)).rows,
  });
  await client.query('commit');
  return applied;
}

/**
 * A PostgreSQL server, its schema brought up to date unless told otherwise.
 *
 * @throws DatabaseSetupError when it cannot be reached or used
 */
export async function openPostgres(
  options: PostgresOptions,
): Promise<{ database: Database; applied: string[]; close: () => Promise<void> }> {
  const { url, poolSize, migrates = true, onConnectionLost = () => undefined } = options;
  const applied = await withClient(url, async (client) => (migrates ? migrateOver(client) : [])).catch(
    (error: unknown) => {
      throw explainServer(url, error);
    },
  );
  const pool = new Pool({
    ...connectionTo(url, 'requests'),
    max: poolSize,
    idleTimeoutMillis: IDLE_CONNECTION_MS,
    statement_timeout: STATEMENT_MS,
    lock_timeout: LOCK_MS,
    idle_in_transaction_session_timeout: IDLE_TRANSACTION_MS,
  });
  // Without a listener each of these would end the process: the pool's own for idle connections, the client's for one that
  // breaks between two statements of a transaction, where the next statement fails anyway.
  pool.on('error', onConnectionLost);
  pool.on('connect', (client) => client.on('error', () => undefined));
  const database = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  return { database, applied, close: () => database.destroy() };
}
