import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { inject } from 'vitest';
import { migrate } from '../../src/db/migrate.ts';
import { openPGlite } from '../../src/db/pglite.ts';
import { openPostgres } from '../../src/db/postgres.ts';
import type { Database } from '../../src/ports.ts';
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

export interface TestDatabase {
  kind: DatabaseSource['kind'];
  database: Database;
  /** For connections besides `database`'s own, which only PostgreSQL has. */
  url: string | undefined;
  /** What a further start would do to the schema. */
  migrateAgain(): Promise<void>;
  /** The same database as another process reaches it: over connections of its own where there can be any. */
  another(): Promise<{ database: Database; close(): Promise<void> }>;
  close(): Promise<void>;
}

const POOL_SIZE = 10;

async function openPGliteCopy(snapshotFile: string): Promise<TestDatabase> {
  const { database, pglite } = await openPGlite({ snapshot: new Blob([await readFile(snapshotFile)]) });
  return {
    kind: 'pglite',
    database,
    url: undefined,
    migrateAgain: () =>
      pglite.transaction((transaction) =>
        migrate({
          execute: async (script) => {
            await transaction.exec(script);
          },
          query: async (sql, parameters) =>
            (await transaction.query<Record<string, unknown>>(sql, parameters)).rows,
        }),
      ),
    another: async () => ({ database, close: async () => undefined }),
    close: () => pglite.close(),
  };
}

async function openPostgresCopy(serverUrl: string, template: string): Promise<TestDatabase> {
  const name = `ats_test_${randomUUID().replaceAll('-', '')}`;
  await withClient(serverUrl, (client) => client.query(`create database ${name} template ${template}`));
  const url = databaseUrl(serverUrl, name);
  const open = () => openPostgres({ url, poolSize: POOL_SIZE });
  const { database, close } = await open();
  return {
    kind: 'postgres',
    database,
    url,
    migrateAgain: async () => (await open()).close(),
    another: open,
    async close() {
      await close();
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
