import { randomUUID } from 'node:crypto';
import { access, open, rm, statfs } from 'node:fs/promises';
import path from 'node:path';
import type { Patient } from './patient.ts';
import { type Finding, fail, ok, warn } from './finding.ts';

const MB = 1_000_000;

/** The folder of files, or what there is of the way to it: before the first start it is not made. */
async function nearestFolder(dataDir: string): Promise<string> {
  let folder = path.join(dataDir, 'files', 'incoming');
  for (;;) {
    const isThere = await access(folder).then(
      () => true,
      () => false,
    );
    const parent = path.dirname(folder);
    if (isThere || parent === folder) return folder;
    folder = parent;
  }
}

async function findWritable(folder: string): Promise<Finding> {
  const file = path.join(folder, `doctor-${randomUUID()}`);
  try {
    const handle = await open(file, 'wx', 0o600);
    try {
      await handle.writeFile('A check; this file can be removed.\n');
      await handle.sync();
    } finally {
      await handle.close();
      await rm(file, { force: true });
    }
    return ok('objects', `files can be written in ${folder}`);
  } catch (error) {
    const { code = 'unknown' } = error as NodeJS.ErrnoException;
    return fail(
      'objects',
      `files cannot be written in ${folder}: ${code}`,
      'Let the user that runs the API write there, on a disk that is not full.',
    );
  }
}

/** Room for a good many uploads; below that for one. */
const ENOUGH_FILES = 20;

async function findSpace(folder: string, maxFileBytes: number): Promise<Finding> {
  const { bavail, bsize } = await statfs(folder);
  const freeBytes = bavail * bsize;
  const message = `${Math.floor(freeBytes / MB)} MB are free; the largest file has ${Math.ceil(maxFileBytes / MB)} MB`;
  const advice = `Make room on the disk of ${folder}, or set up a bucket (S3_ENDPOINT …).`;
  if (freeBytes < maxFileBytes) return fail('objects', message, advice);
  return freeBytes < ENOUGH_FILES * maxFileBytes ? warn('objects', message, advice) : ok('objects', message);
}

/** Whether uploads find room, and may be written. */
export async function examineDisk({ config }: Patient): Promise<Finding[]> {
  const folder = await nearestFolder(config.dataDir);
  return [await findWritable(folder), await findSpace(folder, config.maxFileBytes)];
}
