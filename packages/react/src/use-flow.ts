import { type AtsOptions, type CreateFlow, createHost } from '@ats-kit/dom';
import { type AtsFlow, type ViewOf, createAtsFlow } from '@ats-kit/machine';
import type { Mode, WidgetState } from '@ats-kit/protocol';
import { useEffect, useId, useMemo, useState, useSyncExternalStore } from 'react';
import { type ViewSource, flowSource } from './view-source.ts';

/** What a page may do to a flow from outside. */
export interface AtsCommands {
  /** Gives a session token, at any moment. */
  setToken(token: string): void;
  /** Back to the first step. */
  reset(): void;
  getState(): WidgetState;
}

export interface AtsHandle<M extends Mode> extends AtsCommands {
  /** All that there is to render, told apart by `screen` and `step`. */
  view: ViewOf<M>;
}

/**
 * A flow and its views: created once, started after mount, stopped at unmount. Renders nothing again by itself.
 *
 * @param create looked at when a flow begins; `mode` says when that is
 */
export function useFlow<M extends Mode>(
  mode: M,
  create: CreateFlow<M>,
  options: AtsOptions,
): { flow: AtsFlow<M>; source: ViewSource<ViewOf<M>> } {
  const [begun, begin] = useState(() => ({ mode, host: createHost(create, options) }));
  const host = begun.mode === mode ? begun.host.next(options) : createHost(create, options, begun.host.flow);
  if (host !== begun.host) begin({ mode, host });
  const { flow } = host;

  useEffect(() => host.update(options));
  useEffect(() => {
    flow.start();
    return () => flow.stop();
  }, [flow]);

  const ids = useId();
  const source = useMemo(() => flowSource(mode, flow, `ats${ids}`), [mode, flow, ids]);
  return { flow, source };
}

/** A flow as a hook: `view` says what to render and what each button does. */
export function useFlowHandle<M extends Mode>(
  mode: M,
  create: CreateFlow<M>,
  options: AtsOptions,
): AtsHandle<M> {
  const { flow, source } = useFlow(mode, create, options);
  const view = useSyncExternalStore(source.subscribe, source.getView, source.getView);
  return { view, setToken: flow.setToken, reset: flow.reset, getState: flow.getState };
}

/**
 * The flow of a mode that is only known at run time.
 *
 * @internal for the faces of this project; the hook of a mode brings only what that mode needs
 */
export function useAtsFlow<M extends Mode>(mode: M, options: AtsOptions): AtsHandle<M> {
  return useFlowHandle(mode, (ports, flowOptions) => createAtsFlow(mode, ports, flowOptions), options);
}
