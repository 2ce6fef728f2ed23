import { randomBytes } from 'node:crypto';
import { AtsError, ERRORS, isAtsError, isErrorCode } from '@ats-kit/protocol';
import type { Context, ErrorHandler, MiddlewareHandler } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';

export interface AppEnv {
  Variables: { requestId: string };
}

const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** `req_` and a ULID: sortable by time, and unique without asking anybody. */
function newRequestId(): string {
  let id = '';
  for (let time = Date.now(), digit = 0; digit < 10; digit++, time = Math.floor(time / 32)) {
    id = CROCKFORD.charAt(time % 32) + id;
  }
  for (const byte of randomBytes(16)) id += CROCKFORD.charAt(byte % 32);
  return `req_${id}`;
}

export const requestId: MiddlewareHandler<AppEnv> = async (c, next) => {
  c.set('requestId', newRequestId());
  await next();
  if (!c.res.headers.has('X-Request-Id')) c.header('X-Request-Id', c.var.requestId);
};

function toAtsError(thrown: unknown): AtsError {
  if (isAtsError(thrown)) return thrown;
  return new AtsError('common.service_unavailable', { cause: thrown });
}

function statusOf({ code }: AtsError): ContentfulStatusCode {
  return ((isErrorCode(code) ? ERRORS[code].status : null) ?? 503) as ContentfulStatusCode;
}

/** The envelope of the ATS API, so that the widget understands this backend's errors as it does the API's. */
export function toEnvelope(c: Context<AppEnv>, thrown: unknown): Response {
  const error = toAtsError(thrown);
  if (error !== thrown) console.error(c.var.requestId, thrown);
  const { code, message, details } = error;
  return c.json({ error: { code, message, details, request_id: c.var.requestId } }, statusOf(error));
}

export const onError: ErrorHandler<AppEnv> = (error, c) => toEnvelope(c, error);
