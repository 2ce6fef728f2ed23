// Checked by `tsc`, never run: every view of every mode has a screen.
import { expectTypeOf } from 'vitest';
import type { ScreenName } from '../src/index.ts';

expectTypeOf<ScreenName>().toEqualTypeOf<
  | 'accessCode'
  | 'works'
  | 'file'
  | 'title'
  | 'creators'
  | 'review'
  | 'price'
  | 'upload'
  | 'waiting'
  | 'tracking'
  | 'complete'
  | 'failed'
  | 'details'
  | 'versions'
>();
