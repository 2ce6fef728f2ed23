import { type AccessView, createAccessFlow } from '@ats-kit/machine';
import { FlowRoot, type FlowProps, type FlowRootProps } from '../frame/flow-root.tsx';
import type { AtsAccessOptions } from '@ats-kit/dom';
import { type AtsHandle, useFlowHandle } from '../use-flow.ts';
import { useModeView } from '../view-source.ts';

export type AtsAccessProps = FlowProps<AtsAccessOptions>;

/** Runs a flow that consults a work by its access code, and frames what stands in it. */
export const Root = (props: FlowRootProps<AtsAccessOptions>) => (
  <FlowRoot mode="access" create={createAccessFlow} props={props} />
);

/** The access flow as a hook; all else as with `useAtsRegister`. */
export function useAtsAccess(options: AtsAccessOptions): AtsHandle<'access'> {
  return useFlowHandle('access', createAccessFlow, options);
}

/** The view of the flow, inside `<AtsAccess.Root>`; all else as with `useAtsRegisterView`. */
export function useAtsAccessView<Selected = AccessView>(select?: (view: AccessView) => Selected): Selected {
  return useModeView('access', select);
}
