import path from 'node:path';
import { openDataFolder } from './adapters/data-folder.ts';
import { type Config, ConfigError } from './config.ts';
import { type OpenDatabase, openFolderDatabase, openServerDatabase } from './db/open.ts';
import { DatabaseSetupError } from './db/errors.ts';
import type { Database, Logger } from './ports.ts';
import { deriveKey } from './services/vault.ts';

/** What all commands of the program work on: the database, and the key that belongs to it. */
export interface Installation extends OpenDatabase {
  masterKey: Buffer;
}

/** @throws DatabaseSetupError when the database was begun with another key */
async function requireKey(database: Database, masterKey: Buffer): Promise<void> {
  const check = deriveKey(masterKey, 'key-check').toString('hex');
  await database
    .insertInto('installation')
    .values({ key_check: check })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const { key_check } = await database
    .selectFrom('installation')
    .select('key_check')
    .executeTakeFirstOrThrow();
  if (key_check !== check)
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

/**
 * Opens the server of the configuration, or the data folder, which is this process's alone until it is closed.
 *
 * @throws DatabaseSetupError when the database cannot be reached, or belongs to another key; FolderInUseError when another
 *   process has the folder
 */
export async function openInstallation(
  config: Pick<Config, 'database' | 'masterKey' | 'dataDir'>,
  logger: Logger,
): Promise<Installation> {
  if (!config.database) return openFolder(config.dataDir);
  if (!config.masterKey) throw new ConfigError('A database server needs a master key.');
  return withKey(await openServerDatabase(config.database, logger), config.masterKey);
}

async function openFolder(dataDir: string): Promise<Installation> {
  const folder = await openDataFolder(dataDir);
  try {
    const opened = await withKey(await openFolderDatabase(path.join(folder.path, 'db')), folder.masterKey);
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
