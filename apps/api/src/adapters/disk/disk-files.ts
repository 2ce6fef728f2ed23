import { randomUUID } from 'node:crypto';
import { type FileHandle, link, lstat, mkdir, open, opendir, rename, rm, rmdir } from 'node:fs/promises';
import path from 'node:path';
import type { ListedObject, StoredObject } from '../../ports.ts';
import { readChunks } from './file-streams.ts';

/** Parts that begin with no dot, so that none leads out of the folder. */
const KEY = /^[0-9a-z-]+(?:[./][0-9a-z-]+)*$/;
const FOLDER = /^(?:[0-9a-z-]+\/)+$/;

export const hasCode = (error: unknown, ...codes: string[]) =>
  codes.includes((error as NodeJS.ErrnoException).code ?? '');

export interface DiskFiles {
  head(key: string): Promise<StoredObject | undefined>;
  read(key: string): AsyncIterable<Uint8Array>;
  /** Gives a finished file a key. @returns false when the key has one already */
  add(draft: string, key: string): Promise<boolean>;
  /** Gives an empty file the key, in place of what has it. */
  replaceByEmpty(draft: string, key: string): Promise<void>;
  /** A handle to close, or `undefined` when there is no such file. */
  open(key: string): Promise<FileHandle | undefined>;
  copy(from: string, to: string, ifMatch: string): Promise<boolean>;
  remove(key: string): Promise<void>;
  list(prefix: string, before: Date | undefined): AsyncIterable<ListedObject>;
}

/**
 * Files under a folder, each whole or not there and never written again. So a copy is a second link to the same bytes: it
 * takes no time and no space.
 */
export function createDiskFiles(folder: string): DiskFiles {
  const fileOf = (key: string) => {
    if (!KEY.test(key)) throw new Error('Not the key of an object.');
    return path.join(folder, key);
  };

  async function place(source: string, target: string): Promise<string | undefined> {
    const created = await mkdir(path.dirname(target), { recursive: true });
    await link(source, target);
    return created;
  }

  /** The name must outlive a power cut as its bytes do, and so must the folders that were made for it. */
  async function placeForGood(source: string, target: string): Promise<void> {
    const created = await place(source, target);
    const top = created === undefined ? path.dirname(target) : path.dirname(created);
    for (let at = path.dirname(target); at.length >= top.length; at = path.dirname(at)) await syncFolder(at);
  }

  const files: DiskFiles = {
    head: (key) => describe(fileOf(key)),
    read: (key) => readChunks(fileOf(key)),
    async add(draft, key) {
      try {
        await place(draft, fileOf(key));
        return true;
      } catch (error) {
        if (hasCode(error, 'EEXIST')) return false;
        throw error;
      }
    },
    async replaceByEmpty(draft, key) {
      const target = fileOf(key);
      await mkdir(path.dirname(target), { recursive: true });
      await (await open(draft, 'wx', 0o600)).close();
      await rename(draft, target);
    },
    async open(key) {
      try {
        return await open(fileOf(key), 'r');
      } catch (error) {
        if (hasCode(error, 'ENOENT', 'ENOTDIR')) return undefined;
        throw error;
      }
    },
    async copy(from, to, ifMatch) {
      try {
        // A row will say that it is there.
        await placeForGood(fileOf(from), fileOf(to));
      } catch (error) {
        if (hasCode(error, 'ENOENT')) return false;
        throw error;
      }
      // Looked at afterwards: between a look and the link there could be another file.
      if ((await files.head(to))?.etag === ifMatch) return true;
      await files.remove(to);
      return false;
    },
    async remove(key) {
      const file = fileOf(key);
      await rm(file, { force: true });
      // The folder of a job goes with its last file; the others are few and stay.
      if (key.split('/').length < 3) return;
      await rmdir(path.dirname(file)).catch((error: unknown) => {
        if (!hasCode(error, 'ENOENT', 'ENOTEMPTY', 'EEXIST')) throw error;
      });
    },
    list(prefix, before) {
      if (!FOLDER.test(prefix)) throw new Error('Not the prefix of keys.');
      return filesBelow(folder, prefix, before);
    },
  };
  return files;
}

async function describe(file: string): Promise<StoredObject | undefined> {
  try {
    const { size, ino, mtimeNs } = await lstat(file, { bigint: true });
    return { bytes: Number(size), etag: `"${ino}-${mtimeNs}-${size}"` };
  } catch (error) {
    if (hasCode(error, 'ENOENT', 'ENOTDIR')) return undefined;
    throw error;
  }
}

async function syncFolder(folder: string): Promise<void> {
  // Windows gives no handle of a folder, and needs none.
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function* filesBelow(
  folder: string,
  prefix: string,
  before: Date | undefined,
): AsyncGenerator<ListedObject> {
  const entries = await opendir(path.join(folder, prefix)).catch((error: unknown) => {
    if (hasCode(error, 'ENOENT')) return undefined;
    throw error;
  });
  if (!entries) return;
  for await (const entry of entries) {
    const key = `${prefix}${entry.name}`;
    if (entry.isDirectory()) yield* filesBelow(folder, `${key}/`, before);
    else {
      const found = await lstat(path.join(folder, key)).catch(() => undefined);
      if (!found || (before && found.mtime >= before)) continue;
      yield { key, bytes: found.size, modifiedAt: found.mtime };
    }
  }
}

/** A name that no other draft has. */
export const newDraft = (folder: string) => path.join(folder, randomUUID());
