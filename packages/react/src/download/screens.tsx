import type { AccessCodeStepView, DownloadWorkView, FailedView, WorkSelectStepView } from '@ats-kit/machine';
import { Part, type PartProps, type ReplacedScreens } from '../frame/part.tsx';
import { AccessCodeStep, Failed, WorksStep } from '../screens/parts.tsx';
import { VersionsScreen } from '../screens/versions.tsx';

/** The screens of the download flow, each with its view. */
export interface DownloadScreenViews {
  accessCode: AccessCodeStepView;
  works: WorkSelectStepView;
  versions: DownloadWorkView;
  failed: FailedView;
}

/** The files of the work, version by version. */
export const Versions = ({ children }: PartProps<DownloadWorkView>) => (
  <Part name="versions" inside={VersionsScreen} render={children} />
);

/** All screens; those that a prop is given for with your inside. */
export function Screens(replaced: ReplacedScreens<DownloadScreenViews>) {
  return (
    <>
      <AccessCodeStep>{replaced.accessCode}</AccessCodeStep>
      <WorksStep>{replaced.works}</WorksStep>
      <Versions>{replaced.versions}</Versions>
      <Failed>{replaced.failed}</Failed>
    </>
  );
}
