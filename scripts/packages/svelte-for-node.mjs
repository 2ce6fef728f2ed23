// `node --import`: components are compiled for a server when they are imported, as SvelteKit does.
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';
import { compiled, isSvelte } from './svelte.mjs';

registerHooks({
  load: (url, context, next) =>
    isSvelte(url)
      ? {
          format: 'module',
          source: compiled(fileURLToPath(url), { generate: 'server' }).code,
          shortCircuit: true,
        }
      : next(url, context),
});
