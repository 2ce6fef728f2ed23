import { randomBytes } from 'node:crypto';
import { type Socket, connect } from 'node:net';
import type { SecretBox } from '../../services/vault.ts';
import { VERSION } from '../../version.ts';
import { ControlError } from '../faults.ts';
import type { OperationRequest, Outcome } from '../operation.ts';
import { linesOf, sendLine } from './lines.ts';
import {
  type Greeting,
  MAX_ANSWER_CHARACTERS,
  MAX_ORDER_CHARACTERS,
  answerContext,
  answerLineSchema,
  answerSchema,
  controlBox,
  greetingSchema,
  orderContext,
  readLine,
} from './messages.ts';

/** Longer than the server gives itself. */
const ANSWER_MS = 140_000;
const GREETING_MS = 5_000;

export type Reply =
  /** `version` is that of the program that did it. */
  | { kind: 'answered'; outcome: Outcome; version: string }
  /** Nothing was asked: it takes no orders now. */
  | { kind: 'not-now'; state: Greeting['state'] }
  /** Nothing was asked: nobody listens any more. */
  | { kind: 'gone' }
  /** Nothing was asked: whoever listens does not say who they are. */
  | { kind: 'silent' };

function reach(address: string): Promise<Socket | undefined> {
  return new Promise((resolve, reject) => {
    const socket = connect(address, () => resolve(socket));
    socket.once('error', (error: NodeJS.ErrnoException) => {
      if (['ECONNREFUSED', 'ENOENT', 'ECONNRESET', 'EPIPE'].includes(error.code ?? '')) resolve(undefined);
      else reject(error);
    });
  });
}

const unknown = (pid: number) =>
  new ControlError(
    `The process ${pid} ended the connection before it answered. It may have been done or not: look before you do it again.`,
  );

async function nextLine(lines: AsyncGenerator<string, void>): Promise<string | undefined> {
  const { value } = await lines.next().catch(() => ({ value: undefined }));
  return typeof value === 'string' ? value : undefined;
}

function openSealed(box: SecretBox, sealed: string, context: string): string | undefined {
  try {
    return box.open(sealed, context);
  } catch {
    return undefined;
  }
}

async function order(
  socket: Socket,
  lines: AsyncGenerator<string, void>,
  { greeting, masterKey, request }: { greeting: Greeting; masterKey: Buffer; request: OperationRequest },
): Promise<Reply> {
  const { challenge, pid } = greeting;
  const box = controlBox(masterKey);
  const nonce = randomBytes(32).toString('base64url');
  const sealed = box.seal(JSON.stringify({ version: VERSION, nonce, request }), orderContext(challenge));
  if (sealed.length + 100 > MAX_ORDER_CHARACTERS)
    throw new ControlError('The command is too long for one call. Do it in parts.');
  await sendLine(socket, { sealed }).catch(() => {
    throw unknown(pid);
  });
  const line = await nextLine(lines);
  if (line === undefined) throw unknown(pid);
  const answer = readLine(answerLineSchema, line);
  if (answer && 'refused' in answer)
    throw new ControlError(
      answer.refused === 'key'
        ? `The process ${pid} has another master key than master.key now holds. Put the right file back, or restart the server.`
        : `The process ${pid} does not know this command: it is of another version. Restart it.`,
    );
  const text = answer && openSealed(box, answer.sealed, answerContext(challenge, nonce));
  if (answer && text === undefined)
    throw new ControlError(
      `What listens in the name of the data folder does not have its key: it is another program, process ${pid} by its own account. See who runs it.`,
    );
  const opened = text === undefined ? undefined : readLine(answerSchema, text);
  if (!opened)
    throw new ControlError(
      `The process ${pid} answers in a way that is not known here: it is of another version. Restart it.`,
    );
  return { kind: 'answered', ...opened };
}

/**
 * Asks the process that listens at `address` to do something. What was asked once is never asked again: nobody here knows
 * whether it was done.
 *
 * @throws ControlError when it refuses, or when it is not known what it did
 */
export async function ask(
  address: string,
  options: { masterKey: Buffer; request: OperationRequest },
): Promise<Reply> {
  const socket = await reach(address);
  if (!socket) return { kind: 'gone' };
  socket.on('error', () => undefined);
  const limit = setTimeout(() => socket.destroy(), GREETING_MS);
  const longest = setTimeout(() => socket.destroy(), ANSWER_MS);
  try {
    const lines = linesOf(socket, MAX_ANSWER_CHARACTERS);
    const first = await nextLine(lines);
    clearTimeout(limit);
    const greeting = first === undefined ? undefined : readLine(greetingSchema, first);
    if (!greeting) return { kind: 'silent' };
    if (greeting.state !== 'ready') return { kind: 'not-now', state: greeting.state };
    return await order(socket, lines, { ...options, greeting });
  } finally {
    clearTimeout(limit);
    clearTimeout(longest);
    socket.destroy();
  }
}

/** What the process that listens at `address` says of itself. */
export async function stateAt(address: string): Promise<Greeting['state'] | undefined> {
  const socket = await reach(address);
  if (!socket) return undefined;
  socket.on('error', () => undefined);
  const limit = setTimeout(() => socket.destroy(), GREETING_MS);
  const first = await nextLine(linesOf(socket, MAX_ORDER_CHARACTERS));
  clearTimeout(limit);
  socket.destroy();
  return first === undefined ? undefined : readLine(greetingSchema, first)?.state;
}
