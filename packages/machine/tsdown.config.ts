import { defineConfig } from 'tsdown';
import { library } from '../../scripts/library.mjs';

const LANGUAGES = ['fr', 'es', 'de', 'ja', 'ar'];

export default defineConfig({
  ...library,
  // A language is a file of its own, which the others of this package load when it is wanted.
  entry: {
    index: 'src/index.ts',
    ...Object.fromEntries(LANGUAGES.map((name) => [`locales/${name}`, `src/locales/${name}.ts`])),
  },
});
