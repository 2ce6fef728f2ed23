import { defineConfig } from 'tsdown';
import { library } from '../../scripts/library.mjs';

export default defineConfig({
  ...library,
  entry: { index: 'src/index.ts', register: 'src/register/index.ts' },
  // "use client" stands at the top of both entries, where it is kept.
  checks: { moduleLevelDirective: false },
});
