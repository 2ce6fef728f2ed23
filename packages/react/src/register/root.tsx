import { type RegisterView, createRegisterFlow } from '@ats-kit/machine';
import { FlowRoot, type FlowProps, type FlowRootProps } from '../frame/flow-root.tsx';
import type { AtsRegisterOptions } from '@ats-kit/dom';
import { type AtsHandle, useFlowHandle } from '../use-flow.ts';
import { useModeView } from '../view-source.ts';

export type AtsRegisterProps = FlowProps<AtsRegisterOptions>;

/** Runs a flow that registers a new work, and frames what stands in it. */
export const Root = (props: FlowRootProps<AtsRegisterOptions>) => (
  <FlowRoot mode="register" create={createRegisterFlow} props={props} />
);

/**
 * The register flow as a hook: `view` says what to render and what each button does.
 *
 * Nothing runs before the component is mounted, and everything stops when it is unmounted.
 */
export function useAtsRegister(options: AtsRegisterOptions): AtsHandle<'register'> {
  return useFlowHandle('register', createRegisterFlow, options);
}

/**
 * The view of the flow, inside `<AtsRegister.Root>`.
 *
 * @param select what to look at; the component renders again when that is another object or value. What has not changed
 *   in a view is the same object as before, so `(view) => view.footer` is enough to be left alone by everything else
 * @throws Error outside `<AtsRegister.Root>`
 */
export function useAtsRegisterView<Selected = RegisterView>(
  select?: (view: RegisterView) => Selected,
): Selected {
  return useModeView('register', select);
}
