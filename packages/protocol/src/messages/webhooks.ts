import * as z from 'zod/mini';
import { count, instant, maybe, network, uuid } from './fields.ts';
import { type ValueOf, answer } from './message.ts';

export const WEBHOOK_TIMESTAMP_HEADER = 'X-Allfeat-Timestamp';
export const WEBHOOK_SIGNATURE_HEADER = 'X-Allfeat-Signature';

const origin = {
  transaction_id: uuid,
  organization_id: z.string(),
  api_key_id: z.string(),
  external_user_ref: maybe(z.string()),
};

const finalized = {
  ...origin,
  network,
  ats_id: count,
  tx_hash: z.string(),
  block_number: count,
  block_hash: z.string(),
  access_code: maybe(z.string()),
  explorer_url: z.string(),
  finalized_at: instant,
};

/** The body of a webhook. `transactionId` is the key to tell repeats apart. */
export const WebhookEvent = answer(
  z.discriminatedUnion('event', [
    z.object({ event: z.literal('work_registered'), ...finalized }),
    z.object({ event: z.literal('work_updated'), ...finalized }),
    z.object({ event: z.literal('work_failed'), ...origin, reason: z.string(), failed_at: instant }),
  ]),
);
export type WebhookEvent = ValueOf<typeof WebhookEvent>;
