import type { AccessCodeStepView, AccessDetailsView, FailedView } from '@ats-kit/machine';
import { Part, type PartProps, type ReplacedScreens } from '../frame/part.tsx';
import { DetailsScreen } from '../screens/details.tsx';
import { AccessCodeStep, Failed } from '../screens/parts.tsx';

/** The screens of the access flow, each with its view. */
export interface AccessScreenViews {
  accessCode: AccessCodeStepView;
  details: AccessDetailsView;
  failed: FailedView;
}

/** All that the access code tells of the work. */
export const Details = ({ children }: PartProps<AccessDetailsView>) => (
  <Part name="details" inside={DetailsScreen} render={children} />
);

/** All screens; those that a prop is given for with your inside. */
export function Screens(replaced: ReplacedScreens<AccessScreenViews>) {
  return (
    <>
      <AccessCodeStep>{replaced.accessCode}</AccessCodeStep>
      <Details>{replaced.details}</Details>
      <Failed>{replaced.failed}</Failed>
    </>
  );
}
