import type { AtsUpdateOptions } from '@ats-kit/dom';
import {
  type AccessCodeStepView,
  type FixedTitleStepView,
  type WorkSelectStepView,
  createUpdateFlow,
} from '@ats-kit/machine';
import { type MaybeRefOrGetter, defineComponent } from 'vue';
import { EMITS } from './flow/events.ts';
import { OF_SENDING, OF_USER, OF_WORK, SHARED } from './flow/props.ts';
import { type FlowComponent, type PropsOf, type Screens, setupFlow } from './flow/setup-flow.ts';
import { type AtsHandle, useFlow } from './flow/use-flow.ts';
import type { RegisterScreenViews } from './register.ts';
import AccessCodeForm from './screens/access-code-form.vue';
import { SENDING_SCREENS } from './screens/sending.ts';
import WorksScreen from './screens/works-screen.vue';

/** The screens of the update flow, each with its view: the slots of `<AtsUpdate>`. */
export interface UpdateScreenViews extends Omit<RegisterScreenViews, 'title'> {
  /** The work is asked for by its access code. */
  accessCode: AccessCodeStepView;
  /** The work is asked for among the user's own. */
  works: WorkSelectStepView;
  /** The title, which a work keeps. */
  title: FixedTitleStepView;
}

const SCREENS: Screens = { ...SENDING_SCREENS, accessCode: AccessCodeForm, works: WorksScreen };

/** The update flow as a composable; all else as with `useAtsRegister`. */
export function useAtsUpdate(options: MaybeRefOrGetter<AtsUpdateOptions>): AtsHandle<'update'> {
  return useFlow(createUpdateFlow, options);
}

/** The update flow, ready to use; all else as with `AtsRegister`. */
export const AtsUpdate = defineComponent({
  name: 'AtsUpdate',
  props: { ...SHARED, ...OF_USER, ...OF_WORK, ...OF_SENDING } satisfies Record<
    keyof PropsOf<AtsUpdateOptions>,
    unknown
  >,
  emits: EMITS,
  setup: (props, context) => setupFlow(createUpdateFlow, SCREENS, props, context),
}) as unknown as FlowComponent<AtsUpdateOptions, UpdateScreenViews>;
