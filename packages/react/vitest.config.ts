import { fileURLToPath } from 'node:url';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { chromium } from '../../scripts/browser.mjs';

const REACT_18 = fileURLToPath(new URL('test/react-18/node_modules', import.meta.url));

const EVERYTHING = '*';
/** What differs between versions of React: rendering, hydration, effects and controlled inputs. */
const PLUMBING = '{modes,register,renders,typing,version}';

/** The current React, and the oldest that the package promises. */
const REACTS = [
  { version: '19', alias: [], tests: EVERYTHING },
  {
    version: '18',
    alias: [{ find: /^react(-dom)?(?=\/|$)/, replacement: `${REACT_18}/react$1` }],
    tests: process.env['ATS_TEST_FULL'] ? EVERYTHING : PLUMBING,
  },
];

const onServer = ({ version, alias }: (typeof REACTS)[number]) => ({
  resolve: { alias },
  ssr: { resolve: { conditions: ['@ats-kit/source', 'node', 'module', 'development|production'] } },
  test: {
    name: `node, react ${version}`,
    include: ['test/**/*.server.test.tsx'],
    environment: 'node' as const,
    provide: { reactMajor: version },
  },
});

const inBrowser = ({ version, alias, tests }: (typeof REACTS)[number]) => ({
  // One cache a version: they share the names of what they optimize.
  cacheDir: `node_modules/.vite/react-${version}`,
  resolve: {
    alias,
    conditions: ['@ats-kit/source', 'browser', 'module', 'import', 'default', 'development|production'],
  },
  optimizeDeps: { include: ['react', 'react-dom/client', 'react-dom/server', 'react/jsx-dev-runtime'] },
  test: {
    name: `chromium, react ${version}`,
    include: [`test/${tests}.browser.test.tsx`],
    setupFiles: ['test/support/renders.ts'],
    // One page for all files: to load the sources anew for each costs as much as the tests.
    isolate: false,
    provide: { reactMajor: version },
    browser: {
      enabled: true,
      headless: true,
      screenshotFailures: false,
      provider: playwright({ launchOptions: chromium.launchOptions }),
      instances: [{ browser: 'chromium' as const }],
    },
  },
});

export default defineConfig({
  test: {
    reporters: ['default', 'json'],
    outputFile: { json: 'reports/unit.json' },
    projects: REACTS.flatMap((react) => [onServer(react), inBrowser(react)]),
  },
});
