import { randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openPGlite } from '../src/db/pglite.ts';

let folder: string;
beforeEach(async () => {
  folder = path.join(await mkdtemp(path.join(tmpdir(), 'ats-cluster-')), 'db');
});
afterEach(() => rm(path.dirname(folder), { recursive: true, force: true }));

async function organizations(): Promise<number> {
  const { database, pglite } = await openPGlite({ folder });
  try {
    await database
      .insertInto('organizations')
      .values({ id: randomUUID(), name: 'One', created_at: new Date() })
      .execute();
    return (await database.selectFrom('organizations').select('id').execute()).length;
  } finally {
    await pglite.close();
  }
}

describe('a database in a folder', () => {
  it('is made where there is none, and found where there is one', async () => {
    expect(await organizations()).toBe(1);
    expect(await organizations()).toBe(2);
  });

  it('is made where a start was ended while it made one', async () => {
    await mkdir(path.join(folder, 'base', '1'), { recursive: true });
    await mkdir(path.join(folder, 'global'), { recursive: true });
    await writeFile(path.join(folder, 'base', '1', '1259'), 'half a table');
    await writeFile(path.join(folder, 'global', 'pg_control'), '');
    expect(await organizations()).toBe(1);
  });
});
