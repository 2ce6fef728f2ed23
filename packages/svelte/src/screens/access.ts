import type { ScreenTable } from '../frame/screens.ts';
import AccessCodeForm from './AccessCodeForm.svelte';
import DetailsScreen from './DetailsScreen.svelte';
import FailedScreen from './FailedScreen.svelte';

export const accessScreens: ScreenTable = {
  accessCode: AccessCodeForm,
  details: DetailsScreen,
  failed: FailedScreen,
};
