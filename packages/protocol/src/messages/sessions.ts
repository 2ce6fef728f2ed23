import * as z from 'zod/mini';
import { actionType, count, externalUserRef, maybe, network } from './fields.ts';
import { type ValueOf, answer, request } from './message.ts';

/** `POST /v1/sessions`: the organization's backend mints a token. */
export const CreateSession = request(
  z.object({
    secret_key: z.string().check(z.minLength(1)),
    action_type: actionType,
    allowed_network: network,
    allowed_ats_id: maybe(count),
    external_user_ref: maybe(externalUserRef),
    max_file_size_bytes: maybe(z.int().check(z.positive())),
  }),
);
export type CreateSession = ValueOf<typeof CreateSession>;

export const Session = answer(z.object({ token: z.string().check(z.minLength(1)), expires_in: count }));
export type Session = ValueOf<typeof Session>;

/** What a face POSTs to `token-url`. */
export const TokenRequest = request(z.object({ action_type: actionType, network, ats_id: maybe(count) }));
export type TokenRequest = ValueOf<typeof TokenRequest>;

/** What `token-url` answers; more keys do no harm. */
export const TokenAnswer = answer(z.object({ token: z.string().check(z.minLength(1)) }));
export type TokenAnswer = ValueOf<typeof TokenAnswer>;
