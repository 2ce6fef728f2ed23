import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
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

/** The files of the CDN as they are published, for the page that loads them with a plain script tag: the widget and its languages. */
export function widgetScript(): Plugin {
  const folder = path.dirname(fileURLToPath(import.meta.resolve('@ats-kit/element/cdn/ats-widget.iife.js')));
  return {
    name: 'widget-script',
    generateBundle() {
      const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .map((file) => file.replaceAll('\\', '/'))
        .filter((file) => /^(ats-widget\.iife|locales\/.*)\.js(\.map)?$/.test(file));
      for (const fileName of files)
        this.emitFile({ type: 'asset', fileName, source: readFileSync(path.join(folder, fileName), 'utf8') });
    },
  };
}

const LONG_TIMES = 45;

export function sample(): Plugin {
  return {
    name: 'sample',
    generateBundle() {
      this.emitFile({ type: 'asset', fileName: 'sample.wav', source: sampleRecording() });
      // Three minutes: long enough to see a slow line at work.
      this.emitFile({ type: 'asset', fileName: 'sample-long.wav', source: sampleRecording(LONG_TIMES) });
    },
  };
}
