import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { defineConfig } from 'tsdown';
import { library } from '../../scripts/library.mjs';
import { assemble, minify } from './scripts/sheet.ts';

const { name, version, license } = JSON.parse(
  readFileSync(new URL('package.json', import.meta.url), 'utf8'),
) as { name: string; version: string; license: string };
const BANNER = `/*! ${name} ${version} | ${license} */\n`;
const SHEET = '\0sheet';

/** `ats.css?inline` becomes the minified sheet, as Vite would give it. */
const sheetAsText = {
  name: 'sheet-as-text',
  resolveId: (id: string) => (id.endsWith('/ats.css?inline') ? SHEET : null),
  load: (id: string) =>
    id === SHEET ? `export default ${JSON.stringify(minify(assemble('ats.css')))};` : null,
};

export default defineConfig({
  ...library,
  plugins: [sheetAsText, ...library.plugins],
  hooks: {
    'build:done': () => {
      const css = assemble('ats.css');
      const folder = new URL('dist/', import.meta.url);
      mkdirSync(folder, { recursive: true });
      writeFileSync(new URL('ats.css', folder), BANNER + css);
      writeFileSync(new URL('ats.min.css', folder), BANNER + minify(css));
      writeFileSync(new URL('fouce.css', folder), BANNER + assemble('fouce.css'));
    },
  },
});
