import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Plugin } from 'vite';
import { sampleRecording } from './sample.ts';

/** `<!-- @include header.html -->`: what the pages share stands in one place. */
export function includes(folder: URL): Plugin {
  const include = (html: string): string =>
    html.replace(/<!-- @include ([\w-]+\.html) -->/g, (_, name: string) =>
      include(readFileSync(new URL(name, folder), 'utf8').trimEnd()),
    );
  return { name: 'includes', transformIndexHtml: { order: 'pre', handler: include } };
}

/** The file of the CDN as it is published, for the page that loads it with a plain script tag. */
export function widgetScript(): Plugin {
  const file = fileURLToPath(import.meta.resolve('@ats-kit/element/cdn/ats-widget.iife.js'));
  return {
    name: 'widget-script',
    generateBundle() {
      for (const suffix of ['', '.map']) {
        this.emitFile({
          type: 'asset',
          fileName: `ats-widget.iife.js${suffix}`,
          source: readFileSync(file + suffix, 'utf8'),
        });
      }
      // The languages stand beside it.
      const languages = new URL('locales/', pathToFileURL(file));
      for (const name of readdirSync(languages))
        this.emitFile({
          type: 'asset',
          fileName: `locales/${name}`,
          source: readFileSync(new URL(name, languages), 'utf8'),
        });
    },
  };
}

export function sample(): Plugin {
  return {
    name: 'sample',
    generateBundle() {
      this.emitFile({ type: 'asset', fileName: 'sample.wav', source: sampleRecording() });
    },
  };
}
