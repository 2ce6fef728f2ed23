import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { inject } from 'vitest';
import { createMemorySignals } from '../../src/adapters/memory-signals.ts';
import { openPostgresSignals } from '../../src/adapters/postgres-signals.ts';
import { migrate } from '../../src/db/migrate.ts';
import { openPGlite } from '../../src/db/pglite.ts';
import { openPostgres } from '../../src/db/postgres.ts';
import type { Database, Signals } from '../../src/ports.ts';
import { databaseUrl, withClient } from './postgres-databases.ts';

/** Where the tests of a project get their databases from. */
export type DatabaseSource =
  | { kind: 'pglite'; snapshotFile: string }
  | { kind: 'postgres'; url: string; template: string };

declare module 'vitest' {
  interface ProvidedContext {
    databaseSource: DatabaseSource;
  }
}

export interface Connected {
  database: Database;
  signals: Signals;
  close(): Promise<void>;
}

export interface TestDatabase extends Connected {
  kind: DatabaseSource['kind'];
  /** For connections besides `database`'s own, which only PostgreSQL has. */
  url: string | undefined;
  /** What a further start would do to the schema. */
  migrateAgain(): Promise<void>;
  /** The same database as another process reaches it: over connections of its own where there can be any. */
  another(): Promise<Connected>;
}

const POOL_SIZE = 10;
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

type Opened = Awaited<ReturnType<typeof openPGlite>>;

/** Databases that nobody uses: to empty one takes a twentieth of the time of making another. */
const free: Opened[] = [];

async function migrationsIn({ pglite }: Opened): Promise<string> {
  const { rows } = await pglite.query(
    'select version, name, checksum from schema_migrations order by version',
  );
  return JSON.stringify(rows);
}

/** Leaves what a migrated, empty database has. */
async function emptied({ pglite }: Opened): Promise<void> {
  const { rows } = await pglite.query<{ name: string }>(
    "select quote_ident(tablename) as name from pg_tables where schemaname = 'public' and tablename <> 'schema_migrations'",
  );
  // As a replica: what only grows refuses to be emptied otherwise.
  await pglite.exec(`
    set session_replication_role = replica;
    truncate ${rows.map(({ name }) => name).join(', ')} restart identity cascade;
    reset session_replication_role;
  `);
}

async function openPGliteCopy(snapshotFile: string): Promise<TestDatabase> {
  const opened = free.pop() ?? (await openPGlite({ snapshot: new Blob([await readFile(snapshotFile)]) }));
  const { database, pglite } = opened;
  const migrations = await migrationsIn(opened);
  const signals = createMemorySignals();
  return {
    kind: 'pglite',
    database,
    signals,
    url: undefined,
    async migrateAgain() {
      await pglite.transaction((transaction) =>
        migrate({
          execute: async (script) => {
            await transaction.exec(script);
          },
          query: async (sql, parameters) =>
            (await transaction.query<Record<string, unknown>>(sql, parameters)).rows,
        }),
      );
    },
    another: async () => ({ database, signals, close: async () => undefined }),
    async close() {
      await emptied(opened);
      // A test may have put its own into the list of migrations.
      if ((await migrationsIn(opened)) === migrations) free.push(opened);
      else await pglite.close();
    },
  };
}

async function openPostgresCopy(serverUrl: string, template: string): Promise<TestDatabase> {
  const name = `ats_test_${randomUUID().replaceAll('-', '')}`;
  await withClient(serverUrl, (client) => client.query(`create database ${name} template ${template}`));
  const url = databaseUrl(serverUrl, name);
  const connect = () => openPostgres({ url, poolSize: POOL_SIZE });
  async function another(): Promise<Connected> {
    const { database, close } = await connect();
    const signals = await openPostgresSignals({ url, logger: silent });
    return {
      database,
      signals,
      async close() {
        await signals.close();
        await close();
      },
    };
  }
  const first = await another();
  return {
    ...first,
    kind: 'postgres',
    url,
    migrateAgain: async () => (await connect()).close(),
    another,
    async close() {
      await first.close();
      await withClient(serverUrl, (client) => client.query(`drop database ${name} with (force)`));
    },
  };
}

/** A database of one's own, migrated and empty, of the project's kind. */
export async function openTestDatabase(): Promise<TestDatabase> {
  const source = inject('databaseSource');
  return source.kind === 'pglite'
    ? openPGliteCopy(source.snapshotFile)
    : openPostgresCopy(source.url, source.template);
}
