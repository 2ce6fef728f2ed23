import { type DownloadView, createDownloadFlow } from '@ats-kit/machine';
import { FlowRoot, type FlowProps, type FlowRootProps } from '../frame/flow-root.tsx';
import type { AtsDownloadOptions } from '@ats-kit/dom';
import { type AtsHandle, useFlowHandle } from '../use-flow.ts';
import { useModeView } from '../view-source.ts';

export type AtsDownloadProps = FlowProps<AtsDownloadOptions>;

/** Runs a flow that downloads the files of a work, and frames what stands in it. */
export const Root = (props: FlowRootProps<AtsDownloadOptions>) => (
  <FlowRoot mode="download" create={createDownloadFlow} props={props} />
);

/** The download flow as a hook; all else as with `useAtsRegister`. */
export function useAtsDownload(options: AtsDownloadOptions): AtsHandle<'download'> {
  return useFlowHandle('download', createDownloadFlow, options);
}

/** The view of the flow, inside `<AtsDownload.Root>`; all else as with `useAtsRegisterView`. */
export function useAtsDownloadView<Selected = DownloadView>(
  select?: (view: DownloadView) => Selected,
): Selected {
  return useModeView('download', select);
}
