import { z } from 'zod';
import { type SecretBox, createSecretBox, deriveKey } from '../../services/vault.ts';
import { outcomeSchema, requestSchema } from '../operation.ts';

/**
 * What is said between a command and the process that has the data folder, a line each:
 *
 *     ← { program, pid, state, challenge }     whoever connects hears this
 *     → { sealed: { version, nonce, request } }
 *     ← { sealed: { version, outcome } }       or { refused }
 *
 * Sealed is encrypted and authenticated with a key of the folder's master key, which only its owner can read: abstract sockets
 * and pipes have no owner of their own. Each is bound to its direction and to a random text of the other side, so that
 * nothing that was recorded can be said again, and whoever took the address first learns nothing and can pretend nothing.
 */
const PROGRAM = 'ats-api';

/** `command`: another command has the folder, for a moment. */
export const greetingSchema = z.object({
  program: z.literal(PROGRAM),
  pid: z.number(),
  state: z.enum(['starting', 'ready', 'busy', 'stopping', 'command']),
  challenge: z.string().max(100),
});
export type Greeting = z.infer<typeof greetingSchema>;

export const greet = (state: Greeting['state'], challenge = ''): Greeting => ({
  program: PROGRAM,
  pid: process.pid,
  state,
  challenge,
});

export const orderSchema = z.object({
  version: z.string(),
  nonce: z.string().min(16).max(100),
  request: requestSchema,
});

export const answerSchema = z.object({ version: z.string(), outcome: outcomeSchema });

export const sealedSchema = z.object({ sealed: z.string() });
export const answerLineSchema = z.union([sealedSchema, z.object({ refused: z.enum(['key', 'request']) })]);

export const MAX_ORDER_CHARACTERS = 64 * 1024;
export const MAX_ANSWER_CHARACTERS = 64 * 1024 * 1024;

export const controlBox = (masterKey: Buffer): SecretBox => createSecretBox(deriveKey(masterKey, 'control'));

export const orderContext = (challenge: string) => `order ${challenge}`;
export const answerContext = (challenge: string, nonce: string) => `answer ${challenge} ${nonce}`;

/** JSON that came over the line. `undefined` for what is none of it. */
export function readLine<Schema extends z.ZodType>(
  schema: Schema,
  line: string,
): z.output<Schema> | undefined {
  try {
    return schema.safeParse(JSON.parse(line)).data;
  } catch {
    return undefined;
  }
}
