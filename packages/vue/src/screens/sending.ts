import type { Screens } from '../flow/setup-flow.ts';
import CompleteScreen from './complete-screen.vue';
import CreatorsForm from './creators-form.vue';
import FailedScreen from './failed-screen.vue';
import FileForm from './file-form.vue';
import PriceScreen from './price-screen.vue';
import ReviewForm from './review-form.vue';
import TitleForm from './title-form.vue';
import TrackingScreen from './tracking-screen.vue';
import UploadScreen from './upload-screen.vue';
import WaitingScreen from './waiting-screen.vue';

/** The screens of registering, which updating has as well. */
export const SENDING_SCREENS = {
  file: FileForm,
  title: TitleForm,
  creators: CreatorsForm,
  review: ReviewForm,
  price: PriceScreen,
  upload: UploadScreen,
  waiting: WaitingScreen,
  tracking: TrackingScreen,
  complete: CompleteScreen,
  failed: FailedScreen,
} satisfies Screens;
