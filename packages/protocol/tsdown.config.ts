import { defineConfig } from 'tsdown';
import { library } from '../../scripts/library.mjs';

// A file a module: who wants the names of events or an error gets no schemas with them, in any bundler.
export default defineConfig({ ...library, unbundle: true });
