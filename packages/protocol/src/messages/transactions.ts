import * as z from 'zod/mini';
import { errorBodyWire } from './errors.ts';
import { count, instant, maybe, uuid } from './fields.ts';
import { type ValueOf, answer } from './message.ts';

/** Steps of a transaction in order, with the progress to fall back on when a message carries none. */
export const STEP_PROGRESS = {
  validating: 5,
  preparing_transaction: 20,
  signing: 40,
  submitting: 60,
  confirming: 80,
  completed: 100,
  failed: 100,
} as const;
export type KnownStep = keyof typeof STEP_PROGRESS;

export function isKnownStep(step: string): step is KnownStep {
  return Object.hasOwn(STEP_PROGRESS, step);
}

const percent = z.number().check(z.gte(0), z.lte(100));

/** How a transaction ended. Services differ in what they leave out of a failure, so all but `success` may be missing. */
const resultWire = z.object({
  success: z.boolean(),
  tx_hash: maybe(z.string()),
  block_number: maybe(count),
  block_hash: maybe(z.string()),
  ats_id: maybe(count),
  work_id: maybe(uuid),
  explorer_url: maybe(z.string()),
  access_code: maybe(z.string()),
  error: maybe(z.string()),
});

export const TransactionResult = answer(resultWire);
export type TransactionResult = ValueOf<typeof TransactionResult>;

const stepWire = z.object({
  step: z.string(),
  progress: maybe(percent),
  description: maybe(z.string()),
  timestamp: maybe(instant),
});

/** `GET /v1/transactions/{id}`. `result` is `null` until the end. */
export const TransactionStatus = answer(
  z.object({
    id: uuid,
    transaction_type: z.enum(['register', 'add_version']),
    current_step: z.string(),
    progress: maybe(percent),
    description: maybe(z.string()),
    is_complete: z.boolean(),
    result: z._default(z.nullable(resultWire), null),
    steps: z._default(z.array(stepWire), []),
    created_at: instant,
    updated_at: instant,
  }),
);
export type TransactionStatus = ValueOf<typeof TransactionStatus>;

const update = z.object({
  type: z.literal('update'),
  step: z.string(),
  progress: maybe(percent),
  description: maybe(z.string()),
  timestamp: maybe(instant),
  // `completed` carries the result, `failed` at least an error; other steps may carry anything.
  details: maybe(z.record(z.string(), z.unknown())),
});

/** A frame of `WS /v1/ws/transactions/{id}`. */
export const TransactionFrame = answer(
  z.discriminatedUnion('type', [
    z.object({ type: z.literal('connected'), transaction_id: uuid }),
    update,
    z.object({ type: z.literal('error'), error: errorBodyWire }),
  ]),
);
export type TransactionFrame = ValueOf<typeof TransactionFrame>;
