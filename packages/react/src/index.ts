'use client';
/**
 * React for ATS Kit: a hook and a component for each mode, `useAtsRegister` and `<AtsRegister>` and their like.
 *
 * @packageDocumentation
 */
export type {
  AccessCodeStepView,
  AccessDetailsView,
  AccessView,
  ButtonView,
  CertificateView,
  CodeView,
  CompleteView,
  CopyButtonView,
  CreatorView,
  CreatorsStepView,
  DetailFactView,
  DownloadButtonView,
  DownloadVersionView,
  DownloadView,
  DownloadWorkView,
  FactView,
  FailedView,
  FieldView,
  FileStepView,
  FixedTitleStepView,
  FormStepView,
  KeptFileView,
  LeavingView,
  PriceScreenView,
  PriceView,
  ProblemView,
  RegisterView,
  ReviewStepView,
  SoundView,
  StageView,
  StepView,
  StepsView,
  TitleStepView,
  TrackingView,
  UpdateView,
  UploadView,
  VersionCreatorsView,
  VersionView,
  WaitingView,
  WorkItemView,
  WorkSelectStepView,
  WorksView,
} from '@ats-kit/machine';
export { AtsAccess } from './ats-access.tsx';
export { AtsDownload } from './ats-download.tsx';
export { AtsRegister } from './ats-register.tsx';
export { AtsScreens } from './ats-screens.tsx';
export { AtsUpdate } from './ats-update.tsx';
export { type AtsAccessProps, useAtsAccess, useAtsAccessView } from './access/root.tsx';
export type { AccessScreenViews } from './access/screens.tsx';
export { type AtsDownloadProps, useAtsDownload, useAtsDownloadView } from './download/root.tsx';
export type { DownloadScreenViews } from './download/screens.tsx';
export type { FlowProps, FlowRootProps } from './frame/flow-root.tsx';
export type { PartProps, RenderView, ReplacedScreens } from './frame/part.tsx';
export type {
  AtsAccessOptions,
  AtsDownloadOptions,
  AtsOptions,
  AtsRegisterOptions,
  AtsUpdateOptions,
} from '@ats-kit/dom';
export { type AtsRegisterProps, useAtsRegister, useAtsRegisterView } from './register/root.tsx';
export type { RegisterScreenViews } from './register/screens.tsx';
export { type AtsUpdateProps, useAtsUpdate, useAtsUpdateView } from './update/root.tsx';
export type { UpdateScreenViews } from './update/screens.tsx';
export { type AtsCommands, type AtsHandle, useAtsFlow } from './use-flow.ts';
export type { AtsView } from '@ats-kit/dom';
