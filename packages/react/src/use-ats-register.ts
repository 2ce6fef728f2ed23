import { createPorts } from '@ats-kit/client';
import { type AtsFlow, type RegisterView, callBack, createAtsFlow } from '@ats-kit/machine';
import type { Mode, WidgetState } from '@ats-kit/protocol';
import { useEffect, useId, useMemo, useState, useSyncExternalStore } from 'react';
import type { AtsRegisterOptions } from './options.ts';
import { type ViewSource, flowSource } from './view-source.ts';

/** What a page may do to a flow from outside. */
export interface AtsRegisterCommands {
  /** Gives a session token, at any moment. */
  setToken(token: string): void;
  /** Back to the first step. */
  reset(): void;
  getState(): WidgetState;
}

export interface AtsRegisterHandle extends AtsRegisterCommands {
  /** All that there is to render; see `RegisterView`. */
  view: RegisterView;
}

/** What makes it another flow: other values of these start anew. */
function identityOf(options: AtsRegisterOptions): string {
  const { atsUrl, siteKey, network, externalUserId, tokenUrl, locale, confirmPrice, verifyCommitment } =
    options;
  return JSON.stringify([
    atsUrl,
    siteKey,
    network,
    externalUserId,
    tokenUrl,
    locale,
    confirmPrice,
    verifyCommitment,
    options.getToken !== undefined,
  ]);
}

interface Host {
  identity: string;
  flow: AtsFlow;
  /** The token that the flow began with. */
  token: string | undefined;
  /** Callbacks are looked up when they are called, so that new ones need no new flow. */
  update(options: AtsRegisterOptions): void;
}

function createHost(mode: Mode, identity: string, options: AtsRegisterOptions): Host {
  const { atsUrl, siteKey, tokenUrl, token, getToken } = options;
  let latest = options;
  const ports = () =>
    options.ports ??
    createPorts({
      atsUrl,
      siteKey,
      tokenUrl,
      ...(getToken ? { getToken: (request) => (latest.getToken ?? getToken)(request) } : {}),
    });
  return {
    identity,
    token,
    flow: createAtsFlow(mode, ports, { ...options, onEvent: (event) => callBack(latest, event) }),
    update: (next) => void (latest = next),
  };
}

/** A flow and its views: created once, started after mount, stopped at unmount. Renders nothing again by itself. */
export function useFlow(mode: Mode, options: AtsRegisterOptions): { flow: AtsFlow; source: ViewSource } {
  const identity = `${mode} ${identityOf(options)}`;
  const [host, setHost] = useState(() => createHost(mode, identity, options));
  if (host.identity !== identity) setHost(createHost(mode, identity, options));
  const { flow } = host;

  useEffect(() => host.update(options));
  useEffect(() => {
    flow.start();
    return () => flow.stop();
  }, [flow]);
  useEffect(() => {
    if (options.token !== undefined && options.token !== host.token) flow.setToken(options.token);
  }, [flow, host.token, options.token]);
  useEffect(() => flow.setMaxFileSize(options.maxFileSize), [flow, options.maxFileSize]);

  const ids = useId();
  const source = useMemo(() => flowSource(flow, `ats${ids}`), [flow, ids]);
  return { flow, source };
}

/**
 * A flow as a hook.
 *
 * @internal for the faces of this project; use the hook of the mode
 */
export function useAtsFlow(mode: Mode, options: AtsRegisterOptions): AtsRegisterHandle {
  const { flow, source } = useFlow(mode, options);
  const view = useSyncExternalStore(source.subscribe, source.getView, source.getView);
  return { view, setToken: flow.setToken, reset: flow.reset, getState: flow.getState };
}

/**
 * The register flow as a hook: `view` says what to render and what each button does.
 *
 * Nothing runs before the component is mounted, and everything stops when it is unmounted.
 */
export function useAtsRegister(options: AtsRegisterOptions): AtsRegisterHandle {
  return useAtsFlow('register', options);
}
