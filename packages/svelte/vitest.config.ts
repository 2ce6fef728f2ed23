import { svelte } from '@sveltejs/vite-plugin-svelte';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import type { BrowserCommand } from 'vitest/node';
import { chromium } from '../../scripts/browser.mjs';

const plugins = () => [svelte({ configFile: false, compilerOptions: { runes: true } })];

const onServer = { resolve: { conditions: ['@ats-kit/source', 'node', 'module', 'development|production'] } };

/** What a server would send for a component, for the page to take over. */
const renderOnServer: BrowserCommand<[name: string, options?: object]> = async (
  { project },
  name,
  options,
) => {
  const server = (await project.vite.ssrLoadModule('/test/support/render.server.ts')) as {
    renderOnServer: (name: string, options?: object) => string;
  };
  return server.renderOnServer(name, options);
};

declare module 'vitest/browser' {
  interface BrowserCommands {
    renderOnServer: (name: string, options?: object) => Promise<string>;
  }
}

/** The same sources, compiled for a server in Node and for a page in Chromium. */
export default defineConfig({
  test: {
    reporters: ['default', 'json'],
    outputFile: { json: 'reports/unit.json' },
    projects: [
      {
        plugins: plugins(),
        ssr: onServer,
        test: { name: 'node', include: ['test/**/*.server.test.ts'], environment: 'node' },
      },
      {
        plugins: plugins(),
        ssr: onServer,
        resolve: {
          conditions: [
            '@ats-kit/source',
            'svelte',
            'browser',
            'module',
            'import',
            'default',
            'development|production',
          ],
        },
        test: {
          name: 'chromium',
          include: ['test/**/*.browser.test.ts'],
          // One page for all files: to load the sources anew for each costs as much as the tests.
          isolate: false,
          browser: {
            enabled: true,
            headless: true,
            commands: { renderOnServer },
            screenshotFailures: false,
            provider: playwright({ launchOptions: chromium.launchOptions }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
    ],
  },
});
