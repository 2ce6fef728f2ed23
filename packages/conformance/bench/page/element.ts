import { element } from '../../src/faces/element.ts';
import { start } from './start.ts';

start(element);
