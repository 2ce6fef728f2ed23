import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openPGlite } from '@ats-kit/api/src/db/pglite.ts';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** A migrated, empty database. */
    snapshotFile: string;
  }
}

/** One database is made anew, and each journey has a copy. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(path.join(tmpdir(), 'ats-faults-db-'));
  const snapshotFile = path.join(folder, 'snapshot.tar');
  const { pglite } = await openPGlite();
  await writeFile(snapshotFile, new Uint8Array(await (await pglite.dumpDataDir('none')).arrayBuffer()));
  await pglite.close();
  project.provide('snapshotFile', snapshotFile);
  return () => rm(folder, { recursive: true, force: true });
}
