import { defineConfig } from 'vitest/config';

export default defineConfig({
  // The protocol from its source, so that tests need no build. 'import' and 'default' must not be in this list: they reach
  // node's own --conditions and break CommonJS packages.
  ssr: { resolve: { conditions: ['@ats-kit/source', 'node', 'module', 'development|production'] } },
  test: {
    environment: 'node',
    include: ['test/**/*.test.ts'],
    // Every test makes what it needs and ends what it began, so files can share a process: half the processor time.
    isolate: false,
    globalSetup: ['test/support/global-setup.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    reporters: ['default', 'json'],
    outputFile: { json: 'reports/unit.json' },
  },
});
