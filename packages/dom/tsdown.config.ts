import { defineConfig } from 'tsdown';
import { library } from '../../scripts/library.mjs';

export default defineConfig(library);
