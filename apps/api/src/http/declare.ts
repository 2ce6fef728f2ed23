import type { ActionType, ApiErrorCode, Decoded, Scope } from '@ats-kit/protocol';
import type { JsonSchema, SchemaName, ValueNamed } from './schemas.ts';

/** The groups that the reference is divided into. */
export const TAGS = {
  Sessions: 'The organization’s backend mints short-lived tokens for its pages.',
  Registrations: 'A new work: `init`, upload, `prepare`, `confirm`.',
  'Works by access code': 'Whoever holds a work’s access code reads and updates it.',
  'Works of a user': 'Works registered under an `external_user_ref`, which the token names.',
  Transactions: 'What becomes of a confirmed registration. The id is the capability.',
  'Organization works': 'Server to server, with an API key.',
  'API keys': 'Server to server, with the organization’s admin token.',
  Files: 'Uploads and downloads when files are kept on the service’s own disk. The URL is the credential.',
  Service: 'The service itself.',
} as const;
export type Tag = keyof typeof TAGS;

/** Who may call a route. */
export type Security =
  /** A session token for one of these actions, and the site key of the same organization. */
  | { kind: 'session'; actions: readonly ActionType[] }
  /** An organization's API key with a scope; what it does counts as the action. */
  | { kind: 'apiKey'; scope: Scope; action: ActionType }
  | { kind: 'adminToken' }
  /** Anybody, or whoever has what stands in the URL or in the body. */
  | { kind: 'public' };

export interface Parameter {
  description: string;
  schema: JsonSchema;
  example?: string | number;
  isRequired?: boolean;
}

export interface JsonBody {
  kind: 'json';
  schema: SchemaName;
  maxBytes: number;
  example: Record<string, unknown>;
  /** Throws for what has an error code of its own; everything else that is wrong is `common.validation_failed`. */
  refuse?: (body: Record<string, unknown>, decoded: Decoded<unknown>) => void;
}

/** Bytes as they are. */
export interface RawBody {
  kind: 'raw';
  description: string;
}

export interface Content {
  type: string;
  schema: JsonSchema;
}

export interface Success {
  status: 101 | 200 | 201 | 202 | 204;
  description: string;
  schema?: SchemaName;
  /** What is not a message of the protocol. */
  content?: Content;
  headers?: Record<string, Parameter>;
}

/** A route: what is served, what is documented and what is tested all come from this. */
export interface Declaration {
  method: 'get' | 'post' | 'put' | 'delete';
  /** As the router reads it: `/v1/works/:atsId`. */
  path: string;
  operationId: string;
  tag: Tag;
  summary: string;
  description?: string;
  security: Security;
  /** One for each name in the path. */
  params?: Record<string, Parameter>;
  query?: Record<string, Parameter>;
  headers?: Record<string, Parameter>;
  body?: JsonBody | RawBody;
  success: Success;
  /** Codes that are this route's own; those of its credentials, its body and every route are added. */
  errors: readonly ApiErrorCode[];
  /** What a person reads instead of the envelope when there is nothing. */
  notFoundPage?: Content;
  /** Whether a whole file is read before the answer: its connection may be quiet for minutes. */
  readsFile?: boolean;
  /** Whether a call with an `Idempotency-Key` is done once. */
  isIdempotent?: boolean;
}

/** What the body of a route is, once it is decoded. */
export type BodyOf<D> = D extends { body: { kind: 'json'; schema: infer Name extends SchemaName } }
  ? ValueNamed<Name>
  : undefined;

/** What a route answers, before it is encoded. */
export type AnswerOf<D> = D extends { success: { schema: infer Name extends SchemaName } }
  ? ValueNamed<Name>
  : void;

export function declare<const D extends Declaration>(declaration: D): D {
  return declaration;
}

const ALWAYS: readonly ApiErrorCode[] = ['common.rate_limited', 'common.service_unavailable'];
const OF_SECURITY: Record<Security['kind'], readonly ApiErrorCode[]> = {
  session: [
    'common.auth.missing_token',
    'common.auth.expired',
    'common.auth.invalid_token',
    'common.auth.invalid_api_key',
    'session.invalid_token',
    'session.key_inactive',
    'session.widget_not_enabled',
    'session.origin_not_allowed',
    'session.action_not_allowed',
    'organization.inactive',
    'organization.no_integration',
  ],
  apiKey: [
    'common.auth.missing_token',
    'api_key.invalid_format',
    'api_key.not_found',
    'api_key.revoked',
    'api_key.org_mismatch',
    'api_key.org_inactive',
    'api_key.scope_denied',
  ],
  adminToken: [
    'common.auth.missing_token',
    'common.unauthorized',
    'api_key.org_mismatch',
    'organization.inactive',
    'organization.not_found',
  ],
  public: [],
};

/** Every code that a route may answer with. */
export function errorsOf({ security, body, errors }: Declaration): ApiErrorCode[] {
  const ofBody: ApiErrorCode[] =
    body?.kind === 'json' ? ['common.bad_request', 'common.validation_failed'] : [];
  return [...new Set([...OF_SECURITY[security.kind], ...ofBody, ...errors, ...ALWAYS])];
}

/** A path as OpenAPI writes it: `/v1/works/{atsId}`. */
export const openApiPath = (path: string) => path.replaceAll(/:(\w+)(?:\{[^/]*\})?/g, '{$1}');

/** The names in a path. */
export const namesIn = (path: string) => [...path.matchAll(/:(\w+)/g)].map(([, name]) => name as string);
