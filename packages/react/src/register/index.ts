'use client';
/**
 * The parts of the register flow one by one, for bundlers to leave out what is not used and for pages that mix server
 * and client components: `import * as Register from '@ats-kit/react/register'`, then `<Register.Root>`.
 *
 * @packageDocumentation
 */
export { Footer } from '../frame/footer.tsx';
export { Steps } from '../frame/steps.tsx';
export { Button, type ButtonProps } from '../parts/buttons.tsx';
export { Field, type FieldProps } from '../parts/field.tsx';
export { Actions, Form } from '../parts/form.tsx';
export { Header } from '../parts/header.tsx';
export { useAtsRegisterView } from '../view-source.ts';
export { type AtsRegisterProps, Root, type RootProps } from './root.tsx';
export * from './screens.tsx';
