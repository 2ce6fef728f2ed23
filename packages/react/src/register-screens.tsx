import type { FormStepView, RegisterView } from '@ats-kit/machine';
import { Frame } from './parts/frame.tsx';
import { CreatorsStep } from './screens/creators-step.tsx';
import { FileStep } from './screens/file-step.tsx';
import { CompleteScreen, FailedScreen } from './screens/outcome.tsx';
import { TrackingScreen, UploadScreen, WaitingScreen } from './screens/progress.tsx';
import { PriceScreen, ReviewStep } from './screens/review-step.tsx';
import { TitleStep } from './screens/title-step.tsx';

function FormStep({ view }: { view: FormStepView }) {
  switch (view.step) {
    case 'file':
      return <FileStep view={view} />;
    case 'title':
      return <TitleStep view={view} />;
    case 'creators':
      return <CreatorsStep view={view} />;
    case 'review':
      return <ReviewStep view={view} />;
  }
}

function Screen({ view }: { view: RegisterView }) {
  switch (view.screen) {
    case 'form':
      return <FormStep view={view} />;
    case 'price':
      return <PriceScreen view={view} />;
    case 'upload':
      return <UploadScreen view={view} />;
    case 'quoting':
    case 'confirming':
      return <WaitingScreen view={view} />;
    case 'tracking':
      return <TrackingScreen view={view} />;
    case 'complete':
      return <CompleteScreen view={view} />;
    case 'failed':
    case 'disabled':
      return <FailedScreen view={view} />;
  }
}

/** Renders a view of the register flow. Stateless: all that it shows and does comes from the view. */
export function RegisterScreens({ view }: { view: RegisterView }) {
  return (
    <Frame view={view}>
      <Screen view={view} />
    </Frame>
  );
}
