import { TransactionFrame } from '@ats-kit/protocol';
import { parseAtsUrl, resolveSocketUrl } from './url.ts';

export interface TrackerHandlers {
  /** The connection stands. */
  onOpen: () => void;
  /** A frame of the protocol. Frames that are unknown or malformed never arrive here. */
  onFrame: (frame: TransactionFrame) => void;
  /** Once, however the connection ended; also when there never was one. */
  onClose: () => void;
}

/** Follows a transaction over a socket. */
export interface Tracker {
  /**
   * @param input.wsUrl as `confirm` returned it: a path relative to the API's base, or an absolute URL of the same
   *   origin. Any other address is not opened: `onClose` is called.
   * @returns a function that closes the connection; no handler is called after it
   */
  open(input: { transactionId: string; wsUrl: string }, handlers: TrackerHandlers): () => void;
}

function decodeFrame(data: unknown): TransactionFrame | undefined {
  if (typeof data !== 'string') return undefined;
  try {
    const decoded = TransactionFrame.decode(JSON.parse(data));
    return decoded.ok ? decoded.value : undefined;
  } catch {
    return undefined;
  }
}

/** `undefined` where there are no sockets (Node 20), where the address is refused, or where a policy forbids it. */
function openSocket(base: string, wsUrl: string): WebSocket | undefined {
  const url = resolveSocketUrl(base, wsUrl);
  if (url === undefined || typeof WebSocket === 'undefined') return undefined;
  try {
    return new WebSocket(url);
  } catch {
    return undefined;
  }
}

/**
 * A {@link Tracker} on the platform's `WebSocket`. Without one (Node 20) every connection closes at once, so that the
 * caller polls instead.
 *
 * @param options.atsUrl where the API is: an absolute http or https URL
 * @throws AtsError `widget.configuration_error` when `atsUrl` is anything else
 */
export function openTracker({ atsUrl }: { atsUrl: string }): Tracker {
  const base = parseAtsUrl(atsUrl);
  return {
    open({ wsUrl }, { onOpen, onFrame, onClose }) {
      let ended = false;
      const end = () => {
        if (ended) return;
        ended = true;
        onClose();
      };

      const socket = openSocket(base, wsUrl);
      if (socket === undefined) {
        // Later, as the end of a real connection is: the caller does not hold the returned function yet.
        queueMicrotask(end);
      } else {
        socket.addEventListener('open', () => {
          if (!ended) onOpen();
        });
        socket.addEventListener('message', ({ data }) => {
          const frame = ended ? undefined : decodeFrame(data);
          if (frame !== undefined) onFrame(frame);
        });
        // A failed connection reports both, in this order; not every runtime sends the second.
        socket.addEventListener('error', end);
        socket.addEventListener('close', end);
      }

      return () => {
        ended = true;
        socket?.close();
      };
    },
  };
}
