/**
 * Svelte for ATS Kit: a component and a store for each mode, `<AtsRegister>` and `createAtsRegister` and their like.
 *
 * @packageDocumentation
 */
export type {
  AtsAccessOptions,
  AtsDownloadOptions,
  AtsOptions,
  AtsRegisterOptions,
  AtsUpdateOptions,
  AtsView,
} from '@ats-kit/dom';
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
export { default as AtsAccess } from './AtsAccess.svelte';
export { default as AtsDownload } from './AtsDownload.svelte';
export { default as AtsRegister } from './AtsRegister.svelte';
export { default as AtsUpdate } from './AtsUpdate.svelte';
export { default as AtsFooter } from './frame/Footer.svelte';
export { default as AtsSteps } from './frame/Steps.svelte';
export { default as AtsActions } from './parts/Actions.svelte';
export { default as AtsButton } from './parts/Button.svelte';
export { default as AtsField } from './parts/Field.svelte';
export type { FieldProps } from './parts/field.ts';
export { default as AtsForm } from './parts/Form.svelte';
export { default as AtsHeader } from './parts/Header.svelte';
export type * from './props.ts';
export type { AtsCommands, AtsStore } from './store.types.ts';
export { createAtsAccess, createAtsDownload, createAtsRegister, createAtsUpdate } from './stores.ts';
