import type { ScreenTable } from '../frame/screens.ts';
import AccessCodeForm from './AccessCodeForm.svelte';
import WorksScreen from './WorksScreen.svelte';
import { sendingScreens } from './sending.ts';

export const updateScreens: ScreenTable = {
  accessCode: AccessCodeForm,
  works: WorksScreen,
  ...sendingScreens,
};
