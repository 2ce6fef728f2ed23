import { existsSync } from 'node:fs';
import { sql } from 'kysely';
import {
  type DataFolder,
  DataFolderError,
  type DataFolderOptions,
  databaseFolder,
  openDataFolder,
} from './adapters/data-folder.ts';
import { type Config, ConfigError } from './config.ts';
import { DatabaseSetupError } from './db/errors.ts';
import { schemaState } from './db/migrate.ts';
import { type OpenDatabase, openFolderDatabase, openServerDatabase } from './db/open.ts';
import { openPGlite } from './db/pglite.ts';
import { openPostgres } from './db/postgres.ts';
import type { Database, Logger } from './ports.ts';
import { deriveKey } from './services/vault.ts';

/** What a server works on: the database, and the key that belongs to it. */
export interface Installation extends OpenDatabase {
  masterKey: Buffer;
}

/** What a command works on. */
export type Workings = Pick<Installation, 'kind' | 'database' | 'masterKey' | 'close'>;

type Place = Pick<Config, 'database' | 'masterKey' | 'dataDir'>;

/** Enough for a command, which does one thing after the other. */
const COMMAND_POOL_SIZE = 2;

const keyCheckOf = (masterKey: Buffer) => deriveKey(masterKey, 'key-check').toString('hex');

/** Notes the key of a database that has none yet. @throws DatabaseSetupError when it was begun with another one */
async function requireKey(database: Database, masterKey: Buffer): Promise<void> {
  await database
    .insertInto('installation')
    .values({ key_check: keyCheckOf(masterKey) })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  if ((await keyState(database, masterKey)) === 'another')
    throw new DatabaseSetupError('The master key is not the one that this database was begun with.');
}

/** Whose key a database was begun with. `none`: nobody has begun with it. */
export async function keyState(database: Database, masterKey: Buffer): Promise<'same' | 'another' | 'none'> {
  const row = await database.selectFrom('installation').select('key_check').executeTakeFirst();
  if (!row) return 'none';
  return row.key_check === keyCheckOf(masterKey) ? 'same' : 'another';
}

/** Which migrations a database has. @throws DatabaseSetupError when they are not those of this program */
export const schemaOf = (database: Database) =>
  schemaState(async (text) => (await sql.raw<Record<string, unknown>>(text).execute(database)).rows);

/**
 * Whether a command may work on a database as it is.
 *
 * @throws DatabaseSetupError when it lacks migrations, or belongs to another key
 */
export async function requireReady({ database, masterKey }: Workings): Promise<void> {
  const { applied, pending } = await schemaOf(database);
  if (pending.length > 0) {
    const what =
      applied.length === 0
        ? 'The database is empty.'
        : `The database lacks ${pending.length} migrations, the first of them ${String(pending[0])}.`;
    throw new DatabaseSetupError(`${what} Run \`ats-api migrate\`, or start a server of this version.`);
  }
  if ((await keyState(database, masterKey)) === 'another')
    throw new DatabaseSetupError('The master key is not the one that this database was begun with.');
}

async function withKey(opened: OpenDatabase, masterKey: Buffer): Promise<Installation> {
  try {
    await requireKey(opened.database, masterKey);
    return { ...opened, masterKey };
  } catch (error) {
    await opened.close();
    throw error;
  }
}

const masterKeyOf = (config: Place): Buffer => {
  if (!config.masterKey) throw new ConfigError(['ATS_MASTER_KEY: is needed with DATABASE_URL']);
  return config.masterKey;
};

/**
 * Opens the server of the configuration, or the data folder, which is this process's alone until it is closed. What is
 * missing is made, and the schema is brought up to date.
 *
 * @throws DatabaseSetupError when the database cannot be reached, or belongs to another key; FolderInUseError when another
 *   process has the folder; DataFolderError when it cannot be used
 */
export async function openInstallation(
  config: Place,
  logger: Logger,
  options: Pick<DataFolderOptions, 'onConnection'> = {},
): Promise<Installation> {
  if (!config.database) return openFolder(config.dataDir, options);
  const masterKey = masterKeyOf(config);
  return withKey(await openServerDatabase(config.database, logger), masterKey);
}

async function openFolder(
  dataDir: string,
  options: Pick<DataFolderOptions, 'onConnection'>,
): Promise<Installation> {
  const folder = await openDataFolder(dataDir, options);
  try {
    const opened = await withKey(await openFolderDatabase(databaseFolder(folder.path)), folder.masterKey);
    return {
      ...opened,
      async close() {
        await opened.close();
        await folder.release();
      },
    };
  } catch (error) {
    await folder.release();
    throw error;
  }
}

/**
 * The server of the configuration as it is, for a command beside those that run.
 *
 * @throws DatabaseSetupError when it cannot be reached
 */
export async function openServerAsItIs(config: Place): Promise<Workings> {
  if (!config.database) throw new ConfigError(['DATABASE_URL: is missing']);
  const masterKey = masterKeyOf(config);
  const { url } = config.database;
  const { database, close } = await openPostgres({ url, poolSize: COMMAND_POOL_SIZE, migrates: false });
  return { kind: 'postgres', database, masterKey, close };
}

/**
 * The database of a data folder as it is. Closing it releases the folder.
 *
 * @throws DataFolderError when there is none, or it cannot be opened
 */
export async function openFolderAsItIs(folder: DataFolder): Promise<Workings> {
  try {
    const { database, pglite } = await openExisting(databaseFolder(folder.path));
    const close = async () => {
      if (!pglite.closed) await pglite.close();
      await folder.release();
    };
    return { kind: 'pglite', database, masterKey: folder.masterKey, close };
  } catch (error) {
    await folder.release();
    throw error;
  }
}

function openExisting(place: string) {
  if (!existsSync(place))
    throw new DataFolderError(`There is no database in ${place} yet. \`ats-api serve\` makes it.`);
  return openPGlite({ folder: place, migrates: false }).catch((cause: unknown) => {
    throw new DataFolderError(
      `The database in ${place} cannot be opened. Put the data folder back from its backup.`,
      { cause },
    );
  });
}
