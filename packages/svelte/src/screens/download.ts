import type { ScreenTable } from '../frame/screens.ts';
import AccessCodeForm from './AccessCodeForm.svelte';
import FailedScreen from './FailedScreen.svelte';
import VersionsScreen from './VersionsScreen.svelte';
import WorksScreen from './WorksScreen.svelte';

export const downloadScreens: ScreenTable = {
  accessCode: AccessCodeForm,
  works: WorksScreen,
  versions: VersionsScreen,
  failed: FailedScreen,
};
