import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'tsdown';
import { library } from '../../scripts/library.mjs';

export default defineConfig({
  ...library,
  dts: { ...library.dts, vue: true },
  plugins: [vue({ isProduction: true }), ...library.plugins],
});
