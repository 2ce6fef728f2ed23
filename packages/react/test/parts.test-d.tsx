// Checked by `tsc`, never run: what a wrong use of the parts says to whoever writes it.
import type {
  AccessCodeStepView,
  AccessDetailsView,
  AccessView,
  CompleteView,
  CreatorsStepView,
  DownloadView,
  DownloadWorkView,
  FailedView,
  FileStepView,
  FixedTitleStepView,
  PriceScreenView,
  RegisterView,
  ReviewStepView,
  StepsView,
  TitleStepView,
  TrackingView,
  UpdateView,
  UploadView,
  WaitingView,
  WorkSelectStepView,
} from '@ats-kit/machine';
import { createRef } from 'react';
import { expectTypeOf } from 'vitest';
import {
  type AccessScreenViews,
  AtsAccess,
  type AtsCommands,
  AtsDownload,
  AtsRegister,
  AtsUpdate,
  type DownloadScreenViews,
  type RegisterScreenViews,
  type RenderView,
  type UpdateScreenViews,
  useAtsAccess,
  useAtsDownload,
  useAtsRegister,
  useAtsRegisterView,
  useAtsUpdate,
} from '../src/index.ts';
import * as Register from '../src/register/index.ts';

const options = { atsUrl: 'https://ats.example', siteKey: 'cpk_test' };

/** Each part hands its own view to what is rendered in it. */
export const views = [
  <AtsRegister.FileStep key="file">
    {(view) => (expectTypeOf(view).toEqualTypeOf<FileStepView>(), null)}
  </AtsRegister.FileStep>,
  <AtsRegister.TitleStep key="title">
    {(view) => (expectTypeOf(view).toEqualTypeOf<TitleStepView>(), null)}
  </AtsRegister.TitleStep>,
  <AtsRegister.CreatorsStep key="creators">
    {(view) => (expectTypeOf(view).toEqualTypeOf<CreatorsStepView>(), null)}
  </AtsRegister.CreatorsStep>,
  <AtsRegister.ReviewStep key="review">
    {(view) => (expectTypeOf(view).toEqualTypeOf<ReviewStepView>(), null)}
  </AtsRegister.ReviewStep>,
  <AtsRegister.Price key="price">
    {(view) => (expectTypeOf(view).toEqualTypeOf<PriceScreenView>(), null)}
  </AtsRegister.Price>,
  <AtsRegister.Upload key="upload">
    {(view) => (expectTypeOf(view).toEqualTypeOf<UploadView>(), null)}
  </AtsRegister.Upload>,
  <AtsRegister.Waiting key="waiting">
    {(view) => (expectTypeOf(view).toEqualTypeOf<WaitingView>(), null)}
  </AtsRegister.Waiting>,
  <AtsRegister.Tracking key="tracking">
    {(view) => (expectTypeOf(view).toEqualTypeOf<TrackingView>(), null)}
  </AtsRegister.Tracking>,
  <AtsRegister.Complete key="complete">
    {(view) => (expectTypeOf(view).toEqualTypeOf<CompleteView>(), null)}
  </AtsRegister.Complete>,
  <AtsRegister.Failed key="failed">
    {(view) => (expectTypeOf(view).toEqualTypeOf<FailedView>(), null)}
  </AtsRegister.Failed>,
];

/** Every screen of the flow has a part, and no part is without one. */
expectTypeOf<RegisterScreenViews[keyof RegisterScreenViews]>().toEqualTypeOf<RegisterView>();
expectTypeOf<UpdateScreenViews[keyof UpdateScreenViews]>().toEqualTypeOf<UpdateView>();
expectTypeOf<DownloadScreenViews[keyof DownloadScreenViews]>().toEqualTypeOf<DownloadView>();
/** A work is consulted by its code alone. */
expectTypeOf<AccessScreenViews[keyof AccessScreenViews]>().toEqualTypeOf<
  Exclude<AccessView, WorkSelectStepView>
>();

/** Each mode hands its own view to what is rendered in it. */
export const otherModes = [
  <AtsUpdate.TitleStep key="title">
    {(view) => (expectTypeOf(view).toEqualTypeOf<FixedTitleStepView>(), null)}
  </AtsUpdate.TitleStep>,
  <AtsUpdate.AccessCodeStep key="code">
    {(view) => (expectTypeOf(view).toEqualTypeOf<AccessCodeStepView>(), null)}
  </AtsUpdate.AccessCodeStep>,
  <AtsUpdate.WorksStep key="works">
    {(view) => (expectTypeOf(view).toEqualTypeOf<WorkSelectStepView>(), null)}
  </AtsUpdate.WorksStep>,
  <AtsAccess.Details key="details">
    {(view) => (expectTypeOf(view).toEqualTypeOf<AccessDetailsView>(), null)}
  </AtsAccess.Details>,
  <AtsDownload.Versions key="versions">
    {(view) => (expectTypeOf(view).toEqualTypeOf<DownloadWorkView>(), null)}
  </AtsDownload.Versions>,
  // @ts-expect-error -- nothing is sent where a work is only consulted
  <AtsAccess key="wrong-1" {...options} maxFileSize={1} />,
  // @ts-expect-error -- a new work has no code yet
  <AtsRegister key="wrong-2" {...options} accessCode="atc_…" />,
];
expectTypeOf<RenderView<TitleStepView>>().parameter(0).toEqualTypeOf<TitleStepView>();
expectTypeOf(Register.TitleStep).toEqualTypeOf(AtsRegister.TitleStep);

export const replaced = (
  <AtsRegister.Root {...options} handle={createRef<AtsCommands>()}>
    <AtsRegister.Screens
      title={(view) => <AtsRegister.Field view={view.field} part="input-large" />}
      upload={(view) => view.percent.number}
      creators={undefined}
    />
  </AtsRegister.Root>
);

export const wrong = [
  // @ts-expect-error -- there is no such screen
  <AtsRegister.Screens key="1" titles={() => null} />,
  // @ts-expect-error -- the title has a field, the file has none
  <AtsRegister.FileStep key="2">{(view) => view.field.value}</AtsRegister.FileStep>,
  // @ts-expect-error -- a part takes a function of its view
  <AtsRegister.TitleStep key="3">Our own title</AtsRegister.TitleStep>,
  // @ts-expect-error -- a service has to be named
  <AtsRegister.Root key="4" siteKey="cpk_test" />,
  // @ts-expect-error -- the whole is whole; the root takes parts
  <AtsRegister key="5" {...options}>
    Our own
  </AtsRegister>,
  // @ts-expect-error -- one of both
  <AtsRegister.Actions key="6" />,
  // @ts-expect-error -- an upload has no way back or on
  <AtsRegister.Upload key="7">{(view) => <AtsRegister.Actions view={view} />}</AtsRegister.Upload>,
];

export function Selecting() {
  expectTypeOf(useAtsRegisterView()).toEqualTypeOf<RegisterView>();
  const steps = useAtsRegisterView((view) => ('steps' in view ? view.steps : null));
  expectTypeOf(steps).toEqualTypeOf<StepsView | null>();
  const { view, setToken } = useAtsRegister({
    ...options,
    onComplete: ({ accessCode }) => accessCode?.length,
  });
  expectTypeOf(view).toEqualTypeOf<RegisterView>();
  expectTypeOf(useAtsUpdate(options).view).toEqualTypeOf<UpdateView>();
  expectTypeOf(useAtsAccess(options).view).toEqualTypeOf<AccessView>();
  expectTypeOf(useAtsDownload(options).view).toEqualTypeOf<DownloadView>();
  expectTypeOf(setToken).parameters.toEqualTypeOf<[string]>();
  return null;
}
