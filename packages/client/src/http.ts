import { AtsError, type Decoded, LIMITS } from '@ats-kit/protocol';
import ky, { HTTPError, NetworkError, TimeoutError } from 'ky';
import { type Answer, errorFromAnswer, requestIdOf } from './answer.ts';
import { MAX_RETRY_AFTER_MS } from './timeouts.ts';

/** A `fetch` to use instead of the global one. It is called with a `Request`. */
export type Fetch = typeof globalThis.fetch;

export interface JsonRequest<Value> {
  method: 'GET' | 'POST';
  url: string;
  headers?: Record<string, string> | undefined;
  /** Sent as JSON. */
  json?: unknown;
  /** Whether cookies go along. */
  credentials: 'omit' | 'include';
  timeoutMs: number;
  signal?: AbortSignal | undefined;
  fetch?: Fetch | undefined;
  /** Checks the JSON of a 2xx answer. */
  decode: (json: unknown) => Decoded<Value>;
  /**
   * The error of an answer that is not 2xx.
   *
   * @default errorFromAnswer
   */
  toError?: ((answer: Answer) => AtsError) | undefined;
}

/** How long to wait before a repeat; `undefined` when there is none. A 429 that is not the API's has a client's code. */
function repeatWaitMs(error: AtsError, repeat: number): number | undefined {
  if (error.status !== 429 || error.kind === 'client') return undefined;
  const waitMs = error.retryAfterMs ?? LIMITS.rateLimitRetryWaitsMs[repeat - 1];
  return waitMs === undefined || waitMs > MAX_RETRY_AFTER_MS ? undefined : waitMs;
}

function readAnswer<Value>(text: string, response: Response, decode: JsonRequest<Value>['decode']): Value {
  const answer: Answer = {
    status: response.status,
    header: (name) => response.headers.get(name),
    body: text,
  };
  const malformed = (details: Record<string, unknown>) =>
    new AtsError('widget.malformed_response', {
      details,
      requestId: requestIdOf(answer),
      status: answer.status,
    });
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw malformed({ reason: 'no_json' });
  }
  const decoded = decode(json);
  if (!decoded.ok) throw malformed({ reason: 'unexpected_json', issues: decoded.issues });
  return decoded.value;
}

/**
 * Sends one request and reads its answer. Only a 429 is ever repeated, whatever the route: it says that nothing was
 * done, which no other failure does.
 *
 * @throws AtsError what the server answered; `widget.malformed_response`; or `widget.network_error`, with
 *   `details.reason` `timeout` or `network`
 * @throws the signal's reason when it is aborted, also while waiting for a repeat
 */
export async function requestJson<Value>(request: JsonRequest<Value>): Promise<Value> {
  const { method, url, headers, json, credentials, timeoutMs, signal, fetch, decode } = request;
  const { toError = errorFromAnswer } = request;
  signal?.throwIfAborted();

  const errorOf = ({ response, data }: HTTPError) =>
    toError({ status: response.status, header: (name) => response.headers.get(name), body: data });
  let waitMs = 0;

  try {
    return await ky<Value>(url, {
      method,
      json,
      credentials,
      // Statuses change from one second to the next, and no answer of these routes is worth keeping.
      cache: 'no-store',
      timeout: timeoutMs,
      ...(headers && { headers }),
      ...(signal && { signal }),
      ...(fetch && { fetch }),
      retry: {
        limit: LIMITS.rateLimitRetryWaitsMs.length,
        methods: ['get', 'post'],
        // Decided here alone, because ky would also repeat network failures and read headers that the contract lacks.
        shouldRetry: ({ error, retryCount }) => {
          const repeatMs = error instanceof HTTPError ? repeatWaitMs(errorOf(error), retryCount) : undefined;
          waitMs = repeatMs ?? 0;
          return repeatMs !== undefined;
        },
        delay: () => waitMs,
      },
      parseJson: (text, { response }) =>
        response.ok ? readAnswer(text, response, decode) : (JSON.parse(text) as unknown),
    }).json();
  } catch (error) {
    signal?.throwIfAborted();
    if (error instanceof AtsError) throw error;
    if (error instanceof HTTPError) throw errorOf(error);
    // ky's own errors hold the request and its token, so they are never kept as a cause: errors end up in logs.
    if (error instanceof TimeoutError)
      throw new AtsError('widget.network_error', { details: { reason: 'timeout' } });
    throw new AtsError('widget.network_error', {
      details: { reason: 'network' },
      cause: error instanceof NetworkError ? error.cause : error,
    });
  }
}
