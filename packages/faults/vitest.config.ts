import { defineConfig } from 'vitest/config';

const ssr = { resolve: { conditions: ['@ats-kit/source', 'node', 'development|production'] } };

export default defineConfig({
  // Everything from its source, so that tests need no build.
  ssr,
  test: {
    environment: 'node',
    reporters: ['default', 'json'],
    outputFile: { json: 'reports/unit.json' },
    hookTimeout: 60_000,
    globalSetup: ['test/setup.ts'],
    projects: [
      { ssr, test: { name: 'checker', include: ['test/checker/**/*.test.ts'], testTimeout: 60_000 } },
      {
        ssr,
        test: {
          name: 'leaks',
          include: ['test/leaks/**/*.test.ts'],
          testTimeout: 300_000,
          // Timers and memory are counted, so nobody else may be at work in the process.
          fileParallelism: false,
          execArgv: ['--expose-gc'],
        },
      },
      {
        ssr,
        test: {
          name: 'matrix',
          include: ['test/matrix/**/*.test.ts'],
          testTimeout: 60_000,
          // On a busy machine a connection breaks now and then where no fault was meant; the report says "retry x1" of it.
          retry: process.env['CI'] ? 1 : 0,
          // Cells mostly wait, for blocks and for time-outs.
          maxConcurrency: 12,
        },
      },
    ],
  },
});
