import path from 'node:path';
import { defineConfig } from 'vitest/config';
import { ProjectReports } from './test/support/project-reports.ts';

/** The program as it runs embedded, with a data folder of its own, to which uploads and commands come and from which downloads go. */
const EMBEDDED_ONLY = [
  'test/cluster.test.ts',
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
/** What only servers have: processes beside each other, and connections that break. */
const SERVER_ONLY = ['test/postgres/**', 'test/commands/server.test.ts'];
/** What becomes of files. The store of the tests takes more time than all else together, so that what is about none keeps to a disk. */
const ON_A_STORE = [
  ...[
    'certificate',
    'compatibility',
    'downloads',
    'init',
    'intake',
    'objects',
    'objects-check',
    'prepare',
    'sweeping',
    'versions',
  ].map((name) => `test/${name}.test.ts`),
  'test/s3/**',
];
const STORE_ONLY = ['test/s3/**'];
const EVERYTHING = ['test/**/*.test.ts'];
const isFull = process.env['ATS_TEST_FULL'] === '1';

interface Setting {
  name: string;
  order: number;
  include: string[];
  exclude: string[];
}

/** The same tests in another setting. One after the other, so that each has the processors, and a time, of its own. */
const inSetting = ({ name, order, include, exclude }: Setting) => ({
  extends: true as const,
  test: {
    name,
    include,
    exclude,
    globalSetup: [`test/support/setup-${name}.ts`],
    sequence: { groupOrder: order },
  },
});

const SETTINGS = [
  // PGlite and a disk: the laptop.
  { name: 'pglite', order: 0, include: EVERYTHING, exclude: [...SERVER_ONLY, ...STORE_ONLY] },
  // PostgreSQL and a disk.
  {
    name: 'postgres',
    order: 1,
    include: EVERYTHING,
    exclude: [...EMBEDDED_ONLY, ...PURE, ...ON_A_STORE],
  },
  // PostgreSQL and S3: production.
  {
    name: 's3',
    order: 2,
    include: isFull ? EVERYTHING : ON_A_STORE,
    exclude: [...EMBEDDED_ONLY, ...PURE],
  },
];

export default defineConfig({
  // The protocol from its source, so that tests need no build. 'import', 'default' and 'module' must not be in this list: they
  // reach node's own --conditions and break CommonJS packages, and those whose modules are for bundlers alone.
  ssr: { resolve: { conditions: ['@ats-kit/source', 'node', 'development|production'] } },
  test: {
    environment: 'node',
    // Every test makes what it needs and ends what it began, so files can share a process: half the processor time.
    isolate: false,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    projects: SETTINGS.map(inSetting),
    reporters: ['default', new ProjectReports(path.join(import.meta.dirname, 'reports'))],
  },
});
