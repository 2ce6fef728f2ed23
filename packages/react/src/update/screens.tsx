import type { AccessCodeStepView, FixedTitleStepView, WorkSelectStepView } from '@ats-kit/machine';
import { Part, type PartProps, type ReplacedScreens } from '../frame/part.tsx';
import type { RegisterScreenViews } from '../register/screens.tsx';
import * as parts from '../screens/parts.tsx';
import { TitleForm } from '../screens/title-form.tsx';

/** The screens of the update flow, each with its view. */
export interface UpdateScreenViews extends Omit<RegisterScreenViews, 'title'> {
  accessCode: AccessCodeStepView;
  works: WorkSelectStepView;
  title: FixedTitleStepView;
}

/** The title, which a work keeps. */
export const TitleStep = ({ children }: PartProps<FixedTitleStepView>) => (
  <Part name="title" inside={TitleForm} render={children} />
);

/** All screens; those that a prop is given for with your inside. */
export function Screens(replaced: ReplacedScreens<UpdateScreenViews>) {
  return (
    <>
      <parts.AccessCodeStep>{replaced.accessCode}</parts.AccessCodeStep>
      <parts.WorksStep>{replaced.works}</parts.WorksStep>
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
