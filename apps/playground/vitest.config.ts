import { defineConfig } from 'vitest/config';

export default defineConfig({
  // Our packages from their sources, so that tests need no build.
  ssr: { resolve: { conditions: ['@ats-kit/source', 'node', 'module', 'development|production'] } },
  test: {
    environment: 'node',
    // Lines that are slow on purpose, on machines that are slow by themselves.
    testTimeout: 20_000,
    include: ['test/**/*.test.ts'],
    reporters: ['default', 'json'],
    outputFile: { json: 'reports/unit.json' },
  },
});
