import { AtsError, ErrorEnvelope } from '@ats-kit/protocol';

/** What is left of an HTTP answer once its body was read. */
export interface Answer {
  status: number;
  /** A header by its name, or `null`. */
  header: (name: string) => string | null;
  /** Parsed JSON, or the text as it came. */
  body: unknown;
}

/** Codes of answers without an envelope whose status says enough; any other such answer cannot be read. */
const CODE_OF_STATUS: Readonly<Record<number, string>> = {
  401: 'common.unauthorized',
  429: 'common.rate_limited',
  503: 'common.service_unavailable',
};

function parseJson(body: unknown): unknown {
  if (typeof body !== 'string') return body;
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

/**
 * `Retry-After` in milliseconds: seconds, or an HTTP date. A date that has passed is 0; anything else is `undefined`.
 */
export function parseRetryAfter(value: string | null, nowMs = Date.now()): number | undefined {
  if (value === null) return undefined;
  if (/^\d+$/.test(value)) return Number(value) * 1000;
  // Date.parse alone is too willing: it reads `1.5` as a day in January.
  if (!/^[A-Z][a-z]+,? .*\d/.test(value)) return undefined;
  const atMs = Date.parse(value);
  return Number.isNaN(atMs) ? undefined : Math.max(0, atMs - nowMs);
}

/** The id that the server logged this request under, if the answer says so. */
export function requestIdOf(answer: Answer): string | null {
  return answer.header('X-Request-Id');
}

/** The error that an envelope describes, or `undefined` when there is none. */
export function errorFromEnvelope(answer: Answer): AtsError | undefined {
  const decoded = ErrorEnvelope.decode(parseJson(answer.body));
  if (!decoded.ok) return undefined;
  const { code, message, details, requestId } = decoded.value.error;
  return new AtsError(code, {
    // An empty message gives way to the catalogue's.
    message: message === '' ? undefined : message,
    details,
    requestId: requestId ?? requestIdOf(answer),
    status: answer.status,
    retryAfterMs: parseRetryAfter(answer.header('Retry-After')),
  });
}

/**
 * The error of an answer that is not 2xx. Without an envelope the status decides, and `details.reason` is
 * `no_envelope`: the answer may come from a proxy, so it does not prove what the API did.
 */
export function errorFromAnswer(answer: Answer): AtsError {
  return (
    errorFromEnvelope(answer) ??
    new AtsError(CODE_OF_STATUS[answer.status] ?? 'widget.malformed_response', {
      details: { reason: 'no_envelope' },
      requestId: requestIdOf(answer),
      status: answer.status,
      retryAfterMs: parseRetryAfter(answer.header('Retry-After')),
    })
  );
}
