import { defineConfig } from 'tsdown';

export default defineConfig({
  entry: { server: 'src/server/main.ts' },
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  sourcemap: true,
  dts: false,
  fixedExtension: false,
  // The pages stand in the same folder, and were built a moment ago.
  clean: false,
});
