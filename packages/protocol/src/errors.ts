/** How a client treats an error: see {@link errorKind}. */
export type ErrorKind =
  /** Pause, get a fresh token, repeat the failed request. */
  | 'token'
  /** The organization or its keys are set up wrongly: no retry helps the user. */
  | 'configuration'
  /** The service is down for a moment: the user may try again. */
  | 'unavailable'
  /** Too many requests: repeat after `Retry-After`, then fail. */
  | 'limited'
  /** The request was refused for a reason of its own. */
  | 'refused'
  /** Raised in the client, no server involved. */
  | 'client';

interface CatalogueEntry {
  /** HTTP status, or `null` for codes that never travel. */
  readonly status: number | null;
  readonly kind: ErrorKind;
  /** Default message, for developers and as the last resort for users. */
  readonly message: string;
}

const entry = (status: number | null, kind: ErrorKind, message: string): CatalogueEntry => ({
  status,
  kind,
  message,
});

/** Every error code of the protocol. Clients switch on the code, never on the message. */
export const ERRORS = {
  'common.bad_request': entry(400, 'refused', 'The request could not be read.'),
  'access_code.format_invalid': entry(400, 'refused', 'An access code is atc_ and 64 hexadecimal digits.'),

  'session.invalid_token': entry(401, 'token', 'The session token is not valid, or was used already.'),
  'common.auth.missing_token': entry(401, 'token', 'The request carries no session token.'),
  'common.auth.expired': entry(401, 'token', 'The session token has expired.'),
  'common.auth.invalid_token': entry(401, 'token', 'The session token cannot be verified.'),
  'common.auth.invalid_api_key': entry(401, 'configuration', 'The key is not known.'),
  'common.unauthorized': entry(401, 'token', 'The request is not authorized.'),
  'api_key.invalid_format': entry(401, 'refused', 'The API key does not have the form of one.'),
  'api_key.not_found': entry(401, 'refused', 'The API key is not known.'),
  'api_key.revoked': entry(401, 'refused', 'The API key was revoked.'),

  'session.origin_not_allowed': entry(
    403,
    'configuration',
    'This site is not on the organization’s list of domains.',
  ),
  'session.key_inactive': entry(403, 'configuration', 'The organization’s key is switched off.'),
  'session.widget_not_enabled': entry(
    403,
    'configuration',
    'The widget is not enabled for this organization.',
  ),
  'session.action_not_allowed': entry(403, 'refused', 'The session token does not allow this action.'),
  'session.network_not_allowed': entry(403, 'refused', 'The session token is for another network.'),
  'organization.inactive': entry(403, 'configuration', 'The organization is not active.'),
  'organization.no_integration': entry(403, 'configuration', 'The organization has no integration.'),
  'api_key.org_mismatch': entry(403, 'refused', 'The API key belongs to another organization.'),
  'api_key.scope_denied': entry(403, 'refused', 'The API key lacks the scope {required}.'),
  'api_key.org_inactive': entry(403, 'refused', 'The organization of this API key is not active.'),
  'registration.upload_session_forbidden': entry(403, 'refused', 'This upload belongs to another session.'),
  'registration.prepared_forbidden': entry(
    403,
    'refused',
    'This prepared registration belongs to another session.',
  ),
  'registration.insufficient_credits': entry(403, 'refused', 'The organization has too few credits.'),
  'work.access_forbidden': entry(403, 'refused', 'The session token does not cover this work.'),
  'work.not_owned_by_user': entry(403, 'refused', 'The work belongs to another user.'),
  'common.forbidden': entry(403, 'refused', 'This is not allowed.'),

  'organization.not_found': entry(404, 'configuration', 'The organization does not exist.'),
  'work.not_found': entry(404, 'refused', 'There is no such work.'),
  'work.no_asset': entry(404, 'refused', 'No file is stored for this version.'),
  'work.certificate_unavailable': entry(404, 'refused', 'The certificate is not available yet.'),
  'access_code.not_found': entry(404, 'refused', 'No work has this access code.'),
  'access_code.expired': entry(404, 'refused', 'The access code has expired.'),
  'transaction.not_found': entry(404, 'refused', 'There is no such transaction.'),
  'registration.upload_session_not_found': entry(404, 'refused', 'The upload has expired or never existed.'),
  'registration.prepared_not_found': entry(404, 'refused', 'There is no valid quote for this registration.'),
  'external_user.not_found': entry(404, 'refused', 'There is no such user.'),
  'common.not_found': entry(404, 'refused', 'There is nothing here.'),

  'common.idempotency_mismatch': entry(409, 'refused', 'This idempotency key was used with another request.'),
  'registration.duplicate_title': entry(409, 'refused', 'A work with this title is registered already.'),
  'work.already_registered': entry(
    409,
    'refused',
    'The same file, title and creators are registered already.',
  ),
  'transaction.already_confirmed': entry(409, 'refused', 'The transaction is confirmed already.'),
  'version.already_in_progress': entry(409, 'refused', 'An update of this work is under way.'),

  'transaction.expired': entry(410, 'refused', 'The transaction has expired.'),

  'registration.audio_too_large': entry(
    413,
    'refused',
    'The file has {size_bytes} bytes; at most {max_bytes} are taken.',
  ),

  'common.validation_failed': entry(422, 'refused', 'Some values are not valid.'),
  'session.invalid_external_user_ref': entry(
    422,
    'refused',
    'The external user reference is not valid here.',
  ),
  'registration.title_required': entry(422, 'refused', 'A title is required.'),
  'registration.filename_required': entry(422, 'refused', 'A file name is required.'),
  'registration.creators_required': entry(422, 'refused', 'At least one creator is required.'),
  'registration.commitment_invalid': entry(422, 'refused', 'The commitment could not be computed.'),
  'registration.audio_empty': entry(422, 'refused', 'No file was uploaded, or it is empty.'),
  'registration.invalid_audio_format': entry(422, 'refused', 'The file is not audio of a known format.'),
  'registration.dry_run_failed': entry(422, 'refused', 'The chain would refuse this registration: {reason}'),
  'api_key.invalid_name': entry(422, 'refused', 'The name of the API key is not valid.'),
  'api_key.scopes_required': entry(422, 'refused', 'An API key needs at least one scope.'),
  'api_key.unknown_scope': entry(422, 'refused', 'There is no scope {value}.'),
  'api_key.webhook_url_invalid': entry(422, 'refused', 'The webhook URL is not valid: {reason}'),

  'common.rate_limited': entry(429, 'limited', 'Too many requests. Try again in a moment.'),
  'session.rate_limited': entry(429, 'limited', 'Too many sessions. Try again in a moment.'),
  'common.quota_exceeded': entry(429, 'limited', 'The quota of {limit} is used up until {resets_at}.'),
  'api_key.limit_reached': entry(429, 'limited', 'An organization has at most {max} active API keys.'),

  'common.service_unavailable': entry(503, 'unavailable', 'The service is not available right now.'),
  'common.auth.jwks_unavailable': entry(503, 'unavailable', 'The signing keys are not available right now.'),
  'common.auth.backend_unavailable': entry(503, 'unavailable', 'Authentication is not available right now.'),
  'transaction.store_unavailable': entry(503, 'unavailable', 'Transactions are not available right now.'),

  'widget.network_error': entry(null, 'client', 'The service could not be reached.'),
  'widget.upload_error': entry(null, 'client', 'The file could not be sent.'),
  'widget.malformed_response': entry(null, 'client', 'The service sent an answer that cannot be read.'),
  'widget.configuration_error': entry(null, 'client', 'The widget is not set up completely.'),
  'widget.unknown_error': entry(null, 'client', 'Something unexpected happened.'),
  'widget.auth_retry_exhausted': entry(null, 'client', 'A fresh session token was refused.'),
  'widget.token_unavailable': entry(null, 'client', 'The site did not provide a session token.'),
  'widget.commitment_mismatch': entry(
    null,
    'client',
    'The fingerprint taken on this device differs from the service’s.',
  ),
  'widget.quote_invalid': entry(null, 'client', 'The service says that this registration cannot go ahead.'),
  'widget.confirm_in_doubt': entry(null, 'client', 'It is not known whether the registration was taken.'),
  'transaction.failed': entry(null, 'client', 'The chain did not take the transaction.'),
} as const satisfies Record<string, CatalogueEntry>;

