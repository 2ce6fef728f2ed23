import type { Plugin } from 'rolldown';

/** Options of tsdown for a published package. */
export const library: {
  entry: string[];
  format: 'esm';
  platform: 'neutral';
  target: string;
  dts: { sourcemap: boolean };
  sourcemap: boolean;
  fixedExtension: boolean;
  plugins: Plugin[];
};
