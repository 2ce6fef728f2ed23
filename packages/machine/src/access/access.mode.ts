import { routeToFinding } from '../finding/finding.route.ts';
import { createFlow } from '../flow/create-flow.ts';
import type { AtsFlow, ModeDefinition } from '../flow/flow.types.ts';
import type { AtsFlowOptions } from '../flow/options.ts';
import { provideAccess } from '../flow/provide-access.ts';
import type { AtsPorts } from '../ports.ts';
import { connectAccess } from './access.connect.ts';
import type { accessMachine } from './access.machine.ts';
import { accessSnapshot } from './access.snapshot.ts';
import { accessState } from './access.state.ts';
import type { AccessEvent } from './access.types.ts';

/** Consulting a work by its access code. */
export const accessMode: ModeDefinition<'access', typeof accessMachine> = {
  mode: 'access',
  actionType: 'access',
  provide: (provisions, { network, atsId }) =>
    provideAccess(provisions, { actionType: 'access', network, atsId: atsId ?? undefined }),
  snapshot: accessSnapshot,
  connect: connectAccess,
  send(root, event) {
    if (!routeToFinding(root.getSnapshot().children.finding, event)) root.send(event as AccessEvent);
  },
  state: accessState,
};

/** The access flow alone; see `createAtsFlow`. */
export function createAccessFlow(
  ports: AtsPorts | (() => AtsPorts),
  options?: AtsFlowOptions,
): AtsFlow<'access'> {
  return createFlow(accessMode, ports, options);
}
