import type {
  CompleteView,
  CreatorsStepView,
  FailedView,
  FileStepView,
  PriceScreenView,
  ReviewStepView,
  TitleStepView,
  TrackingView,
  UploadView,
  WaitingView,
} from '@ats-kit/machine';
import { Part, type PartProps, type ReplacedScreens } from '../frame/part.tsx';
import * as parts from '../screens/parts.tsx';
import { TitleForm } from '../screens/title-form.tsx';

/** The screens of the register flow, each with its view. */
export interface RegisterScreenViews {
  file: FileStepView;
  title: TitleStepView;
  creators: CreatorsStepView;
  review: ReviewStepView;
  price: PriceScreenView;
  upload: UploadView;
  waiting: WaitingView;
  tracking: TrackingView;
  complete: CompleteView;
  failed: FailedView;
}

export const TitleStep = ({ children }: PartProps<TitleStepView>) => (
  <Part name="title" inside={TitleForm} render={children} />
);

/** All screens; those that a prop is given for with your inside: `<Screens title={(view) => <OurTitle view={view} />} />`. */
export function Screens(replaced: ReplacedScreens<RegisterScreenViews>) {
  return (
    <>
      <parts.FileStep>{replaced.file}</parts.FileStep>
      <TitleStep>{replaced.title}</TitleStep>
      <parts.CreatorsStep>{replaced.creators}</parts.CreatorsStep>
      <parts.ReviewStep>{replaced.review}</parts.ReviewStep>
      <parts.Price>{replaced.price}</parts.Price>
      <parts.Upload>{replaced.upload}</parts.Upload>
      <parts.Waiting>{replaced.waiting}</parts.Waiting>
      <parts.Tracking>{replaced.tracking}</parts.Tracking>
      <parts.Complete>{replaced.complete}</parts.Complete>
      <parts.Failed>{replaced.failed}</parts.Failed>
    </>
  );
}
