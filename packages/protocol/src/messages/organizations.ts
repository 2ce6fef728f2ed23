import * as z from 'zod/mini';
import { instant, maybe } from './fields.ts';
import { type ValueOf, answer, request } from './message.ts';

export const SCOPES = ['works:register', 'works:update', 'works:read'] as const;
export type Scope = (typeof SCOPES)[number];

/** `POST …/api-keys`. Name, scopes and URL are judged by the service: each has an error code of its own. */
export const CreateApiKey = request(
  z.object({
    name: z.string(),
    scopes: z.array(z.string()),
    webhook_url: maybe(z.string()),
    max_file_size_bytes: maybe(z.int().check(z.positive())),
  }),
);
export type CreateApiKey = ValueOf<typeof CreateApiKey>;

/** The one time that an API key and its webhook secret are shown. */
export const CreatedApiKey = answer(
  z.object({ id: z.string(), token: z.string(), webhook_secret_base64: maybe(z.string()) }),
);
export type CreatedApiKey = ValueOf<typeof CreatedApiKey>;

/** `GET …/api-keys`: never the key itself. */
export const ApiKeyList = answer(
  z.object({
    api_keys: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        scopes: z.array(z.string()),
        webhook_url: maybe(z.string()),
        max_file_size_bytes: maybe(z.int()),
        created_at: instant,
        /** As exact as the server notes it, which may be minutes. */
        last_used_at: maybe(instant),
        revoked_at: maybe(instant),
      }),
    ),
  }),
);
export type ApiKeyList = ValueOf<typeof ApiKeyList>;
