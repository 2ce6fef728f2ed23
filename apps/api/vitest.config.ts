import path from 'node:path';
import { defineConfig } from 'vitest/config';
import { ProjectReports } from './test/support/project-reports.ts';

/** The program as it runs embedded, with a data folder of its own, to which uploads and commands come and from which downloads go. */
const EMBEDDED_ONLY = [
  'test/process.test.ts',
  'test/uploads.test.ts',
  'test/certificate-files.test.ts',
  'test/commands/control.test.ts',
  'test/commands/embedded.test.ts',
];
/** What needs neither a database nor a store is the same on both. */
const PURE = [
  'certificate-pdf',
  'commands/command-line',
  'config-s3',
  'readings',
  'receivers',
  'renderer',
  'search-text',
].map((name) => `test/${name}.test.ts`);
/** What only servers have: processes beside each other, connections that break, and URLs that lead elsewhere. */
const SERVER_ONLY = ['test/postgres/**', 'test/s3/**', 'test/commands/server.test.ts'];

/** The same tests on PGlite and a disk, and on PostgreSQL and S3. One after the other, so that each has the processors, and a time, of its own. */
const onDatabase = (name: string, order: number, exclude: string[]) => ({
  extends: true as const,
  test: {
    name,
    exclude,
    globalSetup: [`test/support/setup-${name}.ts`],
    sequence: { groupOrder: order },
  },
});

export default defineConfig({
  // The protocol from its source, so that tests need no build. 'import', 'default' and 'module' must not be in this list: they
  // reach node's own --conditions and break CommonJS packages, and those whose modules are for bundlers alone.
  ssr: { resolve: { conditions: ['@ats-kit/source', 'node', 'development|production'] } },
  test: {
    environment: 'node',
    include: ['test/**/*.test.ts'],
    // Every test makes what it needs and ends what it began, so files can share a process: half the processor time.
    isolate: false,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    projects: [onDatabase('pglite', 0, SERVER_ONLY), onDatabase('postgres', 1, [...EMBEDDED_ONLY, ...PURE])],
    reporters: ['default', new ProjectReports(path.join(import.meta.dirname, 'reports'))],
  },
});
