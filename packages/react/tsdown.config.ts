import { defineConfig } from 'tsdown';
import { library } from '../../scripts/library.mjs';

export default defineConfig({
  ...library,
  entry: {
    index: 'src/index.ts',
    register: 'src/register/index.ts',
    update: 'src/update/index.ts',
    access: 'src/access/index.ts',
    download: 'src/download/index.ts',
  },
  // "use client" stands at the top of every entry, where it is kept.
  checks: { moduleLevelDirective: false },
});
