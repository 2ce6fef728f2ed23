import { createActor } from 'xstate';
import { findingView } from '../finding/finding.connect.ts';
import { findingMachine } from '../finding/finding.machine.ts';
import type { FindingCommand } from '../finding/finding.types.ts';
import type { FormEvent } from '../form/form.types.ts';
import { updateMessages } from '../messages/messages.ts';
import { connectScreen } from '../register/register.connect.ts';
import { findingInput, needsCode } from '../register/register.rules.ts';
import type { RegisterSnapshot } from '../register/register.snapshot.ts';
import { registerScreen } from '../register/register.state.ts';
import type { RegisterEvent } from '../register/register.types.ts';
import { type ConnectEnv, createConnection } from '../register/views/env.ts';
import { fixedTitleStep } from '../register/views/form.ts';
import { stepsOf } from '../register/views/steps.ts';
import type { UpdateView } from './update.view.ts';

export type UpdateEvent = FormEvent | RegisterEvent | FindingCommand;

/**
 * Before it is known what the storage holds, as on a server: the question stands already, so that a page does not jump
 * when it begins to be asked.
 */
function withQuestion(snapshot: RegisterSnapshot): RegisterSnapshot {
  const finding = createActor(findingMachine, {
    input: findingInput(snapshot.register.context),
  }).getSnapshot();
  return { ...snapshot, finding, works: finding.children.works?.getSnapshot() ?? null };
}

/** Turns the state of the machines into what a face renders. Pure: the same snapshot gives the same view. */
export function connectUpdate(
  snapshot: RegisterSnapshot,
  send: (event: UpdateEvent) => void,
  env: ConnectEnv,
): UpdateView {
  const t = updateMessages(env.t);
  const isBeginning = snapshot.register.matches({ flow: { active: 'resuming' } });
  const seen = isBeginning ? withQuestion(snapshot) : snapshot;
  const connection = createConnection<RegisterSnapshot, UpdateEvent>(seen, send, { ...env, t });
  const screen = isBeginning ? 'finding' : registerScreen(snapshot);
  if (screen !== 'finding') return connectScreen(connection, screen, fixedTitleStep);
  const { noted } = snapshot.register.context;
  return findingView(connection, {
    steps: stepsOf(connection, 'work', null),
    ...(needsCode(noted)
      ? {
          lead: t.finding.resume(noted.title),
          restart: { text: t.failed.restart, press: connection.act({ type: 'user.reset' }) },
        }
      : {}),
  });
}
