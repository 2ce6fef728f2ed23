import { PGlite, type Transaction, types } from '@electric-sql/pglite';
import { btree_gin } from '@electric-sql/pglite/contrib/btree_gin';
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm';
import { Kysely, PGliteDialect } from 'kysely';
import type { Database } from '../ports.ts';
import { emptyCluster } from './cluster.ts';
import { parseInt8 } from './int8.ts';
import { migrate } from './migrate.ts';
import type { Tables } from './tables.ts';

export interface PGliteOptions {
  /** Folder of the database; without one it lives in memory. */
  folder?: string | undefined;
  /** A dump of `dumpDataDir` to begin with. */
  snapshot?: Blob | undefined;
  /** Whether the schema is brought up to date. @default true */
  migrates?: boolean | undefined;
}

const migrateIn = (transaction: Transaction) =>
  migrate({
    execute: async (script) => {
      await transaction.exec(script);
    },
    query: async (sql, parameters) =>
      (await transaction.query<Record<string, unknown>>(sql, parameters)).rows,
  });

/** PostgreSQL inside this process. */
export async function openPGlite(
  options: PGliteOptions = {},
): Promise<{ database: Database; pglite: PGlite; applied: string[] }> {
  const snapshot = options.snapshot ?? (await emptyCluster(options.folder));
  const pglite = await PGlite.create({
    ...(options.folder === undefined ? {} : { dataDir: options.folder }),
    ...(snapshot === undefined ? {} : { loadDataDir: snapshot }),
    parsers: { [types.INT8]: parseInt8 },
    // What `create extension` of a migration may ask for: a server brings these with it.
    extensions: { btree_gin, pg_trgm },
  });
  try {
    const applied = options.migrates === false ? [] : await pglite.transaction(migrateIn);
    return { database: new Kysely<Tables>({ dialect: new PGliteDialect({ pglite }) }), pglite, applied };
  } catch (error) {
    await pglite.close();
    throw error;
  }
}
