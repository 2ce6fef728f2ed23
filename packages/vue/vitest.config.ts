import vue from '@vitejs/plugin-vue';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { chromium } from '../../scripts/browser.mjs';

/** `*.server.test.ts` renders on a server, `*.browser.test.ts` runs in Chromium. */
export default defineConfig({
  test: {
    reporters: ['default', 'json'],
    outputFile: { json: 'reports/unit.json' },
    projects: [
      {
        plugins: [vue()],
        ssr: { resolve: { conditions: ['@ats-kit/source', 'node', 'module', 'development|production'] } },
        test: { name: 'node', include: ['test/**/*.server.test.ts'], environment: 'node' },
      },
      {
        plugins: [vue()],
        resolve: {
          conditions: ['@ats-kit/source', 'browser', 'module', 'import', 'default', 'development|production'],
        },
        optimizeDeps: { include: ['vue', 'vue/server-renderer'] },
        test: {
          name: 'chromium',
          include: ['test/**/*.browser.test.ts'],
          // One page for all files: to load the sources anew for each costs as much as the tests.
          isolate: false,
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
