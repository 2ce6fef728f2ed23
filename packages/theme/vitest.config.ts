import { defineConfig } from 'vitest/config';
import { playwright } from '@vitest/browser-playwright';
import { chromium } from '../../scripts/browser.mjs';
import { assemble, minify } from './scripts/sheet.ts';

const sheets = () => ({ readable: assemble('ats.css'), minified: minify(assemble('ats.css')) });

export default defineConfig({
  plugins: [
    {
      // What the build would write, without a build.
      name: 'sheets',
      resolveId: (id) => (id === 'virtual:sheets' ? '\0sheets' : null),
      load: (id) => (id === '\0sheets' ? `export default ${JSON.stringify(sheets())};` : null),
    },
  ],
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 60_000,
    env: { ATS_TEST_FULL: process.env['ATS_TEST_FULL'] ?? '' },
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
