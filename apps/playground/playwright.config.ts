import { defineConfig } from '@playwright/test';
import { chromium } from '../../scripts/browser.mjs';

const isCi = Boolean(process.env['CI']);

/** Everything real: the API and the playground as `npm start` runs them, and a browser in front of them. */
export default defineConfig({
  testDir: 'e2e',
  testMatch: '**/*.e2e.ts',
  globalSetup: './e2e/support/global-setup.ts',
  fullyParallel: true,
  // More than there are cores: most of their time they wait for blocks, lines and animations.
  workers: 4,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  forbidOnly: isCi,
  // A busy machine now and then loses a race against a time-out. What passes only the second time is named at the end of the run.
  retries: isCi ? 1 : 0,
  reporter: [['list'], ['json', { outputFile: 'reports/e2e.json' }]],
  outputDir: 'reports/e2e',
  use: {
    launchOptions: chromium.launchOptions,
    locale: 'en-GB',
    // Only of a second try: keeping one of every test costs time, and pictures of every frame more than all tests where there
    // is no graphics card.
    trace: { mode: isCi ? 'on-first-retry' : 'retain-on-failure', screenshots: false },
    contextOptions: { reducedMotion: 'reduce' },
  },
  projects: [{ name: 'chromium' }],
});
