// Bundles the worker into one classic script, small and complete in itself.
import path from 'node:path';
import { build } from 'tsdown';

/** @returns the script */
export async function bundleWorker(): Promise<string> {
  const [bundle] = await build({
    entry: path.resolve(import.meta.dirname, 'hash.worker.ts'),
    cwd: import.meta.dirname,
    config: false,
    write: false,
    dts: false,
    format: 'iife',
    platform: 'browser',
    target: 'es2022',
    minify: true,
    sourcemap: false,
    logLevel: 'error',
    deps: { alwaysBundle: [/./] },
  });
  const code = (bundle?.chunks ?? [])
    .map((chunk) => ('code' in chunk ? chunk.code : ''))
    .join('')
    .trim();
  if (code === '') throw new Error('The worker was bundled into nothing.');
  return code;
}
