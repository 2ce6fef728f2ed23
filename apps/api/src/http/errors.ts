import { AtsError, ERRORS, isAtsError, isErrorCode } from '@ats-kit/protocol';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { isDatabaseAway } from '../db/errors.ts';
import type { Logger } from '../ports.ts';
import type { AppContext } from './context.ts';
import { describeError } from './describe-error.ts';

/** A lock, a failover or a full pool is over in a moment, more often than not. */
const DATABASE_RETRY_MS = 2_000;

/** The one envelope, for whatever was thrown. What is not ours to explain is 503, and stands in the log. */
export function errorResponse(c: AppContext, thrown: unknown, logger: Logger): Response {
  const error = toAtsError(thrown);
  if (error !== thrown)
    logger.error({ request_id: c.var.requestId, ...describeError(thrown) }, 'unexpected error');
  if (error.retryAfterMs !== undefined)
    c.header('Retry-After', String(Math.max(1, Math.ceil(error.retryAfterMs / 1000))));
  return c.json(
    {
      error: {
        code: error.code,
        message: error.message,
        details: error.details,
        request_id: c.var.requestId,
      },
    },
    statusOf(error),
  );
}

/** The envelope's inner object, as an `error` frame carries it. */
export function errorBody(thrown: unknown, requestId: string) {
  const error = toAtsError(thrown);
  return {
    code: error.code,
    message: error.message,
    details: error.details && { ...error.details },
    requestId,
  };
}

function toAtsError(thrown: unknown): AtsError {
  if (isAtsError(thrown) && isErrorCode(thrown.code) && ERRORS[thrown.code].status !== null) return thrown;
  return new AtsError('common.service_unavailable', {
    retryAfterMs: isDatabaseAway(thrown) ? DATABASE_RETRY_MS : undefined,
  });
}

function statusOf({ code }: AtsError): ContentfulStatusCode {
  return ((isErrorCode(code) ? ERRORS[code].status : null) ?? 503) as ContentfulStatusCode;
}

export const notFound = () => new AtsError('common.not_found');
