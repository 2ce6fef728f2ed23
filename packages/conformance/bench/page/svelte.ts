import '@ats-kit/theme/ats.css';
import { svelte } from '../../src/faces/svelte.ts';
import { start } from './start.ts';

start(svelte);
