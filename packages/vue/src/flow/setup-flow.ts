import type { AtsOptions, CreateFlow, ScreenName } from '@ats-kit/dom';
import type { AtsCallbacks } from '@ats-kit/machine';
import type { Mode } from '@ats-kit/protocol';
import {
  type Component,
  type ComponentPublicInstance,
  type ComponentOptionsBase,
  type EmitsToProps,
  type PublicProps,
  type Slots,
  type SlotsType,
  type VNode,
  h,
} from 'vue';
import AtsFrame from '../frame/ats-frame.vue';
import { type AtsEmits, callbacksTo } from './events.ts';
import { type AtsCommands, useFlow } from './use-flow.ts';

/** What stands in each screen of a mode when no slot does. */
export type Screens = Partial<Record<ScreenName, Component>>;

/** The options of a mode as props; its callbacks are events. */
export type PropsOf<Options extends AtsCallbacks> = Omit<Options, keyof AtsCallbacks>;

/** A slot for each screen, given its view. */
type ScreenSlots<Views> = SlotsType<{ [Name in keyof Views]: { view: Views[Name] } }>;

type Props<Options extends AtsCallbacks> = PropsOf<Options> & EmitsToProps<AtsEmits>;

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- Vue's own default, which stands before the slots
type AnyOptions = ComponentOptionsBase<any, any, any, any, any, any, any, any, any>;

// eslint-disable-next-line @typescript-eslint/no-empty-object-type -- the same
type Nothing = {};

/** A whole component: the options of its mode as props, an event for each public one, a slot for each screen. */
export type FlowComponent<Options extends AtsCallbacks, Views> = new (
  props: Props<Options> & PublicProps,
) => ComponentPublicInstance<
  Props<Options>,
  AtsCommands,
  Nothing,
  Nothing,
  Nothing,
  AtsEmits,
  PublicProps,
  Nothing,
  false,
  AnyOptions,
  Nothing,
  ScreenSlots<Views>
>;

interface Context {
  emit: (name: never, detail: never) => void;
  slots: Slots;
  expose: (commands: AtsCommands) => void;
}

/** The `setup` of a whole component: runs a flow, and frames its screens. */
export function setupFlow<M extends Mode>(
  create: CreateFlow<M>,
  screens: Screens,
  options: AtsOptions,
  { emit, slots, expose }: Context,
): () => VNode {
  const callbacks = callbacksTo(emit);
  const { view, ...commands } = useFlow(create, () => ({ ...options, ...callbacks }));
  expose(commands);
  return () => h(AtsFrame, { view: view.value, screens }, slots);
}
