import type { Mode } from '@ats-kit/protocol';
import { type ReactNode, type Ref, useImperativeHandle } from 'react';
import type { AtsOptions, CreateFlow } from '@ats-kit/dom';
import { type AtsCommands, useFlow } from '../use-flow.ts';
import { ViewSourceContext } from '../view-source.ts';
import { Footer } from './footer.tsx';
import { Frame } from './frame.tsx';
import { Steps } from './steps.tsx';

interface HandleProps {
  /** `setToken()`, `reset()` and `getState()`, for pages that drive the flow from outside. */
  handle?: Ref<AtsCommands> | undefined;
}

/** Props of a whole component. */
export type FlowProps<Options> = Options & HandleProps;

/** Props of a root. */
export type FlowRootProps<Options> = FlowProps<Options> & {
  /** The parts to show, and whatever you put beside them. */
  children?: ReactNode;
};

interface FlowOf<M extends Mode> {
  mode: M;
  create: CreateFlow<M>;
  props: FlowRootProps<AtsOptions>;
}

/** Runs a flow and frames what stands in it: the surface, the veil while a token is awaited, focus and announcements. */
export function FlowRoot<M extends Mode>({ mode, create, props }: FlowOf<M>) {
  const { handle, children, ...options } = props;
  const {
    source,
    flow: { setToken, reset, getState },
  } = useFlow(mode, create, options);
  useImperativeHandle(handle, () => ({ setToken, reset, getState }), [setToken, reset, getState]);
  return (
    <ViewSourceContext.Provider value={source}>
      <Frame>{children}</Frame>
    </ViewSourceContext.Provider>
  );
}

/** What stands in the frame of every mode: where the user is, the screen, the service's name. */
export function Everything({ children }: { children: ReactNode }) {
  return (
    <>
      <Steps />
      {children}
      <Footer />
    </>
  );
}
