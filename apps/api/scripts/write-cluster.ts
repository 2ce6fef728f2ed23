// A cluster as `initdb` of the PGlite that is installed makes it, for first starts.
import { writeFile } from 'node:fs/promises';
import { PGlite } from '@electric-sql/pglite';
import { CLUSTER_FILE } from '../src/db/cluster.ts';

const pglite = await PGlite.create();
const dump = await pglite.dumpDataDir('gzip');
await pglite.close();
await writeFile(CLUSTER_FILE, dump.stream());
