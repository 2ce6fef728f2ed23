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
    projects: [
      {
        ssr,
        test: {
          name: 'matrix',
          include: ['test/matrix/**/*.test.ts'],
          testTimeout: 60_000,
          // Cells mostly wait, for blocks and for time-outs.
          maxConcurrency: 12,
        },
      },
    ],
  },
});
