import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { chromium } from '../../scripts/browser.mjs';

const conditions = ['@ats-kit/source', 'node', 'module', 'development|production'];

/** `*.test.ts` runs in Node and in Chromium, against the same server; `*.node.test.ts` and `*.browser.test.ts` in one. */
export default defineConfig({
  test: {
    reporters: ['default', 'json'],
    outputFile: { json: 'reports/unit.json' },
    // The tests of the repeats wait for real seconds: they wait together.
    maxConcurrency: 10,
    projects: [
      {
        resolve: { conditions },
        ssr: { resolve: { conditions } },
        test: {
          name: 'node',
          include: ['test/**/*.test.ts'],
          exclude: ['test/**/*.browser.test.ts'],
          environment: 'node',
          globalSetup: 'test/server.ts',
          testTimeout: 30_000,
        },
      },
      {
        resolve: { conditions: ['@ats-kit/source', 'browser', 'module', 'development|production'] },
        test: {
          name: 'chromium',
          include: ['test/**/*.test.ts'],
          exclude: ['test/**/*.node.test.ts'],
          globalSetup: 'test/server.ts',
          testTimeout: 30_000,
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({ launchOptions: chromium.launchOptions }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
    ],
  },
});
