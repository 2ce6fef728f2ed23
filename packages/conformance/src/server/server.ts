import { svelte } from '@sveltejs/vite-plugin-svelte';
import vue from '@vitejs/plugin-vue';
import { type ViteDevServer, createServer } from 'vite';
import type { TestProject } from 'vitest/node';
import type * as Rendering from './render.tsx';

/** The sources, compiled for Node: Vitest's own server compiles them, and all that they import, for a page. */
const startServer = (root: string): Promise<ViteDevServer> =>
  createServer({
    root,
    configFile: false,
    appType: 'custom',
    logLevel: 'error',
    plugins: [vue(), svelte({ configFile: false, compilerOptions: { runes: true } })],
    ssr: { resolve: { conditions: ['@ats-kit/source', 'node', 'module', 'development|production'] } },
    optimizeDeps: { noDiscovery: true },
    server: { middlewareMode: true, hmr: false, ws: false, watch: null },
  });

let started: Promise<ViteDevServer> | undefined;

/** Renders in Node; one server for all. */
export async function renderInNode(
  { vitest, config }: Pick<TestProject, 'vitest' | 'config'>,
  ...of: Parameters<typeof Rendering.renderOnServer>
): Promise<string> {
  if (!started) {
    started = startServer(config.root);
    vitest.onClose(async () => (await started)?.close());
  }
  const rendering = (await (await started).ssrLoadModule('/src/server/render.tsx')) as typeof Rendering;
  return rendering.renderOnServer(...of);
}
