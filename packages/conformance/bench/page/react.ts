import '@ats-kit/theme/ats.css';
import { react } from '../../src/faces/react.tsx';
import { start } from './start.ts';

start(react);
