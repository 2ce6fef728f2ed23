import { fromCallback, fromPromise } from 'xstate';
import { trackingMachine } from '../tracking/tracking.machine.ts';
import type { TrackingEvent } from '../tracking/tracking.types.ts';
import type { Provisions } from './provisions.ts';

/** The tracking machine with the service, the line and the other tabs. */
export function provideTracking({ ports, records }: Provisions) {
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
      lock: fromCallback<TrackingEvent, { transactionId: string }>(
        ({ input: { transactionId }, sendBack }) => {
          let hasWaited = false;
          return ports.locks.hold(`ats-kit:transaction:${transactionId}`, {
            onElsewhere() {
              hasWaited = true;
              sendBack({ type: 'lock.elsewhere' });
            },
            // Whoever had it may have seen it through: on a device's storage, tabs share their notes.
            onHeld: () =>
              sendBack({ type: hasWaited && !records.isNoted(transactionId) ? 'lock.over' : 'lock.held' }),
          });
        },
      ),
      connectivity: fromCallback<TrackingEvent>(({ sendBack }) =>
        ports.connectivity?.onChange((isOnline) => {
          if (isOnline) sendBack({ type: 'network.online' });
        }),
      ),
    },
  });
}
