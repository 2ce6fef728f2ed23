// Svelte packages are published as components, and whoever uses them compiles them: so do bundlers and Node here.
import { readFileSync } from 'node:fs';
import { compile, compileModule } from 'svelte/compiler';

const COMPONENT = /\.svelte$/;
const SVELTE = /\.svelte(\.js)?$/;

export const isComponent = (id) => COMPONENT.test(id);
export const isSvelte = (id) => SVELTE.test(id);

/**
 * @param {string} file a component, or a module with runes
 * @param {{ generate: 'client' | 'server', dev?: boolean }} options `dev`: with warnings about what is used wrongly
 */
export function compiled(file, options) {
  const code = readFileSync(file, 'utf8');
  const { js } = isComponent(file)
    ? compile(code, { filename: file, ...options })
    : compileModule(code, { filename: file, ...options });
  return js;
}

/** @returns {import('rolldown').Plugin} */
export const svelteForRolldown = () => ({
  name: 'svelte',
  load(id) {
    if (!isSvelte(id)) return null;
    const { code, map } = compiled(id, { generate: 'client' });
    return { code, map: map.toString(), moduleType: 'js' };
  },
});

/** @param {{ dev?: boolean }} options @returns {import('esbuild').Plugin} */
export const svelteForEsbuild = ({ dev = false } = {}) => ({
  name: 'svelte',
  setup({ onLoad }) {
    onLoad({ filter: SVELTE }, ({ path }) => ({
      contents: compiled(path, { generate: 'client', dev }).code,
      loader: 'js',
    }));
  },
});
