import { defineConfig } from '@playwright/test';
import { chromium } from '../../scripts/browser.mjs';

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
  forbidOnly: Boolean(process.env['CI']),
  reporter: [['list'], ['json', { outputFile: 'reports/e2e.json' }]],
  outputDir: 'reports/e2e',
  use: {
    launchOptions: chromium.launchOptions,
    locale: 'en-GB',
    // Pictures of every frame cost more than all tests together where there is no graphics card.
    trace: { mode: 'retain-on-failure', screenshots: false },
    contextOptions: { reducedMotion: 'reduce' },
  },
  projects: [{ name: 'chromium' }],
});
