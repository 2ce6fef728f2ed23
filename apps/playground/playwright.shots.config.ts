import { defineConfig } from '@playwright/test';
import { chromium } from '../../scripts/browser.mjs';

/** `pnpm shots`: every screen of the widget as pictures, into `shots/` at the root. `shots:readme`: docs/images/widget.png. */
export default defineConfig({
  testDir: 'e2e/shots',
  testMatch: '**/*.shots.ts',
  globalSetup: './e2e/shots/global-setup.ts',
  fullyParallel: true,
  workers: 2,
  timeout: 120_000,
  expect: { timeout: 20_000 },
  forbidOnly: Boolean(process.env['CI']),
  reporter: [['list']],
  outputDir: 'reports/shots',
  use: {
    launchOptions: chromium.launchOptions,
    locale: 'en-GB',
    timezoneId: 'Europe/Paris',
    contextOptions: { reducedMotion: 'reduce' },
  },
  projects: [
    { name: 'screens', testMatch: 'screens.shots.ts' },
    { name: 'readme', testMatch: 'readme.shots.ts' },
  ],
});
