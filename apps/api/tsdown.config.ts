import { defineConfig } from 'tsdown';

export default defineConfig({
  // The thread that makes certificates is started from a file of its own.
  entry: { main: 'src/main.ts', 'render-thread': 'src/certificate/render-thread.ts' },
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  sourcemap: true,
  dts: false,
  fixedExtension: false,
  // Both are read beside the running file, wherever that is.
  copy: [
    { from: 'src/db/migrations', to: 'dist' },
    { from: 'src/db/cluster.tar.gz', to: 'dist' },
  ],
});
