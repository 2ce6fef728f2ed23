// Svelte packages are published as components, and whoever uses them compiles them: so do bundlers and Node here.
import { readFileSync } from 'node:fs';
import { compile, compileModule } from 'svelte/compiler';

const COMPONENT = /\.svelte$/;
const SVELTE = /\.svelte(\.js)?$/;

export const isComponent = (id) => COMPONENT.test(id);
export const isSvelte = (id) => SVELTE.test(id);

/**
 * @param {string} file a component, or a module with runes
 * @param {'client' | 'server'} generate
 */
export function compiled(file, generate) {
  const code = readFileSync(file, 'utf8');
  const { js } = isComponent(file)
    ? compile(code, { filename: file, generate })
    : compileModule(code, { filename: file, generate });
  return js;
}

/** @returns {import('rolldown').Plugin} */
export const svelteForRolldown = () => ({
  name: 'svelte',
  load(id) {
    if (!isSvelte(id)) return null;
    const { code, map } = compiled(id, 'client');
    return { code, map: map.toString(), moduleType: 'js' };
  },
});

/** @returns {import('esbuild').Plugin} */
export const svelteForEsbuild = () => ({
  name: 'svelte',
  setup({ onLoad }) {
    onLoad({ filter: SVELTE }, ({ path }) => ({ contents: compiled(path, 'client').code, loader: 'js' }));
  },
});
