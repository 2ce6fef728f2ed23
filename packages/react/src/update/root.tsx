import { type UpdateView, createUpdateFlow } from '@ats-kit/machine';
import { FlowRoot, type FlowProps, type FlowRootProps } from '../frame/flow-root.tsx';
import type { AtsUpdateOptions } from '@ats-kit/dom';
import { type AtsHandle, useFlowHandle } from '../use-flow.ts';
import { useModeView } from '../view-source.ts';

export type AtsUpdateProps = FlowProps<AtsUpdateOptions>;

/** Runs a flow that gives a work a new version, and frames what stands in it. */
export const Root = (props: FlowRootProps<AtsUpdateOptions>) => (
  <FlowRoot mode="update" create={createUpdateFlow} props={props} />
);

/** The update flow as a hook; all else as with `useAtsRegister`. */
export function useAtsUpdate(options: AtsUpdateOptions): AtsHandle<'update'> {
  return useFlowHandle('update', createUpdateFlow, options);
}

/** The view of the flow, inside `<AtsUpdate.Root>`; all else as with `useAtsRegisterView`. */
export function useAtsUpdateView<Selected = UpdateView>(select?: (view: UpdateView) => Selected): Selected {
  return useModeView('update', select);
}
