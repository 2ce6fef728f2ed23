import '@ats-kit/theme/ats.css';
import { vue } from '../../src/faces/vue.ts';
import { start } from './start.ts';

start(vue);
