import type { AtsDownloadOptions } from '@ats-kit/dom';
import {
  type AccessCodeStepView,
  type DownloadWorkView,
  type FailedView,
  type WorkSelectStepView,
  createDownloadFlow,
} from '@ats-kit/machine';
import { type MaybeRefOrGetter, defineComponent } from 'vue';
import { EMITS } from './flow/events.ts';
import { OF_USER, OF_WORK, SHARED } from './flow/props.ts';
import { type FlowComponent, type PropsOf, type Screens, setupFlow } from './flow/setup-flow.ts';
import { type AtsHandle, useFlow } from './flow/use-flow.ts';
import AccessCodeForm from './screens/access-code-form.vue';
import FailedScreen from './screens/failed-screen.vue';
import VersionsScreen from './screens/versions-screen.vue';
import WorksScreen from './screens/works-screen.vue';

/** The screens of the download flow, each with its view: the slots of `<AtsDownload>`. */
export interface DownloadScreenViews {
  accessCode: AccessCodeStepView;
  works: WorkSelectStepView;
  /** The files of the work, version by version. */
  versions: DownloadWorkView;
  failed: FailedView;
}

const SCREENS: Screens = {
  accessCode: AccessCodeForm,
  works: WorksScreen,
  versions: VersionsScreen,
  failed: FailedScreen,
};

/** The download flow as a composable; all else as with `useAtsRegister`. */
export function useAtsDownload(options: MaybeRefOrGetter<AtsDownloadOptions>): AtsHandle<'download'> {
  return useFlow(createDownloadFlow, options);
}

/** The download flow, ready to use; all else as with `AtsRegister`. */
export const AtsDownload = defineComponent({
  name: 'AtsDownload',
  props: { ...SHARED, ...OF_USER, ...OF_WORK } satisfies Record<keyof PropsOf<AtsDownloadOptions>, unknown>,
  emits: EMITS,
  setup: (props, context) => setupFlow(createDownloadFlow, SCREENS, props, context),
}) as unknown as FlowComponent<AtsDownloadOptions, DownloadScreenViews>;
