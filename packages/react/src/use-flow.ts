import { createPorts } from '@ats-kit/client';
import {
  type AtsFlow,
  type AtsFlowOptions,
  type AtsPorts,
  type ViewOf,
  callBack,
  createAtsFlow,
} from '@ats-kit/machine';
import type { Mode, WidgetState } from '@ats-kit/protocol';
import { useEffect, useId, useMemo, useState, useSyncExternalStore } from 'react';
import type { AtsOptions } from './options.ts';
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

/** How the flow of a mode is made: `createRegisterFlow` and its like. */
export type CreateFlow<M extends Mode> = (ports: () => AtsPorts, options: AtsFlowOptions) => AtsFlow<M>;

/** What makes it another flow: other values of these start anew. */
function identityOf(mode: Mode, options: AtsOptions): string {
  const { atsUrl, siteKey, network, externalUserId, accessCode, atsId } = options;
  const { tokenUrl, confirmPrice, verifyCommitment, persist, getToken } = options;
  return JSON.stringify([
    ...[mode, atsUrl, siteKey, network, externalUserId, accessCode, atsId],
    ...[tokenUrl, confirmPrice, verifyCommitment, persist, getToken !== undefined],
  ]);
}

interface Host<M extends Mode> {
  identity: string;
  flow: AtsFlow<M>;
  /** The token that the flow began with. */
  token: string | undefined;
  /** Callbacks are looked up when they are called, so that new ones need no new flow. */
  update(options: AtsOptions): void;
}

function createHost<M extends Mode>(
  create: CreateFlow<M>,
  identity: string,
  options: AtsOptions,
  replaces?: AtsFlow<M>,
): Host<M> {
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
    flow: create(ports, { ...options, replaces, onEvent: (event) => callBack(latest, event) }),
    update: (next) => void (latest = next),
  };
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
  const identity = identityOf(mode, options);
  const [host, setHost] = useState(() => createHost(create, identity, options));
  if (host.identity !== identity) setHost(createHost(create, identity, options, host.flow));
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
  const { locale, messages } = options;
  useEffect(() => flow.setLanguage({ locale, messages }), [flow, locale, messages]);

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
