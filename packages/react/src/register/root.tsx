import { type ReactNode, type Ref, useImperativeHandle } from 'react';
import { Frame } from '../frame/frame.tsx';
import type { AtsRegisterOptions } from '../options.ts';
import { type AtsRegisterCommands, useFlow } from '../use-ats-register.ts';
import { ViewSourceContext } from '../view-source.ts';

export interface AtsRegisterProps extends AtsRegisterOptions {
  /** `setToken()`, `reset()` and `getState()`, for pages that drive the flow from outside. */
  handle?: Ref<AtsRegisterCommands> | undefined;
}

export interface RootProps extends AtsRegisterProps {
  /** The parts to show, and whatever you put beside them. */
  children?: ReactNode;
}

/** Runs a flow and frames what stands in it: the surface, the veil while a token is awaited, focus and announcements. */
export function Root({ handle, children, ...options }: RootProps) {
  const {
    source,
    flow: { setToken, reset, getState },
  } = useFlow('register', options);
  useImperativeHandle(handle, () => ({ setToken, reset, getState }), [setToken, reset, getState]);
  return (
    <ViewSourceContext.Provider value={source}>
      <Frame>{children}</Frame>
    </ViewSourceContext.Provider>
  );
}
