import type {
  AccessCodeStepView,
  CompleteView,
  CreatorsStepView,
  FailedView,
  FileStepView,
  PriceScreenView,
  ReviewStepView,
  TrackingView,
  UploadView,
  WaitingView,
  WorkSelectStepView,
} from '@ats-kit/machine';
import { Part, type PartProps } from '../frame/part.tsx';
import { AccessCodeForm } from './access-code-form.tsx';
import { CompleteScreen } from './complete.tsx';
import { CreatorsForm } from './creators-form.tsx';
import { FailedScreen } from './failed.tsx';
import { FileForm } from './file-form.tsx';
import { UploadScreen, WaitingScreen } from './progress.tsx';
import { PriceScreen, ReviewForm } from './review-form.tsx';
import { TrackingScreen } from './tracking.tsx';
import { WorksScreen } from './works.tsx';

/** The work is asked for by its access code. */
export const AccessCodeStep = ({ children }: PartProps<AccessCodeStepView>) => (
  <Part name="accessCode" inside={AccessCodeForm} render={children} />
);
/** The work is asked for among the user's own. */
export const WorksStep = ({ children }: PartProps<WorkSelectStepView>) => (
  <Part name="works" inside={WorksScreen} render={children} />
);
export const FileStep = ({ children }: PartProps<FileStepView>) => (
  <Part name="file" inside={FileForm} render={children} />
);
export const CreatorsStep = ({ children }: PartProps<CreatorsStepView>) => (
  <Part name="creators" inside={CreatorsForm} render={children} />
);
export const ReviewStep = ({ children }: PartProps<ReviewStepView>) => (
  <Part name="review" inside={ReviewForm} render={children} />
);
/** The price is known and waits for a yes; with `confirmPrice` alone. */
export const Price = ({ children }: PartProps<PriceScreenView>) => (
  <Part name="price" inside={PriceScreen} render={children} />
);
export const Upload = ({ children }: PartProps<UploadView>) => (
  <Part name="upload" inside={UploadScreen} render={children} />
);
/** Moments that pass by themselves: the fingerprints are compared, the registration is handed over. */
export const Waiting = ({ children }: PartProps<WaitingView>) => (
  <Part name="waiting" inside={WaitingScreen} render={children} />
);
export const Tracking = ({ children }: PartProps<TrackingView>) => (
  <Part name="tracking" inside={TrackingScreen} render={children} />
);
export const Complete = ({ children }: PartProps<CompleteView>) => (
  <Part name="complete" inside={CompleteScreen} render={children} />
);
/** Failed, and disabled by the organization. */
export const Failed = ({ children }: PartProps<FailedView>) => (
  <Part name="failed" inside={FailedScreen} render={children} />
);
