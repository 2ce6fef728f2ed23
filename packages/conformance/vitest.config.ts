import { svelte } from '@sveltejs/vite-plugin-svelte';
import vue from '@vitejs/plugin-vue';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import type { BrowserCommand } from 'vitest/node';
import { chromium } from '../../scripts/browser.mjs';
import type * as Server from './src/server/render.tsx';
import { ariaTree, tellParity } from './src/parity/commands.ts';
import { renderInNode } from './src/server/server.ts';

type RenderArguments = Parameters<typeof Server.renderOnServer>;

const renderOnServer: BrowserCommand<RenderArguments> = ({ project }, ...of) => renderInNode(project, ...of);

declare module 'vitest/browser' {
  interface BrowserCommands {
    renderOnServer: (...of: RenderArguments) => Promise<string>;
  }
}

const CONDITIONS = [
  '@ats-kit/source',
  'svelte',
  'browser',
  'module',
  'import',
  'default',
  'development|production',
];

const project = (name: string, include: string) => ({
  plugins: [vue(), svelte({ configFile: false as const, compilerOptions: { runes: true } })],
  resolve: { conditions: CONDITIONS },
  optimizeDeps: { include: ['react', 'react-dom/client', 'react/jsx-dev-runtime', 'vue'] },
  test: {
    name,
    include: [include],
    env: { ATS_TEST_FULL: process.env['ATS_TEST_FULL'] ?? '' },
    // One page for many cases: each cleans up behind itself, and that it does is one of them.
    isolate: false,
    testTimeout: 15_000,
    // A busy machine now and then loses a race against a time-out; the report says "retry x1" of what passes only then.
    retry: process.env['CI'] ? 1 : 0,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 5_000 } },
    browser: {
      enabled: true,
      headless: true,
      commands: { renderOnServer, ariaTree, tellParity },
      screenshotFailures: false,
      provider: playwright({
        launchOptions: chromium.launchOptions,
        contextOptions: { reducedMotion: 'reduce' as const },
      }),
      instances: [{ browser: 'chromium' as const }],
    },
  },
});

/** Four faces, compiled for a page in Chromium and for a server in Node. */
export default defineConfig({
  test: {
    reporters: ['default', 'json'],
    outputFile: { json: 'reports/faces.json' },
    projects: [project('behaviour', 'test/**/*.behaviour.test.ts'), project('parity', 'test/parity.test.ts')],
  },
});
