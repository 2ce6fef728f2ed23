import { createFlow } from '../flow/create-flow.ts';
import type { AtsFlow, ModeDefinition } from '../flow/flow.types.ts';
import type { AtsFlowOptions } from '../flow/options.ts';
import { provideFinding } from '../flow/provide-finding.ts';
import { provideRegister } from '../flow/provide.ts';
import type { AtsPorts } from '../ports.ts';
import type { registerMachine } from '../register/register.machine.ts';
import { routeToFinding } from '../finding/finding.route.ts';
import { sendRegistering } from '../register/register.mode.ts';
import { registerSnapshot } from '../register/register.snapshot.ts';
import { registerState } from '../register/register.state.ts';
import { connectUpdate } from './update.connect.ts';

/** A new version of a work. */
export const updateMode: ModeDefinition<'update', typeof registerMachine> = {
  mode: 'update',
  actionType: 'update_version',
  provide(provisions, target) {
    const scope = { ...target, atsId: target.atsId ?? undefined, actionType: 'update_version' as const };
    return provideRegister(provisions, scope).provide({
      actors: { finding: provideFinding(provisions, scope, { list: 'work_select', open: 'work_select' }) },
    });
  },
  snapshot: registerSnapshot,
  connect: connectUpdate,
  send(root, event) {
    const { finding } = root.getSnapshot().children;
    if (!routeToFinding(finding, event)) sendRegistering(root, event);
  },
  state: registerState,
};

/** The update flow alone; see `createAtsFlow`. */
export function createUpdateFlow(
  ports: AtsPorts | (() => AtsPorts),
  options?: AtsFlowOptions,
): AtsFlow<'update'> {
  return createFlow(updateMode, ports, options);
}
