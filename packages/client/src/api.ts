import {
  AtsError,
  Confirmation,
  CreatorList,
  type Decoded,
  Download,
  InitVersion,
  InitVersionUpload,
  InitWork,
  Job,
  JobReference,
  Quote,
  SITE_KEY_PATTERN,
  Stats,
  TransactionStatus,
  UploadJob,
  VersionList,
  WorkDetails,
  WorkPage,
} from '@ats-kit/protocol';
import type { AtsApi, CallOptions, FilesRef, WorkRef } from './api.types.ts';
import { type Fetch, requestJson } from './http.ts';
import { TIMEOUTS_MS } from './timeouts.ts';
import { parseAtsUrl, pathSegment } from './url.ts';

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

/** An access code leads to one work of anybody, the ATS id to a work of the token's user. */
const workPath = (work: WorkRef): string =>
  'accessCode' in work
    ? `/v1/access/${pathSegment(work.accessCode)}`
    : `/v1/works/${pathSegment(String(work.atsId))}`;

const filesPath = (work: FilesRef): string =>
  'accessCode' in work ? workPath(work) : `/v1/works/${pathSegment(work.workId)}`;

/** A query of what is defined. */
function queryOf(values: Record<string, string | number | undefined>): string {
  const given = Object.entries(values).filter(([, value]) => value !== undefined);
  return new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString();
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
  const prepareMs = timeoutsMs.prepare ?? TIMEOUTS_MS.prepare;
  const confirmMs = timeoutsMs.confirm ?? TIMEOUTS_MS.confirm;

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
      const json = JobReference.encode(input);
      return authorized({ path: '/v1/works/prepare', json, timeoutMs: prepareMs }, Quote, options);
    },
    async confirm(input, options = {}) {
      const json = JobReference.encode(input);
      return authorized({ path: '/v1/works/confirm', json, timeoutMs: confirmMs }, Confirmation, options);
    },
    async initVersion({ work, ...version }, options = {}) {
      const path = `${workPath(work)}/versions/init`;
      return authorized({ path, json: InitVersion.encode(version) }, Job, options);
    },
    async initVersionUpload({ work, ...version }, options = {}) {
      const path = `${workPath(work)}/versions/init-upload`;
      return authorized({ path, json: InitVersionUpload.encode(version) }, UploadJob, options);
    },
    async prepareVersion({ work, jobId }, options = {}) {
      const path = `${workPath(work)}/versions/prepare`;
      const json = JobReference.encode({ jobId });
      return authorized({ path, json, timeoutMs: prepareMs }, Quote, options);
    },
    async confirmVersion({ work, jobId }, options = {}) {
      const path = `${workPath(work)}/versions/confirm`;
      const json = JobReference.encode({ jobId });
      return authorized({ path, json, timeoutMs: confirmMs }, Confirmation, options);
    },
    async workByAccessCode({ accessCode }, options = {}) {
      return authorized({ path: `${workPath({ accessCode })}/work` }, WorkDetails, options);
    },
    async works({ network, first, after, search }, options = {}) {
      const query = queryOf({ network, first, after, search });
      return authorized({ path: `/v1/works?${query}` }, WorkPage, options);
    },
    async versions({ atsId, network }, options = {}) {
      const path = `${workPath({ atsId })}/versions?${queryOf({ network })}`;
      return authorized({ path }, VersionList, options);
    },
    async creators({ atsId, network, version }, options = {}) {
      const of = version === undefined ? '' : `/versions/${version}`;
      const path = `${workPath({ atsId })}${of}/creators?${queryOf({ network })}`;
      return authorized({ path }, CreatorList, options);
    },
    async download({ work, version, kind }, options = {}) {
      return authorized(
        { path: `${filesPath(work)}/versions/${version}/download/${kind}` },
        Download,
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
