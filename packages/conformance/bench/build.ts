import path from 'node:path';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import vue from '@vitejs/plugin-vue';
import { type Rolldown, build } from 'vite';

export const FACES = ['react', 'vue', 'svelte', 'element'] as const;
export type FaceName = (typeof FACES)[number];

/** What a page loads, by its path. */
export type Assets = ReadonlyMap<string, { type: string; body: string | Uint8Array }>;

const TYPES: Record<string, string> = { '.js': 'text/javascript', '.css': 'text/css' };

const pageOf = (face: FaceName, hasStyles: boolean) => `<!doctype html>
<html lang="en"><meta charset="utf-8"><title>${face}</title>
${hasStyles ? `<link rel="stylesheet" href="/${face}.css">` : ''}
<main></main>
<script>window.began = performance.now();</script>
<script type="module" src="/${face}.js"></script></html>`;

/** A page for each face, built for production from the packages as they are published, one script a face. */
export async function buildPages(): Promise<Assets> {
  const assets = new Map<string, { type: string; body: string | Uint8Array }>();
  for (const face of FACES) {
    const built = (await build({
      root: import.meta.dirname,
      configFile: false,
      logLevel: 'error',
      plugins: [vue(), svelte({ configFile: false })],
      build: {
        write: false,
        reportCompressedSize: false,
        rolldownOptions: {
          input: path.join(import.meta.dirname, 'page', `${face}.ts`),
          output: {
            entryFileNames: `${face}.js`,
            assetFileNames: `${face}[extname]`,
            chunkFileNames: '[name]-[hash].js',
          },
        },
      },
    })) as Rolldown.RolldownOutput;
    for (const file of built.output) {
      const body = file.type === 'chunk' ? file.code : file.source;
      assets.set(`/${file.fileName}`, { type: TYPES[path.extname(file.fileName)] ?? 'text/plain', body });
    }
    const hasStyles = assets.has(`/${face}.css`);
    assets.set(`/${face}`, { type: 'text/html', body: pageOf(face, hasStyles) });
  }
  return assets;
}
