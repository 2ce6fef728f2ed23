import type { RegisterSnapshot } from './register.snapshot.ts';
import { registerScreen } from './register.state.ts';
import type { RegisterView } from './register.view.ts';
import { type ConnectEnv, type Send, createConnection } from './views/env.ts';
import { formView } from './views/form.ts';
import { completeView, failedView } from './views/outcome.ts';
import { priceView, trackingView, uploadView, waitingView } from './views/progress.ts';

/** Turns the state of the machines into what a face renders. Pure: the same snapshot gives the same view. */
export function connectRegister(snapshot: RegisterSnapshot, send: Send, env: ConnectEnv): RegisterView {
  const connection = createConnection(snapshot, send, env);
  const screen = registerScreen(snapshot);
  switch (screen) {
    case 'form':
      return formView(connection);
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
