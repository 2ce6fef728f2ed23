// Runs a sample in a page: bundled if it is a module, as it stands if it is one already. A face must show its first step, and
// a sample that says what it prints goes through the whole flow until it does.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
import { chromium } from 'playwright';
import { RegisterPage } from '../../apps/playground/e2e/support/register.page.ts';
import { nextWav } from '../../apps/playground/e2e/support/wav.ts';
import { chromium as installed } from '../browser.mjs';
import { svelteForEsbuild } from '../packages/svelte.mjs';
import { vueComponents } from './vue.mjs';

const TIMEOUT_MS = 20_000;
const FILE_BYTES = 200_000;

const GIVEN = JSON.stringify(path.join(import.meta.dirname, 'given.mjs'));
/** A component is there to be rendered: whatever a sample exports, in strict mode as on a site. */
const MOUNT = `
import { StrictMode, createElement } from 'react';
import { createRoot } from 'react-dom/client';
const components = Object.values(sample).filter((each) => typeof each === 'function');
if (components.length === 0) throw new Error('the sample exports no component to render');
createRoot(document.body.appendChild(document.createElement('main'))).render(
  createElement(StrictMode, null, ...components.map((each) => createElement(each))),
);`;
/** The whole of a single-file component is its default export. */
const MOUNT_VUE = `
import { createApp } from 'vue';
createApp(sample.default).mount(document.body.appendChild(document.createElement('main')));`;
const MOUNT_SVELTE = `
import { mount } from 'svelte';
mount(sample.default, { target: document.body.appendChild(document.createElement('main')) });`;
/** Vue and Svelte report mistakes as warnings. */
const WARNS = /^\[Vue warn\]|\[svelte\] /;
const MOUNTS = { tsx: MOUNT, vue: MOUNT_VUE, svelte: MOUNT_SVELTE };

const page = (body, head = '') =>
  `<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>Sample</title>${head}</head><body>\n${body}\n</body></html>\n`;

async function bundle({ lang, code, info }, { folder, name }) {
  const sample = path.join(folder, `${name}.sample.${lang}`);
  writeFileSync(sample, info.call === undefined ? code : `${code}\nconsole.log(await (${info.call}));\n`);
  const entry = path.join(folder, `${name}.entry.js`);
  writeFileSync(
    entry,
    `import ${GIVEN};\nimport * as sample from ${JSON.stringify(sample)};\nvoid sample;\n${MOUNTS[lang] ?? ''}\n`,
  );
  const { outputFiles } = await build({
    entryPoints: [entry],
    outfile: path.join(folder, `${name}.js`),
    bundle: true,
    format: 'esm',
    jsx: 'automatic',
    // React, Vue and Svelte say what is wrong in their development builds alone.
    define: {
      'process.env.NODE_ENV': '"development"',
      __VUE_OPTIONS_API__: 'true',
      __VUE_PROD_DEVTOOLS__: 'false',
      __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'false',
    },
    plugins: [vueComponents, svelteForEsbuild({ dev: true })],
    write: false,
    logLevel: 'silent',
  });
  for (const { path: file, text } of outputFiles) writeFileSync(file, text);
  const styles = outputFiles.some(({ path: file }) => file.endsWith('.css'));
  return page(
    `<script type="module" src="${name}.js"></script>`,
    styles ? `<link rel="stylesheet" href="${name}.css">` : '',
  );
}

/** A style sheet has no errors to report: what a browser does not understand is not there afterwards. */
const countRules = (text) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  const rules = [...sheet.cssRules];
  return { rules: rules.length, empty: rules.filter((rule) => rule.style?.length === 0).length };
};

async function cssProblems(tab, { code }) {
  const { rules, empty } = await tab.evaluate(countRules, code);
  const written = code.replaceAll(/\/\*[\s\S]*?\*\//g, '').split('{').length - 1;
  return rules === written && empty === 0 ? [] : [`the browser takes ${rules - empty} of ${written} rules`];
}

/** Waits until the page has printed a text, or tells what it printed instead. */
async function untilPrinted(tab, printed, wanted) {
  const deadline = Date.now() + TIMEOUT_MS;
  while (!printed.some((line) => line.includes(wanted))) {
    if (Date.now() > deadline)
      throw new Error(`does not print "${wanted}" but: ${printed.join(' | ').slice(0, 500)}`);
    await tab.waitForTimeout(50);
  }
}

async function useFace(tab, printed, { info, code }) {
  const isFace = code.includes('<ats-widget') || code.includes('<AtsRegister');
  if (isFace) await tab.locator('[part~="heading"]').first().waitFor({ timeout: TIMEOUT_MS });
  if (info.prints === undefined) return;
  if (isFace) {
    const register = new RegisterPage(tab);
    await register.fillForm({ title: 'Nuit blanche', file: nextWav(FILE_BYTES) });
    await register.send();
  }
  await untilPrinted(tab, printed, info.prints);
}

/** @returns {Promise<{ run(block: import('./blocks.mjs').Block, name: string): Promise<string[]>, close(): Promise<void> }>} */
export async function openBrowser({ folder, pageUrl }) {
  mkdirSync(folder, { recursive: true });
  const browser = await chromium.launch(installed.launchOptions);
  return {
    async run(block, name) {
      const html =
        block.lang === 'html'
          ? page(block.code)
          : block.lang === 'css'
            ? page('')
            : await bundle(block, { folder, name });
      writeFileSync(path.join(folder, `${name}.html`), html);
      const tab = await browser.newPage({ locale: 'en-GB' });
      tab.setDefaultTimeout(TIMEOUT_MS);
      const printed = [];
      const complaints = [];
      tab.on('console', (message) =>
        (message.type() === 'error' || WARNS.test(message.text()) ? complaints : printed).push(
          message.text(),
        ),
      );
      tab.on('pageerror', (error) => complaints.push(error.message));
      try {
        await tab.goto(`${pageUrl}/samples/${name}.html`, { waitUntil: 'load' });
        if (block.lang === 'css') complaints.push(...(await cssProblems(tab, block)));
        await useFace(tab, printed, block);
      } catch (error) {
        complaints.push(error.message);
      } finally {
        await tab.close();
      }
      return complaints;
    },
    close: () => browser.close(),
  };
}
