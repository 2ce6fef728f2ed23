'use client';
/**
 * The parts of the access flow one by one, as `@ats-kit/react/register` has those of the register flow.
 *
 * @packageDocumentation
 */
export type { PartProps, RenderView } from '../frame/part.tsx';
export * from '../parts/index.ts';
export { AccessCodeStep, Failed } from '../screens/parts.tsx';
export * from './root.tsx';
export * from './screens.tsx';
