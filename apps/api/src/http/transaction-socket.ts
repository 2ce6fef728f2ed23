import { TransactionFrame, type TransactionStatus } from '@ats-kit/protocol';
import type { WSContext, WSEvents } from 'hono/ws';
import type { Logger, Signals } from '../ports.ts';
import type { Transactions } from '../services/transactions.ts';
import { describeError } from './describe-error.ts';
import { errorBody } from './errors.ts';

export interface TransactionSocketOptions {
  requestId: string;
  /** @throws AtsError when there is no such transaction */
  find: () => Promise<TransactionStatus>;
  transactions: Transactions;
  signals: Signals;
  logger: Logger;
}

const NORMAL_CLOSURE = 1000;
const POLICY_VIOLATION = 1008;

/**
 * The life of one socket: `connected`, the steps so far, then each step as it is written, and the end. A signal only says
 * that there is something to read; what is read goes by sequence number, so no step is missed or sent twice.
 */
export function transactionSocket(options: TransactionSocketOptions): WSEvents {
  const { requestId, find, transactions, signals, logger } = options;
  let unsubscribe = () => {};
  let isClosed = false;
  let sequence = 0;
  let isReading = false;
  let hasMore = false;

  const send = (socket: WSContext, frame: TransactionFrame) =>
    socket.send(JSON.stringify(TransactionFrame.encode(frame)));

  function refuse(socket: WSContext, error: unknown): void {
    unsubscribe();
    send(socket, { type: 'error', error: errorBody(error, requestId) });
    socket.close(POLICY_VIOLATION);
  }

  async function readSteps(socket: WSContext, id: string): Promise<void> {
    hasMore = true;
    if (isReading) return;
    isReading = true;
    try {
      while (hasMore) {
        hasMore = false;
        const { frames, last, isComplete } = await transactions.updatesAfter(id, sequence);
        for (const frame of frames) send(socket, frame);
        sequence = last;
        if (!isComplete) continue;
        unsubscribe();
        socket.close(NORMAL_CLOSURE);
        return;
      }
    } catch (error) {
      logger.error({ request_id: requestId, ...describeError(error) }, 'a socket could not be served');
      refuse(socket, error);
    } finally {
      isReading = false;
    }
  }

  async function open(socket: WSContext): Promise<void> {
    try {
      const { id } = await find();
      // Nobody would end a subscription that begins after its socket.
      if (isClosed) return;
      unsubscribe = signals.subscribe(id, () => void readSteps(socket, id));
      send(socket, { type: 'connected', transactionId: id });
      await readSteps(socket, id);
    } catch (error) {
      refuse(socket, error);
    }
  }

  function close(): void {
    isClosed = true;
    unsubscribe();
  }

  return {
    onOpen: (_, socket) => void open(socket),
    onClose: close,
    onError: close,
  };
}
