import type { RegisterSnapshot } from './register.snapshot.ts';
import { type RegisterScreen, registerScreen } from './register.state.ts';
import type { FormStepView, RegisterView } from './register.view.ts';
import { type ConnectEnv, type Connection, type Send, createConnection } from './views/env.ts';
import type { FormConnection } from './views/form-frame.ts';
import { formView, titleStep } from './views/form.ts';
import { completeView, failedView } from './views/outcome.ts';
import { priceView, trackingView, uploadView, waitingView } from './views/progress.ts';

type ScreenOf<Title> = Exclude<RegisterView, FormStepView> | ReturnType<typeof formView<Title>>;

/** The screens that registering and updating share. */
export function connectScreen<Title>(
  connection: Connection,
  screen: Exclude<RegisterScreen, 'finding'>,
  title: (connection: FormConnection) => Title,
): ScreenOf<Title> {
  switch (screen) {
    case 'form':
      return formView(connection, title);
    case 'upload':
      return uploadView(connection);
    case 'quoting':
    case 'confirming':
      return waitingView(connection, screen);
    case 'price':
      return priceView(connection);
    case 'tracking':
      return trackingView(connection);
    case 'complete':
      return completeView(connection);
    case 'failed':
    case 'disabled':
      return failedView(connection, screen);
  }
}

/** Turns the state of the machines into what a face renders. Pure: the same snapshot gives the same view. */
export function connectRegister(snapshot: RegisterSnapshot, send: Send, env: ConnectEnv): RegisterView {
  const screen = registerScreen(snapshot);
  // Nobody looks for a work that is not there yet.
  if (screen === 'finding') throw new Error('Registering a new work finds none.');
  return connectScreen(createConnection(snapshot, send, env), screen, titleStep);
}