export type ErrorCode = keyof typeof ERRORS;

/** Codes that an API sends, as opposed to those that a client raises. */
export type ApiErrorCode = {
  [Code in ErrorCode]: (typeof ERRORS)[Code]['status'] extends null ? never : Code;
}[ErrorCode];

export function isErrorCode(code: string): code is ErrorCode {
  return Object.hasOwn(ERRORS, code);
}

/**
 * What a client does about an error. Known codes decide by themselves; a code that is not known, or an
 * answer without an envelope, is judged by its HTTP status.
 *
 * @param code the envelope's code, if there was an envelope
 * @param status the HTTP status, if there was an answer
 */
export function errorKind(code: string | undefined, status?: number): ErrorKind {
  if (code !== undefined && isErrorCode(code)) return ERRORS[code].kind;
  if (status === 401) return code?.startsWith('api_key.') ? 'refused' : 'token';
  if (status === 429) return 'limited';
  if (status === 503) return 'unavailable';
  return code?.startsWith('widget.') ? 'client' : 'refused';
}

/** Fills `{name}` in a message from an error's details; a name that is missing stays readable. */
export function interpolate(message: string, details: Readonly<Record<string, unknown>> = {}): string {
  return message.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = details[name];
    return typeof value === 'string' || typeof value === 'number' ? String(value) : '…';
  });
}

export interface AtsErrorOptions {
  /** Overrides the catalogue's message. */
  message?: string | undefined;
  /** The envelope's details, keys as on the wire. */
  details?: Readonly<Record<string, unknown>> | undefined;
  /** The server's request id, where a server was involved. */
  requestId?: string | null | undefined;
  /** HTTP status, where there was an answer. */
  status?: number | undefined;
  /** How long the server asked to wait, in milliseconds. */
  retryAfterMs?: number | undefined;
  cause?: unknown;
}

/** The one error class: a code of the catalogue (or a newer one), a message, and where it came from. */
export class AtsError extends Error {
  override readonly name = 'AtsError';
  readonly code: string;
  readonly kind: ErrorKind;
  readonly details: Readonly<Record<string, unknown>> | undefined;
  readonly requestId: string | null;
  readonly status: number | undefined;
  readonly retryAfterMs: number | undefined;

  constructor(code: ErrorCode | (string & {}), options: AtsErrorOptions = {}) {
    const known = isErrorCode(code) ? ERRORS[code].message : 'Something unexpected happened.';
    super(options.message ?? interpolate(known, options.details), { cause: options.cause });
    this.code = code;
    this.kind = errorKind(code, options.status);
    this.details = options.details;
    this.requestId = options.requestId ?? null;
    this.status = options.status;
    this.retryAfterMs = options.retryAfterMs;
  }
}

/** Works across realms and bundles, where `instanceof` does not. */
export function isAtsError(value: unknown): value is AtsError {
  return value instanceof Error && value.name === 'AtsError' && 'code' in value;
}
