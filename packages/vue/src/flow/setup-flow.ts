import type { AtsOptions, CreateFlow, ScreenName } from '@ats-kit/dom';
import type { Mode } from '@ats-kit/protocol';
import { type Component, type Slots, type SlotsType, type VNode, h } from 'vue';
import AtsFrame from '../frame/ats-frame.vue';
import { callbacksTo } from './events.ts';
import { type AtsCommands, useFlow } from './use-flow.ts';

/** What stands in each screen of a mode when no slot does. */
export type Screens = Partial<Record<ScreenName, Component>>;

/** A slot for each screen, given its view. */
export type ScreenSlots<Views> = SlotsType<{ [Name in keyof Views]: { view: Views[Name] } }>;

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
