import * as z from 'zod/mini';
import { maybe } from './fields.ts';
import { type ValueOf, answer } from './message.ts';

const body = z.object({
  code: z.string().check(z.minLength(1)),
  message: z._default(z.string(), ''),
  details: maybe(z.record(z.string(), z.unknown())),
  request_id: maybe(z.string()),
});

/** The inner object of the envelope, also sent in `error` frames. `details` keeps its wire keys. */
export const errorBodyWire = body;

/** `{ "error": { code, message, details?, request_id } }`: every answer that is not 2xx. */
export const errorEnvelopeWire = z.object({ error: body });

export const ErrorEnvelope = answer(errorEnvelopeWire);
export type ErrorEnvelope = ValueOf<typeof ErrorEnvelope>;
