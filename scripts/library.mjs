// How the published packages of one module are built: the options of tsdown that all of them share.
import { pureCalls } from './pure-calls.mjs';

export const library = {
  entry: ['src/index.ts'],
  format: 'esm',
  platform: 'neutral',
  target: 'es2022',
  // "Go to definition" leads into src/, which is published beside dist/.
  dts: { sourcemap: true },
  sourcemap: true,
  fixedExtension: false,
  plugins: [pureCalls()],
};
