import { AtsError, type Decoded } from '@ats-kit/protocol';
import type { JsonBody } from '../http/declare.ts';
import { isRefusedAt } from '../http/json-body.ts';
import { requirePresent } from '../http/presence.ts';
import type { SchemaName } from '../http/schemas.ts';

/** For a few ids and names. */
const SMALL_BYTES = 16_000;
/** 32 creators with the longest names, each character escaped. */
const CREATORS_BYTES = 300_000;

const CREATOR = {
  full_name: 'Ada Lovelace',
  email: 'ada@example.org',
  roles: { author: true, composer: true, arranger: false, adapter: false },
};

function body<const Name extends SchemaName>(
  schema: Name,
  maxBytes: number,
  example: Record<string, unknown>,
  refuse?: NonNullable<JsonBody['refuse']>,
) {
  return { kind: 'json', schema, maxBytes, example, ...(refuse && { refuse }) } as const;
}

function refuseReference(decoded: Decoded<unknown>): void {
  if (isRefusedAt(decoded, 'external_user_ref')) throw new AtsError('session.invalid_external_user_ref');
}

export const CREATE_SESSION = body(
  'CreateSession',
  SMALL_BYTES,
  { secret_key: 'csk_…', action_type: 'register', allowed_network: 'testnet' },
  (_, decoded) => refuseReference(decoded),
);

export const INIT_WORK = body(
  'InitWork',
  CREATORS_BYTES,
  { title: 'Nocturne', creators: [CREATOR], filename: 'nocturne.wav', network: 'testnet' },
  (json, decoded) => {
    requirePresent(json, 'title', 'filename', 'creators');
    refuseReference(decoded);
  },
);

export const INIT_VERSION = body(
  'InitVersion',
  CREATORS_BYTES,
  { creators: [CREATOR], network: 'testnet' },
  (json, decoded) => {
    requirePresent(json, 'creators');
    refuseReference(decoded);
  },
);

export const INIT_VERSION_UPLOAD = body(
  'InitVersionUpload',
  CREATORS_BYTES,
  { creators: [CREATOR], filename: 'nocturne-remastered.wav', network: 'testnet' },
  (json, decoded) => {
    requirePresent(json, 'filename', 'creators');
    refuseReference(decoded);
  },
);

export const JOB_REFERENCE = body('JobReference', SMALL_BYTES, {
  job_id: '7f9c24e5-1c1e-4d9b-8a54-0f8f4b0f6a11',
});

/** What is absent, or is no text at all, has the code of what is wrong with its content. */
export const CREATE_API_KEY = body(
  'CreateApiKey',
  SMALL_BYTES,
  { name: 'Catalogue import', scopes: ['works:register', 'works:read'] },
  (json, decoded) => {
    if (isRefusedAt(decoded, 'name')) throw new AtsError('api_key.invalid_name');
    if (json['scopes'] == null) throw new AtsError('api_key.scopes_required');
    if (isRefusedAt(decoded, 'webhook_url'))
      throw new AtsError('api_key.webhook_url_invalid', { details: { reason: 'it is not a text' } });
  },
);
