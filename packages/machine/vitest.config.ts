import { defineConfig } from 'vitest/config';

export default defineConfig({
  ssr: { resolve: { conditions: ['@ats-kit/source', 'node', 'module', 'development|production'] } },
  test: {
    // Dates in views are the user's own time.
    env: { TZ: 'UTC' },
    include: ['test/**/*.test.ts'],
    isolate: false,
    globalSetup: 'test/coverage/clean.ts',
    setupFiles: ['test/coverage/setup.ts'],
    reporters: ['default', 'json'],
    outputFile: { json: 'reports/unit.json' },
  },
});
