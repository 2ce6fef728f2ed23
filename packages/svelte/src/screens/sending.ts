import CompleteScreen from './CompleteScreen.svelte';
import CreatorsForm from './CreatorsForm.svelte';
import FailedScreen from './FailedScreen.svelte';
import FileForm from './FileForm.svelte';
import PriceScreen from './PriceScreen.svelte';
import ReviewForm from './ReviewForm.svelte';
import TitleForm from './TitleForm.svelte';
import TrackingScreen from './TrackingScreen.svelte';
import UploadScreen from './UploadScreen.svelte';
import WaitingScreen from './WaitingScreen.svelte';

/** The screens that registering and updating have in common. */
export const sendingScreens = {
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
};
