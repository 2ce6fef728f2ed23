import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { chromium } from '../../scripts/browser.mjs';

/** What is tested is what is published: the built module, with Preact inside. */
export default defineConfig({
  resolve: {
    conditions: ['@ats-kit/source', 'browser', 'module', 'import', 'default', 'development|production'],
  },
  test: {
    include: ['test/**/*.test.ts'],
    reporters: ['default', 'json'],
    outputFile: { json: 'reports/unit.json' },
    browser: {
      enabled: true,
      headless: true,
      screenshotFailures: false,
      provider: playwright({ launchOptions: chromium.launchOptions }),
      instances: [{ browser: 'chromium' }],
    },
  },
});
