import { createPorts } from '@ats-kit/client';
import { type AtsFlow, type AtsFlowOptions, type AtsPorts, callBack } from '@ats-kit/machine';
import type { Mode } from '@ats-kit/protocol';
import type { AtsOptions } from './options.ts';

/** How the flow of a mode is made: `createRegisterFlow` and its like. */
export type CreateFlow<M extends Mode> = (ports: () => AtsPorts, options: AtsFlowOptions) => AtsFlow<M>;

/** A flow, and the options of a component that may change while it runs. */
export interface FlowHost<M extends Mode> {
  readonly flow: AtsFlow<M>;
  /**
   * The host for other options: this one, unless they name another service, site, work or user. Then it is a new one,
   * whose flow stops this one's when it is started. Has no effect on this one.
   */
  next(options: AtsOptions): FlowHost<M>;
  /** Takes over what may change at any time: callbacks, `getToken`, `token`, `maxFileSize`, `locale` and `messages`. */
  update(options: AtsOptions): void;
}

/** What makes it another flow: other values of these start anew. */
function identityOf(options: AtsOptions): string {
  const { atsUrl, siteKey, network, externalUserId, accessCode, atsId } = options;
  const { tokenUrl, confirmPrice, verifyCommitment, persist, getToken } = options;
  return JSON.stringify([
    ...[atsUrl, siteKey, network, externalUserId, accessCode, atsId],
    ...[tokenUrl, confirmPrice, verifyCommitment, persist, getToken !== undefined],
  ]);
}

/**
 * Makes the flow of a component, which the face has to start after mount and to stop at unmount.
 *
 * @param replaces the flow whose place it takes
 */
export function createHost<M extends Mode>(
  create: CreateFlow<M>,
  options: AtsOptions,
  replaces?: AtsFlow<M>,
): FlowHost<M> {
  const { atsUrl, siteKey, tokenUrl, getToken } = options;
  const identity = identityOf(options);
  let latest = options;
  const ports = () =>
    options.ports ??
    createPorts({
      atsUrl,
      siteKey,
      tokenUrl,
      ...(getToken ? { getToken: (request) => (latest.getToken ?? getToken)(request) } : {}),
    });
  const flow = create(ports, { ...options, replaces, onEvent: (event) => callBack(latest, event) });

  const host: FlowHost<M> = {
    flow,
    next: (other) => (identityOf(other) === identity ? host : createHost(create, other, flow)),
    update(next) {
      const { token, maxFileSize } = latest;
      latest = next;
      if (next.token !== undefined && next.token !== token) flow.setToken(next.token);
      if (next.maxFileSize !== maxFileSize) flow.setMaxFileSize(next.maxFileSize);
      flow.setLanguage(next);
    },
  };
  return host;
}
