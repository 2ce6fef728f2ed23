import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { chromium } from '../../scripts/browser.mjs';

const reports = { reporters: ['default', 'json'], outputFile: { json: 'reports/unit.json' } };

export default defineConfig({
  test: {
    ...reports,
    projects: [
      {
        ssr: { resolve: { conditions: ['@ats-kit/source', 'node', 'module', 'development|production'] } },
        test: { name: 'node', include: ['test/**/*.server.test.tsx'], environment: 'node' },
      },
      {
        resolve: {
          conditions: ['@ats-kit/source', 'browser', 'module', 'import', 'default', 'development|production'],
        },
        optimizeDeps: { include: ['react', 'react-dom/client', 'react-dom/server', 'react/jsx-dev-runtime'] },
        test: {
          name: 'chromium',
          include: ['test/**/*.browser.test.tsx'],
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
