import {
  AtsError,
  Confirmation,
  type Decoded,
  Download,
  InitWork,
  JobReference,
  type Network,
  Quote,
  SITE_KEY_PATTERN,
  Stats,
  TransactionStatus,
  UploadJob,
} from '@ats-kit/protocol';
import { type Fetch, requestJson } from './http.ts';
import { TIMEOUTS_MS } from './timeouts.ts';
import { parseAtsUrl, pathSegment } from './url.ts';

export interface CallOptions {
  /** Ends the call, also while it waits to be repeated; the call rejects with the signal's reason. */
  signal?: AbortSignal | undefined;
  /** The session token. Public routes take none. */
  token?: string | undefined;
}

/**
 * The ATS API, one method a route.
 *
 * Every method rejects with an `AtsError`: the code that the server sent, or
 * - `widget.network_error` when the server was not reached (`details.reason` is `network`) or did not answer in time
 *   (`timeout`);
 * - `widget.malformed_response` when the answer cannot be read;
 * - `common.unauthorized`, `common.rate_limited` or `common.service_unavailable` for a 401, 429 or 503 without an
 *   envelope. These, and every other answer without one, have `details.reason` `no_envelope`.
 *
 * When its signal is aborted, a method rejects with the signal's reason instead.
 *
 * A 429 is repeated twice, after `Retry-After` or else 1 s and 2 s. A `Retry-After` above 30 s fails at once. Nothing
 * else is repeated.
 */
export interface AtsApi {
  /** `GET /v1/stats`, public. */
  stats(input: { network: Network }, options?: CallOptions): Promise<Stats>;
  /** `POST /v1/works/init`: uses up the token. Strings are sent as they stand: trim what you hash. */
  initWork(input: InitWork, options?: CallOptions): Promise<UploadJob>;
  /** `POST /v1/works/prepare`: reads the uploaded file on the server, which can take a minute. */
  prepare(input: JobReference, options?: CallOptions): Promise<Quote>;
  /**
   * `POST /v1/works/confirm`: pays. A `widget.network_error`, a `widget.malformed_response` or an answer without an
   * envelope leaves open whether it did: ask again with the same job, never start over.
   */
  confirm(input: JobReference, options?: CallOptions): Promise<Confirmation>;
  /** `GET /v1/transactions/{id}`, public: the id is the capability. */
  transaction(input: { transactionId: string }, options?: CallOptions): Promise<TransactionStatus>;
  /** `GET /v1/works/{workId}/download/certificate`: where the PDF can be fetched, and the JSON where it is offered. */
  workCertificate(input: { workId: string }, options?: CallOptions): Promise<Download>;
}

export interface AtsApiOptions {
  /** Where the API is: an absolute http or https URL. A path prefix is kept, a trailing slash does not matter. */
  atsUrl: string;
  /** The organization's public key, `cpk_…`. */
  siteKey: string;
  /**
   * Replaces the global `fetch`, for example to add a proxy. It is called with a `Request`.
   *
   * @default globalThis.fetch
   */
  fetch?: Fetch | undefined;
  /**
   * How long one attempt waits for an answer, in milliseconds.
   *
   * @default 30 000, for `prepare` 120 000
   */
  timeoutsMs?:
    | { json?: number | undefined; prepare?: number | undefined; confirm?: number | undefined }
    | undefined;
}

/** What an HTTP header can carry; anything else would fail inside `fetch`, without a reason. */
const HEADER_VALUE = /^[\x21-\x7e]+$/;

/**
 * The JSON routes of the ATS API.
 *
 * @throws AtsError `widget.configuration_error` when `atsUrl` is not an absolute http or https URL, or `siteKey` is
 *   not a site key: a secret key in its place must never reach a browser
 */
export function createAtsApi({ atsUrl, siteKey, fetch, timeoutsMs = {} }: AtsApiOptions): AtsApi {
  const base = parseAtsUrl(atsUrl);
  if (!SITE_KEY_PATTERN.test(siteKey)) {
    throw new AtsError('widget.configuration_error', {
      message: 'siteKey must be a site key: cpk_ and letters or digits.',
    });
  }
  const jsonMs = timeoutsMs.json ?? TIMEOUTS_MS.json;

  /** No header of our own, so that browsers need no preflight. */
  function getPublic<Value>(
    path: string,
    answer: AnswerMessage<Value>,
    { signal }: CallOptions,
  ): Promise<Value> {
    return requestJson({
      method: 'GET',
      url: base + path,
      credentials: 'omit',
      timeoutMs: jsonMs,
      signal,
      fetch,
      decode: (json) => answer.decode(json),
    });
  }

  /** A GET without a body, a POST with one. */
  async function authorized<Value>(
    request: { path: string; json?: unknown; timeoutMs?: number | undefined },
    answer: AnswerMessage<Value>,
    { signal, token }: CallOptions,
  ): Promise<Value> {
    const { path, json, timeoutMs = jsonMs } = request;
    signal?.throwIfAborted();
    if (token !== undefined && !HEADER_VALUE.test(token)) throw new AtsError('common.auth.invalid_token');
    return requestJson({
      method: json === undefined ? 'GET' : 'POST',
      url: base + path,
      headers: { 'X-Site-Key': siteKey, ...(token !== undefined && { Authorization: `Bearer ${token}` }) },
      json,
      credentials: 'omit',
      timeoutMs,
      signal,
      fetch,
      decode: (body) => answer.decode(body),
    });
  }

  return {
    async stats({ network }, options = {}) {
      return getPublic(`/v1/stats?network=${encodeURIComponent(network)}`, Stats, options);
    },
    async initWork(input, options = {}) {
      return authorized({ path: '/v1/works/init', json: InitWork.encode(input) }, UploadJob, options);
    },
    async prepare(input, options = {}) {
      const timeoutMs = timeoutsMs.prepare ?? TIMEOUTS_MS.prepare;
      return authorized(
        { path: '/v1/works/prepare', json: JobReference.encode(input), timeoutMs },
        Quote,
        options,
      );
    },
    async confirm(input, options = {}) {
      const timeoutMs = timeoutsMs.confirm ?? TIMEOUTS_MS.confirm;
      return authorized(
        { path: '/v1/works/confirm', json: JobReference.encode(input), timeoutMs },
        Confirmation,
        options,
      );
    },
    async transaction({ transactionId }, options = {}) {
      return getPublic(`/v1/transactions/${pathSegment(transactionId)}`, TransactionStatus, options);
    },
    async workCertificate({ workId }, options = {}) {
      return authorized({ path: `/v1/works/${pathSegment(workId)}/download/certificate` }, Download, options);
    },
  };
}

interface AnswerMessage<Value> {
  decode(json: unknown): Decoded<Value>;
}
