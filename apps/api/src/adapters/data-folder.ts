import { createHash, randomBytes } from 'node:crypto';
import { chmod, link, mkdir, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { type Server, connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';

const MASTER_KEY_BYTES = 32;

export class FolderInUseError extends Error {
  override readonly name = 'FolderInUseError';
}

/**
 * A name that only one process of this machine can listen on. The kernel frees it with the process, however that ends, so
 * there is no stale lock to judge and no process id to mistake for another's.
 */
function lockAddress(folder: string): string {
  const name = `ats-kit-${createHash('sha256').update(folder).digest('hex').slice(0, 32)}`;
  if (process.platform === 'linux') return `\0${name}`;
  if (process.platform === 'win32') return `\\\\.\\pipe\\${name}`;
  return path.join(tmpdir(), `${name}.sock`);
}

function listen(address: string): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.destroy());
    server.once('error', reject);
    server.listen(address, () => resolve(server.unref()));
  });
}

function isAnswering(address: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(address, () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}

async function acquire(address: string): Promise<Server> {
  try {
    return await listen(address);
  } catch (error) {
    // A socket that is a file outlives its process; abstract names and pipes do not.
    const isFile = process.platform !== 'linux' && process.platform !== 'win32';
    if (!isFile || (await isAnswering(address))) throw error;
    await rm(address, { force: true });
    return listen(address);
  }
}

export interface DataFolder {
  readonly path: string;
  /** What every key of this installation is derived from. */
  readonly masterKey: Buffer;
  release(): Promise<void>;
}

/** Reads the master key, or makes one. A crash in between leaves either none or a whole one. */
async function readMasterKey(folder: string): Promise<Buffer> {
  const file = path.join(folder, 'master.key');
  const draft = `${file}.${randomBytes(6).toString('hex')}`;
  await writeFile(draft, `${randomBytes(MASTER_KEY_BYTES).toString('base64')}\n`, {
    mode: 0o600,
    flag: 'wx',
    flush: true,
  });
  try {
    await link(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    await rm(draft, { force: true });
  }
  await chmod(file, 0o600);
  const key = Buffer.from(await readFile(file, 'utf8'), 'base64');
  if (key.length !== MASTER_KEY_BYTES)
    throw new Error(`${file} does not hold a key of ${MASTER_KEY_BYTES} bytes.`);
  return key;
}

/**
 * Takes the data folder for this process alone.
 *
 * @throws FolderInUseError when another process has it
 */
export async function openDataFolder(folder: string): Promise<DataFolder> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const holder = path.join(folder, 'process.json');
  let server: Server;
  try {
    server = await acquire(lockAddress(await realpath(folder)));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    const { pid } = JSON.parse(await readFile(holder, 'utf8').catch(() => '{}')) as { pid?: number };
    const who = pid === undefined ? 'Another process' : `Another process (${pid})`;
    throw new FolderInUseError(
      `${who} is using the data folder ${folder}. Stop it, or set ATS_DATA_DIR to another folder.`,
    );
  }
  try {
    await writeFile(holder, `${JSON.stringify({ pid: process.pid })}\n`);
    const masterKey = await readMasterKey(folder);
    return {
      path: folder,
      masterKey,
      async release() {
        await rm(holder, { force: true });
        await new Promise((resolve) => server.close(resolve));
      },
    };
  } catch (error) {
    server.close();
    throw error;
  }
}
