/**
 * Vue for ATS Kit: a composable and a component for each mode, `useAtsRegister` and `<AtsRegister>` and their like.
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
export type {
  AtsAccessOptions,
  AtsDownloadOptions,
  AtsOptions,
  AtsRegisterOptions,
  AtsUpdateOptions,
  AtsView,
} from '@ats-kit/dom';
export { type AccessScreenViews, AtsAccess, useAtsAccess } from './access.ts';
export { AtsScreens } from './ats-screens.ts';
export { AtsDownload, type DownloadScreenViews, useAtsDownload } from './download.ts';
export type { AtsEmits } from './flow/events.ts';
export type { AtsCommands, AtsHandle } from './flow/use-flow.ts';
export { default as AtsActions } from './parts/ats-actions.vue';
export { default as AtsButton } from './parts/ats-button.vue';
export { default as AtsField } from './parts/ats-field.vue';
export { default as AtsForm } from './parts/ats-form.vue';
export { default as AtsHeader } from './parts/ats-header.vue';
export { AtsRegister, type RegisterScreenViews, useAtsRegister } from './register.ts';
export { AtsUpdate, type UpdateScreenViews, useAtsUpdate } from './update.ts';
