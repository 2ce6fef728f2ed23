import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { includes, sample, widgetScript } from './build/plugins.ts';

const pages = new URL('src/pages/', import.meta.url);
const page = (name: string) => fileURLToPath(new URL(`${name}.html`, pages));

export default defineConfig({
  root: fileURLToPath(pages),
  publicDir: 'public',
  plugins: [includes(new URL('partials/', pages)), widgetScript(), sample()],
  build: {
    outDir: '../../dist/pages',
    emptyOutDir: true,
    target: 'es2022',
    sourcemap: true,
    // Data URLs of scripts and styles would break the policy of the pages.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: { input: ['index', 'element', 'react', '404'].map(page) },
  },
});
