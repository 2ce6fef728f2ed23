import { defineConfig } from 'tsdown';

export default defineConfig({
  entry: ['src/main.ts'],
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  sourcemap: true,
  dts: false,
  fixedExtension: false,
  // The migrations are read beside the running file, wherever that is.
  copy: [{ from: 'src/db/migrations', to: 'dist' }],
});
