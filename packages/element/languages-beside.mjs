const IMPORT = /import\((["'])\.\/locales\/(\w+)\.js\1\)/g;

/** Where a classic script was loaded from: it is known only while the script runs for the first time. */
const BASE = "const __languagesBase = globalThis.document?.currentScript?.src ?? '';";

/**
 * Keeps the languages out of a single file: each is fetched from `locales/` beside it when it is wanted.
 *
 * A module knows by itself what stands beside it. A classic script of another origin does not, and has to say it.
 *
 * @param {'iife' | 'es'} format
 */
export function languagesBeside(format) {
  const address = (name) =>
    format === 'es'
      ? `import(/* @vite-ignore */ './locales/${name}.js')`
      : `import(/* @vite-ignore */ new URL('locales/${name}.js', __languagesBase).href)`;
  const found = new Set();
  return {
    name: 'languages-beside',
    enforce: 'pre',
    resolveId: {
      order: 'pre',
      handler: (source) => (source.startsWith('./locales/') ? { id: source, external: 'absolute' } : null),
    },
    transform(code, id) {
      if (!id.includes('machine') || !code.includes('./locales/')) return null;
      return {
        code: code.replaceAll(IMPORT, (_, __, name) => {
          found.add(name);
          return address(name);
        }),
        map: null,
      };
    },
    outputOptions: (options) => (format === 'iife' ? { ...options, intro: BASE } : options),
    buildEnd() {
      if (found.size === 0) throw new Error('No language was found that could stand beside the file.');
    },
  };
}
