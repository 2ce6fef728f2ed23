import type {
  Confirmation,
  Creator,
  CreatorList,
  Download,
  InitWork,
  Job,
  JobReference,
  Network,
  Quote,
  Stats,
  TransactionStatus,
  UploadJob,
  VersionList,
  WorkDetails,
  WorkPage,
} from '@ats-kit/protocol';

export interface CallOptions {
  /** Ends the call, also while it waits to be repeated; the call rejects with the signal's reason. */
  signal?: AbortSignal | undefined;
  /** The session token. Public routes take none. */
  token?: string | undefined;
}

/** A registered work: by its access code, which is a capability, or by its number for the token's own user. */
export type WorkRef = { accessCode: string } | { atsId: number };

/** A work whose files are fetched: by its access code, or by its UUID for the token's own user. */
export type FilesRef = { accessCode: string } | { workId: string };

/** A new version of a work. Its title never changes. */
export interface NewVersion {
  work: WorkRef;
  creators: Creator[];
  /** The work's own; the service refuses any other. */
  network: Network;
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
  /** `POST …/versions/init`: new creators, the file stays. Uses up the token. */
  initVersion(input: NewVersion, options?: CallOptions): Promise<Job>;
  /** `POST …/versions/init-upload`: new creators and a new file. Uses up the token. */
  initVersionUpload(input: NewVersion & { filename: string }, options?: CallOptions): Promise<UploadJob>;
  /** `POST …/versions/prepare`: as {@link AtsApi.prepare}; the deposit is `versionDepositCredits`. */
  prepareVersion(input: { work: WorkRef } & JobReference, options?: CallOptions): Promise<Quote>;
  /** `POST …/versions/confirm`: pays, as {@link AtsApi.confirm}. */
  confirmVersion(input: { work: WorkRef } & JobReference, options?: CallOptions): Promise<Confirmation>;
  /** `GET /v1/access/{code}/work` */
  workByAccessCode(input: { accessCode: string }, options?: CallOptions): Promise<WorkDetails>;
  /**
   * `GET /v1/works`: the works of the token's user, the newest first. `first` is the size of a page, `after` the
   * `endCursor` of the page before, `search` a part of the title.
   */
  works(
    input: {
      network: Network;
      first: number;
      after?: string | undefined;
      search?: string | undefined;
    },
    options?: CallOptions,
  ): Promise<WorkPage>;
  /** `GET /v1/works/{ats_id}/versions` */
  versions(input: { atsId: number; network: Network }, options?: CallOptions): Promise<VersionList>;
  /** `GET /v1/works/{ats_id}/creators`, or those of a version; without one they are the latest version's. */
  creators(
    input: { atsId: number; network: Network; version?: number | undefined },
    options?: CallOptions,
  ): Promise<CreatorList>;
  /** `GET …/versions/{v}/download/audio` or `…/certificate`: where the file can be fetched for a while. */
  download(
    input: { work: FilesRef; version: number; kind: 'audio' | 'certificate' },
    options?: CallOptions,
  ): Promise<Download>;
  /** `GET /v1/transactions/{id}`, public: the id is the capability. */
  transaction(input: { transactionId: string }, options?: CallOptions): Promise<TransactionStatus>;
  /** `GET /v1/works/{workId}/download/certificate`: where the PDF can be fetched, and the JSON where it is offered. */
  workCertificate(input: { workId: string }, options?: CallOptions): Promise<Download>;
}
