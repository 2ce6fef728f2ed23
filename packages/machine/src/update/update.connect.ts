import { findingView } from '../finding/finding.connect.ts';
import type { FindingCommand } from '../finding/finding.types.ts';
import type { FormEvent } from '../form/form.types.ts';
import { updateMessages } from '../messages/en.ts';
import { connectScreen } from '../register/register.connect.ts';
import { needsCode } from '../register/register.rules.ts';
import type { RegisterSnapshot } from '../register/register.snapshot.ts';
import { registerScreen } from '../register/register.state.ts';
import type { RegisterEvent } from '../register/register.types.ts';
import { type ConnectEnv, createConnection } from '../register/views/env.ts';
import { fixedTitleStep } from '../register/views/form.ts';
import { stepsOf } from '../register/views/steps.ts';
import type { UpdateView } from './update.view.ts';

export type UpdateEvent = FormEvent | RegisterEvent | FindingCommand;

/** Turns the state of the machines into what a face renders. Pure: the same snapshot gives the same view. */
export function connectUpdate(
  snapshot: RegisterSnapshot,
  send: (event: UpdateEvent) => void,
  env: ConnectEnv,
): UpdateView {
  const t = updateMessages(env.t);
  const connection = createConnection<RegisterSnapshot, UpdateEvent>(snapshot, send, { ...env, t });
  const screen = registerScreen(snapshot);
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
