import { fileURLToPath } from 'node:url';

const STAND_INS = {
  react: 'preact/compat',
  'react/jsx-runtime': 'preact/jsx-runtime',
  'react/jsx-dev-runtime': 'preact/jsx-runtime',
};

/**
 * Lets Preact stand in for React, wherever the import stands: the React face is another package, which does not depend
 * on Preact, so the stand-in is looked up from here.
 */
export function preactForReact() {
  const here = fileURLToPath(new URL('src/index.ts', import.meta.url));
  return {
    name: 'preact-for-react',
    enforce: 'pre',
    resolveId(source) {
      return Object.hasOwn(STAND_INS, source)
        ? this.resolve(STAND_INS[source], here, { skipSelf: true })
        : null;
    },
  };
}
