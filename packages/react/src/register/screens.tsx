import type {
  CompleteView,
  CreatorsStepView,
  FailedView,
  FileStepView,
  PriceScreenView,
  RegisterView,
  ReviewStepView,
  TitleStepView,
  TrackingView,
  UploadView,
  WaitingView,
} from '@ats-kit/machine';
import type { ComponentType, ReactNode } from 'react';
import { Screen } from '../frame/screen.tsx';
import { CompleteScreen } from '../screens/complete.tsx';
import { CreatorsForm } from '../screens/creators-form.tsx';
import { FailedScreen } from '../screens/failed.tsx';
import { FileForm } from '../screens/file-form.tsx';
import { UploadScreen, WaitingScreen } from '../screens/progress.tsx';
import { PriceScreen, ReviewForm } from '../screens/review-form.tsx';
import { TitleForm } from '../screens/title-form.tsx';
import { TrackingScreen } from '../screens/tracking.tsx';
import { useAtsRegisterView } from '../view-source.ts';

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

export type RegisterScreenName = keyof RegisterScreenViews;

/** Renders the inside of a screen from its view. */
export type RenderScreen<Name extends RegisterScreenName> = (view: RegisterScreenViews[Name]) => ReactNode;

export interface ScreenProps<Name extends RegisterScreenName> {
  /** What stands in the screen instead of our own. Heading, focus and announcements go on as before. */
  children?: RenderScreen<Name> | undefined;
}

/** What to put into a screen instead of our own, by the name of the screen. */
export type ScreensProps = { [Name in RegisterScreenName]?: RenderScreen<Name> | undefined };

function nameOf(view: RegisterView): RegisterScreenName {
  switch (view.screen) {
    case 'form':
      return view.step;
    case 'quoting':
    case 'confirming':
      return 'waiting';
    case 'disabled':
      return 'failed';
    default:
      return view.screen;
  }
}

function isOn<Name extends RegisterScreenName>(
  view: RegisterView,
  name: Name,
): view is RegisterView & RegisterScreenViews[Name] {
  return nameOf(view) === name;
}

/** A component of its own, so that a render function may use hooks. */
function Replacement<Name extends RegisterScreenName>({
  view,
  render,
}: {
  view: RegisterScreenViews[Name];
  render: RenderScreen<Name>;
}) {
  return render(view);
}

interface PartProps<Name extends RegisterScreenName> {
  name: Name;
  inside: ComponentType<{ view: RegisterScreenViews[Name] }>;
  render: RenderScreen<Name> | undefined;
}

/** A screen that stands while the view is its own. */
function Part<Name extends RegisterScreenName>({ name, inside: Inside, render }: PartProps<Name>) {
  const view = useAtsRegisterView((present) => (isOn(present, name) ? present : null));
  if (!view) return null;
  return (
    <Screen key={view.screen} view={view} isReplaced={render !== undefined}>
      {render ? <Replacement view={view} render={render} /> : <Inside view={view} />}
    </Screen>
  );
}

export const FileStep = ({ children }: ScreenProps<'file'>) => (
  <Part name="file" inside={FileForm} render={children} />
);
export const TitleStep = ({ children }: ScreenProps<'title'>) => (
  <Part name="title" inside={TitleForm} render={children} />
);
export const CreatorsStep = ({ children }: ScreenProps<'creators'>) => (
  <Part name="creators" inside={CreatorsForm} render={children} />
);
export const ReviewStep = ({ children }: ScreenProps<'review'>) => (
  <Part name="review" inside={ReviewForm} render={children} />
);
/** The price is known and waits for a yes; with `confirmPrice` alone. */
export const Price = ({ children }: ScreenProps<'price'>) => (
  <Part name="price" inside={PriceScreen} render={children} />
);
export const Upload = ({ children }: ScreenProps<'upload'>) => (
  <Part name="upload" inside={UploadScreen} render={children} />
);
/** Moments that pass by themselves: the fingerprints are compared, the registration is handed over. */
export const Waiting = ({ children }: ScreenProps<'waiting'>) => (
  <Part name="waiting" inside={WaitingScreen} render={children} />
);
export const Tracking = ({ children }: ScreenProps<'tracking'>) => (
  <Part name="tracking" inside={TrackingScreen} render={children} />
);
export const Complete = ({ children }: ScreenProps<'complete'>) => (
  <Part name="complete" inside={CompleteScreen} render={children} />
);
/** Failed, and disabled by the organization. */
export const Failed = ({ children }: ScreenProps<'failed'>) => (
  <Part name="failed" inside={FailedScreen} render={children} />
);

/** All screens; those that a prop is given for with your inside: `<Screens title={(view) => <OurTitle view={view} />} />`. */
export function Screens(replaced: ScreensProps) {
  return (
    <>
      <FileStep>{replaced.file}</FileStep>
      <TitleStep>{replaced.title}</TitleStep>
      <CreatorsStep>{replaced.creators}</CreatorsStep>
      <ReviewStep>{replaced.review}</ReviewStep>
      <Price>{replaced.price}</Price>
      <Upload>{replaced.upload}</Upload>
      <Waiting>{replaced.waiting}</Waiting>
      <Tracking>{replaced.tracking}</Tracking>
      <Complete>{replaced.complete}</Complete>
      <Failed>{replaced.failed}</Failed>
    </>
  );
}
