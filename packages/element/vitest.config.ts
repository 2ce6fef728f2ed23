import { createReadStream } from 'node:fs';
import { playwright } from '@vitest/browser-playwright';
import type { ViteDevServer } from 'vite';
import { defineConfig } from 'vitest/config';
import { chromium } from '../../scripts/browser.mjs';

/** The files of the CDN as they are: the server of tests would rewrite what a page loads as it stands. */
const cdn = {
  name: 'cdn',
  configureServer({ middlewares }: ViteDevServer) {
    middlewares.use('/cdn', ({ url = '' }, response) => {
      const [, file = ''] = /^\/((?:locales\/)?[\w.-]+\.js)(?:\?|$)/.exec(url) ?? [];
      response.setHeader('content-type', 'text/javascript');
      createReadStream(new URL(`dist/cdn/${file}`, import.meta.url))
        .on('error', () => response.writeHead(404).end())
        .pipe(response);
    });
  },
};

/** What is tested is what is published: the built module, with Preact inside. */
export default defineConfig({
  plugins: [cdn],
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
