import type { Actor } from 'xstate';
import type { AtsFlow, ModeDefinition } from '../flow/flow.types.ts';
import type { AtsFlowOptions } from '../flow/options.ts';
import { createFlow } from '../flow/create-flow.ts';
import { provideRegister } from '../flow/provide.ts';
import type { FormEvent } from '../form/form.types.ts';
import type { AtsPorts } from '../ports.ts';
import { connectRegister } from './register.connect.ts';
import type { registerMachine } from './register.machine.ts';
import { registerSnapshot } from './register.snapshot.ts';
import { registerState } from './register.state.ts';
import type { RegisterEvent } from './register.types.ts';

const FORM_EVENTS = new Set<string>([
  'user.chooseFile',
  'user.removeFile',
  'user.setTitle',
  'user.setCreator',
  'user.toggleRole',
  'user.addCreator',
  'user.removeCreator',
  'user.toggleCreator',
  'user.openCreator',
  'user.play',
  'user.pause',
  'user.seek',
  'user.leaveField',
  'user.next',
  'user.back',
  'user.goTo',
] satisfies FormEvent['type'][]);

const isFormEvent = (event: FormEvent | RegisterEvent): event is FormEvent => FORM_EVENTS.has(event.type);

/** Hands an event to the machine that it is meant for. */
export function sendRegistering(root: Actor<typeof registerMachine>, event: FormEvent | RegisterEvent): void {
  if (isFormEvent(event)) root.getSnapshot().children.form?.send(event);
  else root.send(event);
}

/** Registering a new work. */
export const registerMode: ModeDefinition<'register', typeof registerMachine> = {
  mode: 'register',
  actionType: 'register',
  provide: (provisions, { network }) => provideRegister(provisions, { actionType: 'register', network }),
  snapshot: registerSnapshot,
  connect: connectRegister,
  send: sendRegistering,
  state: registerState,
};

/** The register flow alone; see `createAtsFlow`. */
export function createRegisterFlow(ports: AtsPorts | (() => AtsPorts), options?: AtsFlowOptions): AtsFlow {
  return createFlow(registerMode, ports, options);
}
