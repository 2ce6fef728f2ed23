import type { AtsAccessOptions } from '@ats-kit/dom';
import {
  type AccessCodeStepView,
  type AccessDetailsView,
  type FailedView,
  createAccessFlow,
} from '@ats-kit/machine';
import { type MaybeRefOrGetter, defineComponent } from 'vue';
import { EMITS } from './flow/events.ts';
import { OF_WORK, SHARED } from './flow/props.ts';
import { type FlowComponent, type PropsOf, type Screens, setupFlow } from './flow/setup-flow.ts';
import { type AtsHandle, useFlow } from './flow/use-flow.ts';
import AccessCodeForm from './screens/access-code-form.vue';
import DetailsScreen from './screens/details-screen.vue';
import FailedScreen from './screens/failed-screen.vue';

/** The screens of the access flow, each with its view: the slots of `<AtsAccess>`. */
export interface AccessScreenViews {
  accessCode: AccessCodeStepView;
  /** All that the access code tells of the work. */
  details: AccessDetailsView;
  failed: FailedView;
}

const SCREENS: Screens = { accessCode: AccessCodeForm, details: DetailsScreen, failed: FailedScreen };

/** The access flow as a composable; all else as with `useAtsRegister`. */
export function useAtsAccess(options: MaybeRefOrGetter<AtsAccessOptions>): AtsHandle<'access'> {
  return useFlow(createAccessFlow, options);
}

/** The access flow, ready to use; all else as with `AtsRegister`. */
export const AtsAccess = defineComponent({
  name: 'AtsAccess',
  props: { ...SHARED, ...OF_WORK } satisfies Record<keyof PropsOf<AtsAccessOptions>, unknown>,
  emits: EMITS,
  setup: (props, context) => setupFlow(createAccessFlow, SCREENS, props, context),
}) as unknown as FlowComponent<AtsAccessOptions, AccessScreenViews>;
