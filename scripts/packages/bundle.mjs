// Bundles a few lines that import our packages, as a site would, with both of the bundlers that we answer for.
import path from 'node:path';
import { build } from 'esbuild';
import { rolldown } from 'rolldown';
import { isComponent, svelteForEsbuild, svelteForRolldown } from './svelte.mjs';

/**
 * @typedef {object} Bundle
 * @property {string} code
 * @property {string} css what style sheets were imported
 * @property {string[]} modules the files that code came from
 * @property {object} [map] its source map
 */

/**
 * @param {string} source
 * @param {{ folder: string, external?: string[], distrust?: string, minify?: boolean }} options `folder`: below which the
 *   packages are installed; `external`: packages that stay out; `distrust`: a folder whose packages are not believed when they claim to have no side effects
 *   (but components are: what their compiler makes of them is its own)
 * @returns {Promise<Bundle>}
 */
export async function bundleWithRolldown(source, { folder, external = [], distrust, minify = false }) {
  const entry = path.join(folder, 'entry.js');
  const bundle = await rolldown({
    input: entry,
    external: [...external.map((name) => new RegExp(`^${name}(/|$)`)), /\.css$/],
    logLevel: 'silent',
    transform: { define: { 'process.env.NODE_ENV': '"production"' } },
    plugins: [
      svelteForRolldown(),
      {
        name: 'entry',
        resolveId: (id) => (id === entry ? id : null),
        load: (id) => (id === entry ? source : null),
      },
    ],
    ...(distrust === undefined
      ? {}
      : {
          treeshake: {
            moduleSideEffects: (id) => id === entry || (id.startsWith(distrust) && !isComponent(id)),
          },
        }),
  });
  const { output } = await bundle.generate({ format: 'esm', minify, sourcemap: 'hidden' });
  const chunks = loadedAtOnce(output);
  const modules = chunks
    .flatMap((chunk) => Object.entries(chunk.modules))
    .filter(([id, { code }]) => id !== entry && code);
  return {
    code: chunks.map(({ code }) => code).join('\n'),
    css: '',
    modules: modules.map(([id]) => id),
    map: chunks[0].map,
  };
}

/** The chunks that a page waits for, the largest first: what is imported when it is wanted does not count. */
function loadedAtOnce(output) {
  const names = new Set([output[0].fileName]);
  for (const name of names)
    for (const imported of output.find(({ fileName }) => fileName === name)?.imports ?? [])
      names.add(imported);
  return output
    .filter(({ type, fileName }) => type === 'chunk' && names.has(fileName))
    .sort((one, other) => other.code.length - one.code.length);
}

/** @param {Parameters<typeof bundleWithRolldown>[1]} options @returns {Promise<Bundle>} */
export async function bundleWithEsbuild(source, { folder, external = [], distrust, minify = false }) {
  const lazy = {
    name: 'lazy',
    setup({ onResolve }) {
      // What is imported when it is wanted does not count, and would otherwise stand in the same file.
      onResolve({ filter: /.*/ }, ({ path: id, kind }) =>
        kind === 'dynamic-import' ? { path: id, external: true } : null,
      );
    },
  };
  const distrustful = {
    name: 'distrustful',
    setup({ onResolve, resolve }) {
      onResolve({ filter: /.*/ }, async ({ path: id, pluginData, ...rest }) => {
        if (pluginData === 'asked') return null;
        const found = await resolve(id, { ...rest, pluginData: 'asked' });
        return {
          ...found,
          sideEffects: found.sideEffects || (found.path.startsWith(distrust) && !isComponent(found.path)),
        };
      });
    },
  };
  const { outputFiles, metafile } = await build({
    stdin: { contents: source, resolveDir: folder, sourcefile: 'entry.js' },
    absWorkingDir: folder,
    bundle: true,
    format: 'esm',
    external,
    minify,
    write: false,
    metafile: true,
    outdir: folder,
    define: { 'process.env.NODE_ENV': '"production"' },
    logLevel: 'silent',
    plugins: [lazy, svelteForEsbuild(), ...(distrust === undefined ? [] : [distrustful])],
  });
  const textOf = (extension) => outputFiles.find((file) => file.path.endsWith(extension))?.text ?? '';
  const inputs = Object.values(metafile.outputs).flatMap((output) => Object.entries(output.inputs));
  const modules = inputs.filter(([id, { bytesInOutput }]) => id !== 'entry.js' && bytesInOutput > 0);
  return {
    code: textOf('.js'),
    css: textOf('.css'),
    modules: modules.map(([id]) => path.resolve(folder, id)),
  };
}

export const BUNDLERS = { rolldown: bundleWithRolldown, esbuild: bundleWithEsbuild };
