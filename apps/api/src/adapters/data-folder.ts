import { randomBytes } from 'node:crypto';
import { chmod, link, mkdir, readFile, realpath, rm, stat, writeFile } from 'node:fs/promises';
import type { Socket } from 'node:net';
import path from 'node:path';
import { holdSocket, socketAddress } from './folder-socket.ts';

const MASTER_KEY_BYTES = 32;

/** Another process has the data folder. */
export class FolderInUseError extends Error {
  override readonly name = 'FolderInUseError';
}

/** The data folder cannot be used, and a person has to do something about it. */
export class DataFolderError extends Error {
  override readonly name = 'DataFolderError';
}

export interface DataFolder {
  readonly path: string;
  /** What every key of this installation is derived from. */
  readonly masterKey: Buffer;
  release(): Promise<void>;
}

export interface DataFolderOptions {
  /** Takes connections of those who want something of the process that has the folder. @default they are closed */
  onConnection?: ((socket: Socket) => void) | undefined;
  /** Whether a folder, or a key in a new one, is made when it is missing. @default true */
  makes?: boolean | undefined;
}

const isMissing = (error: unknown) => (error as NodeJS.ErrnoException).code === 'ENOENT';

const exists = (file: string) =>
  stat(file).then(
    () => true,
    (error: unknown) => {
      if (isMissing(error)) return false;
      throw error;
    },
  );

export const masterKeyFile = (folder: string) => path.join(folder, 'master.key');
export const databaseFolder = (folder: string) => path.join(folder, 'db');

/**
 * The key of a folder that may be another process's.
 *
 * @throws DataFolderError when it is missing, broken, or not for this user to read
 */
export async function readMasterKey(folder: string): Promise<Buffer> {
  const file = masterKeyFile(folder);
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT')
      throw new DataFolderError(
        `${file} is missing. Put it back from its backup: without it nothing that is encrypted can be read.`,
      );
    if (code === 'EACCES' || code === 'EPERM')
      throw new DataFolderError(`This user may not read ${file}. Run it as the user whose file it is.`);
    throw error;
  });
  const key = Buffer.from(text, 'base64');
  if (key.length !== MASTER_KEY_BYTES)
    throw new DataFolderError(
      `${file} does not hold a key of ${MASTER_KEY_BYTES} bytes. Put it back from its backup.`,
    );
  return key;
}

/** Makes a master key where there is none. A crash in between leaves either none or a whole one. */
async function ensureMasterKey(folder: string): Promise<void> {
  const file = masterKeyFile(folder);
  if (!(await exists(file))) {
    // A new key beside an old database would open nothing of it, and hide that the right one is gone.
    if (await exists(databaseFolder(folder))) await readMasterKey(folder);
    const draft = `${file}.${randomBytes(6).toString('hex')}`;
    const text = `${randomBytes(MASTER_KEY_BYTES).toString('base64')}\n`;
    await writeFile(draft, text, { mode: 0o600, flag: 'wx', flush: true });
    try {
      await link(draft, file);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    } finally {
      await rm(draft, { force: true });
    }
  }
  await chmod(file, 0o600);
}

const holderFile = (folder: string) => path.join(folder, 'process.json');

/** The id of the process that has the folder, as it left it there. */
export async function holderOf(folder: string): Promise<number | undefined> {
  try {
    const { pid } = JSON.parse(await readFile(holderFile(folder), 'utf8')) as { pid?: unknown };
    return typeof pid === 'number' ? pid : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Where the process that has the folder listens.
 *
 * @throws DataFolderError when there is no such folder
 */
export async function folderAddress(folder: string): Promise<string> {
  try {
    return socketAddress(await realpath(folder));
  } catch (error) {
    if (!isMissing(error)) throw error;
    throw new DataFolderError(
      `There is no data folder ${folder}. Set ATS_DATA_DIR to the one in use; \`ats-api serve\` makes a new one.`,
    );
  }
}

/**
 * Takes the data folder for this process alone.
 *
 * @throws FolderInUseError when another process has it; DataFolderError when it cannot be used, or is missing and not to be
 *   made
 */
export async function openDataFolder(
  folder: string,
  { onConnection = (socket) => socket.destroy(), makes = true }: DataFolderOptions = {},
): Promise<DataFolder> {
  if (makes) await mkdir(folder, { recursive: true, mode: 0o700 });
  const lock = await holdSocket(await folderAddress(folder), onConnection).catch(async (error: unknown) => {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    const pid = await holderOf(folder);
    const who = pid === undefined ? 'Another process' : `Another process (${pid})`;
    throw new FolderInUseError(
      `${who} is using the data folder ${folder}. Stop it, or set ATS_DATA_DIR to another folder.`,
    );
  });
  try {
    if (makes) await ensureMasterKey(folder);
    const masterKey = await readMasterKey(folder);
    await writeFile(holderFile(folder), `${JSON.stringify({ pid: process.pid })}\n`);
    return {
      path: folder,
      masterKey,
      async release() {
        await rm(holderFile(folder), { force: true });
        await lock.release();
      },
    };
  } catch (error) {
    await lock.release();
    throw error;
  }
}
