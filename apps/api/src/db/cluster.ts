import { existsSync, openAsBlob } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** Beside this file in the sources, and beside the bundle once built; `scripts/write-cluster.ts` makes it. */
export const CLUSTER_FILE = fileURLToPath(new URL('./cluster.tar.gz', import.meta.url));

/**
 * What `initdb` makes, made when this program was built: the first start unpacks it, in a fraction of the time.
 *
 * @param folder of the database; without one it lives in memory
 * @returns nothing where a database is already, or nothing was made: PGlite runs `initdb` itself
 */
export async function emptyCluster(folder: string | undefined): Promise<Blob | undefined> {
  // Unpacked after all tables: what a start that was ended midway has left is written over.
  if (folder !== undefined && existsSync(path.join(folder, 'PG_VERSION'))) return undefined;
  return existsSync(CLUSTER_FILE) ? openAsBlob(CLUSTER_FILE, { type: 'application/x-gzip' }) : undefined;
}
