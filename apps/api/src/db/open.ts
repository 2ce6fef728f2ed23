import { createMemorySignals } from '../adapters/memory-signals.ts';
import { openPostgresSignals } from '../adapters/postgres-signals.ts';
import type { Database, Logger, Signals } from '../ports.ts';
import { explainServer } from './errors.ts';
import { openPGlite } from './pglite.ts';
import { openPostgres } from './postgres.ts';

export interface OpenDatabase {
  /** `pglite`: in this process, which is the only one. `postgres`: a server, for any number of processes. */
  kind: 'pglite' | 'postgres';
  database: Database;
  /** Migrations that opening it applied. */
  applied: readonly string[];
  /** Signals reach as far as the database does. */
  signals: Signals;
  close(): Promise<void>;
}

/** The database in a folder that belongs to this process alone. */
export async function openFolderDatabase(folder: string): Promise<OpenDatabase> {
  const { database, pglite, applied } = await openPGlite({ folder });
  return {
    kind: 'pglite',
    database,
    applied,
    signals: createMemorySignals(),
    close: async () => {
      if (!pglite.closed) await pglite.close();
    },
  };
}

/** @throws DatabaseSetupError when it cannot be reached or used */
export async function openServerDatabase(
  options: { url: string; poolSize: number },
  logger: Logger,
): Promise<OpenDatabase> {
  const { database, applied, close } = await openPostgres({
    ...options,
    onConnectionLost: () => logger.warn({}, 'a connection to the database was lost'),
  });
  try {
    const signals = await openPostgresSignals({ url: options.url, logger });
    return {
      kind: 'postgres',
      database,
      applied,
      signals,
      close: async () => {
        await signals.close();
        await close();
      },
    };
  } catch (error) {
    await close();
    throw explainServer(options.url, error);
  }
}
