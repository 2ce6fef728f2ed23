'use client';
/**
 * React for ATS Kit: `useAtsRegister` and `<AtsRegister>`.
 *
 * @packageDocumentation
 */
export type {
  ButtonView,
  CertificateView,
  CodeView,
  CompleteView,
  CopyButtonView,
  CreatorView,
  CreatorsStepView,
  FactView,
  FailedView,
  FieldView,
  FileStepView,
  FormStepView,
  LeavingView,
  PriceScreenView,
  PriceView,
  RegisterView,
  ReviewStepView,
  SoundView,
  StageView,
  StepView,
  StepsView,
  TitleStepView,
  TrackingView,
  UploadView,
  WaitingView,
} from '@ats-kit/machine';
export { AtsRegister } from './ats-register.tsx';
export type { AtsRegisterOptions } from './options.ts';
export {
  type AtsRegisterProps,
  type RegisterScreenName,
  type RegisterScreenViews,
  type RenderScreen,
  type RootProps,
  type ScreenProps,
  type ScreensProps,
  useAtsRegisterView,
} from './register/index.ts';
export { RegisterScreens } from './register-screens.tsx';
export {
  type AtsRegisterCommands,
  type AtsRegisterHandle,
  useAtsFlow,
  useAtsRegister,
} from './use-ats-register.ts';
