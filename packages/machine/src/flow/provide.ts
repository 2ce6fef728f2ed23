import { fromCallback, fromPromise } from 'xstate';
import { formMachine } from '../form/form.machine.ts';
import { registerMachine } from '../register/register.machine.ts';
import type { Draft } from '../submission/submission.types.ts';
import { trackingMachine } from '../tracking/tracking.machine.ts';
import type { TrackingEvent } from '../tracking/tracking.types.ts';
import { holdPage, provideCompletion } from './provide-completion.ts';
import { provideRecording } from './provide-recording.ts';
import { provideSession } from './provide-session.ts';
import { provideSubmission } from './provide-submission.ts';
import { type Provisions, gatedApi } from './provisions.ts';

function provideTracking({ ports }: Provisions) {
  return trackingMachine.provide({
    actors: {
      socket: fromCallback<TrackingEvent, { transactionId: string; wsUrl: string }>(({ input, sendBack }) =>
        ports.tracker.open(input, {
          onOpen: () => sendBack({ type: 'socket.opened' }),
          onFrame: (frame) => sendBack({ type: 'socket.frame', frame }),
          onClose: () => sendBack({ type: 'socket.closed' }),
        }),
      ),
      readStatus: fromPromise(
        ({ input, signal }: { input: { transactionId: string }; signal: AbortSignal }) =>
          ports.api.transaction(input, { signal }),
      ),
    },
  });
}

/** The register machine with real actors behind its names. */
export function provideRegister(provisions: Provisions, network: Draft['network']) {
  const { ports } = provisions;
  return registerMachine.provide({
    actors: {
      session: provideSession(provisions, { actionType: 'register', network }),
      form: formMachine.provide({ actors: { recording: provideRecording(provisions) } }),
      submission: provideSubmission(provisions),
      tracking: provideTracking(provisions),
      completion: provideCompletion(ports, gatedApi(provisions)),
      holdPage: holdPage(ports),
      loadStats: fromPromise(({ input, signal }) => ports.api.stats(input, { signal })),
      copy: fromPromise<void, { text: string }>(({ input }) => ports.desk.copy(input.text)),
    },
  });
}
