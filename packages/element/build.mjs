// Two kinds of output from one source: modules for bundlers, and single files for the CDN. Preact stands in for React
// in both, and the React face, the machines and the stylesheet are part of them.
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { languagesBeside } from './languages-beside.mjs';
import { preactForReact } from './preact-for-react.mjs';

const root = fileURLToPath(new URL('.', import.meta.url));

const common = {
  root,
  configFile: false,
  logLevel: 'warn',
  define: { 'process.env.NODE_ENV': '"production"' },
  plugins: [preactForReact()],
};
// "use client" is for servers that render React, and there is no server inside the element.
// Whoever hands the files on hands on what is inside them.
const LICENSES = { fileName: 'licenses.md' };
const checks = { moduleLevelDirective: false };

await build({
  ...common,
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2022',
    minify: false,
    license: LICENSES,
    sourcemap: true,
    lib: { entry: { index: 'src/index.ts', pure: 'src/pure.ts' }, formats: ['es'] },
    rolldownOptions: { external: ['@ats-kit/protocol'], checks },
  },
});
for (const [format, name] of [
  ['iife', 'ats-widget.iife.js'],
  ['es', 'ats-widget.esm.js'],
]) {
  await build({
    ...common,
    plugins: [...common.plugins, languagesBeside(format)],
    build: {
      outDir: 'dist/cdn',
      emptyOutDir: false,
      target: 'es2022',
      minify: 'oxc',
      license: LICENSES,
      sourcemap: true,
      lib: { entry: 'src/index.ts', name: 'AtsWidgetComponent', formats: [format], fileName: () => name },
      // Vite leaves spaces and annotations in a library's module, for bundlers to read; nobody bundles this one.
      rolldownOptions: {
        output: { minify: true, comments: { legal: true, annotation: false, jsdoc: false } },
        checks,
      },
    },
  });
}
const LANGUAGES = ['ar', 'de', 'es', 'fr', 'ja'];
await build({
  ...common,
  plugins: [],
  build: {
    outDir: 'dist/cdn/locales',
    emptyOutDir: false,
    target: 'es2022',
    minify: 'oxc',
    sourcemap: true,
    lib: {
      entry: Object.fromEntries(
        LANGUAGES.map((name) => [
          name,
          fileURLToPath(import.meta.resolve(`@ats-kit/machine/locales/${name}`)),
        ]),
      ),
      formats: ['es'],
    },
    rolldownOptions: {
      output: {
        minify: true,
        chunkFileNames: '[name].js',
        comments: { legal: true, annotation: false, jsdoc: false },
      },
    },
  },
});
execFileSync('tsc', ['-p', 'tsconfig.types.json'], {
  cwd: root,
  stdio: 'inherit',
  shell: process.platform === 'win32',
});
