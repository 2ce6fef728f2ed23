/**
 * React for ATS Kit: `useAtsRegister` and `<AtsRegister>`.
 *
 * @packageDocumentation
 */
export { AtsRegister, type AtsRegisterProps } from './ats-register.tsx';
export type { AtsRegisterOptions } from './options.ts';
export { RegisterScreens } from './register-screens.tsx';
export { type AtsRegisterHandle, useAtsFlow, useAtsRegister } from './use-ats-register.ts';
