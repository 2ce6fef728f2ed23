import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';
import { includes, sample, widgetScript } from './build/plugins.ts';

const pages = new URL('src/pages/', import.meta.url);
const page = (name: string) => fileURLToPath(new URL(`${name}.html`, pages));

export default defineConfig({
  root: fileURLToPath(pages),
  publicDir: 'public',
  plugins: [
    svelte({ configFile: false, compilerOptions: { runes: true } }),
    includes(new URL('partials/', pages)),
    widgetScript(),
    sample(),
  ],
  // What Vue leaves out when it is told.
  define: {
    __VUE_OPTIONS_API__: 'false',
    __VUE_PROD_DEVTOOLS__: 'false',
    __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'false',
  },
  build: {
    outDir: '../../dist/pages',
    emptyOutDir: true,
    target: 'es2022',
    sourcemap: true,
    // Data URLs of scripts and styles would break the policy of the pages.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: { input: ['index', 'element', 'react', 'vue', 'svelte', '404'].map(page) },
  },
});
