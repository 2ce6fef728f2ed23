import { AtsScreens, useAtsFlow } from '@ats-kit/react';
import type { AtsHandle, AtsOptions } from '@ats-kit/react';
import type { Mode } from '@ats-kit/protocol';
import { type Ref, useImperativeHandle } from 'react';

export interface AtsWidgetProps extends AtsOptions {
  mode: Mode;
  handle: Ref<WidgetHandle>;
}

export type WidgetHandle = Omit<AtsHandle<Mode>, 'view'>;

/** What stands in the shadow root: the React face, on Preact. */
export function AtsWidget({ mode, handle, ...options }: AtsWidgetProps) {
  const { view, setToken, reset, getState } = useAtsFlow(mode, options);
  useImperativeHandle(handle, () => ({ setToken, reset, getState }), [setToken, reset, getState]);
  return <AtsScreens view={view} />;
}
