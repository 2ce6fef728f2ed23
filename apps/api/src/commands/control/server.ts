import { randomBytes } from 'node:crypto';
import type { Socket } from 'node:net';
import { UUID_PATTERN } from '@ats-kit/protocol';
import { z } from 'zod';
import { describeError } from '../../http/describe-error.ts';
import type { Logger } from '../../ports.ts';
import type { SecretBox } from '../../services/vault.ts';
import { VERSION } from '../../version.ts';
import { faultOf } from '../faults.ts';
import type { OperationRequest, Outcome, Workplace } from '../operation.ts';
import { OPERATIONS } from '../operations.ts';
import { linesOf, sendLine } from './lines.ts';
import {
  type Greeting,
  MAX_ORDER_CHARACTERS,
  answerContext,
  controlBox,
  greet,
  orderContext,
  orderSchema,
  readLine,
  sealedSchema,
} from './messages.ts';

export interface ControlOptions {
  logger: Logger;
  /** How long whoever connects may take to say what they want. @default 10 000 */
  orderMs?: number | undefined;
  /** How long an answer may take, until the connection ends without one. @default 120 000 */
  answerMs?: number | undefined;
  /** @default 8 */
  maxConnections?: number | undefined;
}

/** The side of commands that has the data folder, and does what they ask for. */
export interface Control {
  onConnection(socket: Socket): void;
  /** From now on orders are taken. */
  open(workplace: Workplace): void;
  /** Takes no more orders; what is in hand is finished, for as long as it may take. */
  close(): Promise<void>;
}

const GRACE_MS = 3_000;

const organizationIn = (input: unknown): string | undefined => {
  const { id } = z.object({ id: z.string() }).safeParse(input).data ?? {};
  return id !== undefined && UUID_PATTERN.test(id) ? id : undefined;
};

export function createControl(options: ControlOptions): Control {
  const { logger, orderMs = 10_000, answerMs = 120_000, maxConnections = 8 } = options;
  const conversations = new Set<Promise<void>>();
  /** Those who have not said yet what they want: a stop does not wait for them. */
  const silent = new Set<Socket>();
  let state: Greeting['state'] = 'starting';
  let open: { workplace: Workplace; box: SecretBox } | undefined;

  /** Nothing of the values is logged: a secret may have been typed in the wrong place. */
  async function perform(workplace: Workplace, { name, input }: OperationRequest) {
    const operation = OPERATIONS.get(name);
    if (!operation) return undefined;
    const startedAt = performance.now();
    const outcome = await operation.perform(workplace, input).catch((error: unknown): Outcome => {
      logger.error(describeError(error), 'a command failed');
      return { isDone: false, fault: faultOf(error) };
    });
    const fields = { command: name, organizationId: organizationIn(input) };
    const code = outcome.isDone ? undefined : outcome.fault.code;
    logger.info({ ...fields, code, duration_ms: Math.round(performance.now() - startedAt) }, 'command');
    return outcome;
  }

  /** The request, if it was sealed by somebody who has the key, for this conversation. */
  function openOrder(box: SecretBox, line: string, challenge: string) {
    const sealed = readLine(sealedSchema, line)?.sealed;
    try {
      return sealed === undefined ? undefined : { text: box.open(sealed, orderContext(challenge)) };
    } catch {
      return undefined;
    }
  }

  async function converse(socket: Socket): Promise<void> {
    const isFull = conversations.size >= maxConnections;
    if (!open || isFull) {
      await sendLine(socket, greet(state === 'ready' ? 'busy' : state));
      return;
    }
    const { workplace, box } = open;
    const challenge = randomBytes(32).toString('base64url');
    const limit = setTimeout(() => socket.destroy(), orderMs);
    const longest = setTimeout(() => socket.destroy(), orderMs + answerMs);
    silent.add(socket);
    try {
      await sendLine(socket, greet(state, challenge));
      const { value: line } = await linesOf(socket, MAX_ORDER_CHARACTERS).next();
      if (line === undefined) return;
      silent.delete(socket);
      clearTimeout(limit);
      const opened = openOrder(box, line, challenge);
      if (!opened) {
        logger.warn({}, 'a command with another key was refused');
        await sendLine(socket, { refused: 'key' });
        return;
      }
      const order = readLine(orderSchema, opened.text);
      const outcome = order && (await perform(workplace, order.request));
      if (!outcome) {
        await sendLine(socket, { refused: 'request' });
        return;
      }
      const answer = JSON.stringify({ version: VERSION, outcome });
      await sendLine(socket, { sealed: box.seal(answer, answerContext(challenge, order.nonce)) });
    } finally {
      clearTimeout(limit);
      clearTimeout(longest);
      silent.delete(socket);
    }
  }

  return {
    onConnection(socket) {
      const conversation: Promise<void> = converse(socket)
        // Whoever went away needs no answer.
        .catch(() => undefined)
        .finally(() => {
          socket.destroy();
          conversations.delete(conversation);
        });
      conversations.add(conversation);
    },
    open(workplace) {
      open = { workplace, box: controlBox(workplace.masterKey) };
      state = 'ready';
    },
    async close() {
      open = undefined;
      state = 'stopping';
      for (const socket of silent) socket.destroy();
      let timer: NodeJS.Timeout | undefined;
      const grace = new Promise((resolve) => (timer = setTimeout(resolve, GRACE_MS)));
      await Promise.race([Promise.all(conversations), grace]);
      clearTimeout(timer);
    },
  };
}
