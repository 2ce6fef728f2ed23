import type { AtsRegisterOptions } from '@ats-kit/dom';
import {
  type CompleteView,
  type CreatorsStepView,
  type FailedView,
  type FileStepView,
  type PriceScreenView,
  type ReviewStepView,
  type TitleStepView,
  type TrackingView,
  type UploadView,
  type WaitingView,
  createRegisterFlow,
} from '@ats-kit/machine';
import { type MaybeRefOrGetter, defineComponent } from 'vue';
import { EMITS } from './flow/events.ts';
import { OF_SENDING, OF_USER, SHARED } from './flow/props.ts';
import { type FlowComponent, type PropsOf, setupFlow } from './flow/setup-flow.ts';
import { type AtsHandle, useFlow } from './flow/use-flow.ts';
import { SENDING_SCREENS } from './screens/sending.ts';

/** The screens of the register flow, each with its view: the slots of `<AtsRegister>`. */
export interface RegisterScreenViews {
  file: FileStepView;
  title: TitleStepView;
  creators: CreatorsStepView;
  review: ReviewStepView;
  /** The price is known and waits for a yes; with `confirmPrice` alone. */
  price: PriceScreenView;
  upload: UploadView;
  /** Moments that pass by themselves: the fingerprints are compared, the registration is handed over. */
  waiting: WaitingView;
  tracking: TrackingView;
  complete: CompleteView;
  /** Failed, and disabled by the organization. */
  failed: FailedView;
}

/**
 * The register flow as a composable: `view` says what to render and what each button does.
 *
 * Nothing runs before the component is mounted, and everything stops when it is unmounted.
 *
 * @param options also as a ref or a getter: what names another service, site or user then starts anew, the rest is taken
 *   over
 */
export function useAtsRegister(options: MaybeRefOrGetter<AtsRegisterOptions>): AtsHandle<'register'> {
  return useFlow(createRegisterFlow, options);
}

/** The register flow, ready to use. Needs the stylesheet `@ats-kit/theme/ats.css` once in the page. */
export const AtsRegister = defineComponent({
  name: 'AtsRegister',
  props: { ...SHARED, ...OF_USER, ...OF_SENDING } satisfies Record<
    keyof PropsOf<AtsRegisterOptions>,
    unknown
  >,
  emits: EMITS,
  setup: (props, context) => setupFlow(createRegisterFlow, SENDING_SCREENS, props, context),
}) as unknown as FlowComponent<AtsRegisterOptions, RegisterScreenViews>;
