'use client';
/**
 * The parts of the register flow one by one, for bundlers to leave out what is not used and for pages that mix server
 * and client components: `import * as Register from '@ats-kit/react/register'`, then `<Register.Root>`.
 *
 * @packageDocumentation
 */
export type { PartProps, RenderView } from '../frame/part.tsx';
export * from '../parts/index.ts';
export {
  Complete,
  CreatorsStep,
  Failed,
  FileStep,
  Price,
  ReviewStep,
  Tracking,
  Upload,
  Waiting,
} from '../screens/parts.tsx';
export * from './root.tsx';
export * from './screens.tsx';
