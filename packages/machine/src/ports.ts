import type {
  ActionType,
  AudioFormat,
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
  TransactionFrame,
  TransactionStatus,
  UploadJob,
  VersionList,
  WorkDetails,
  WorkPage,
} from '@ats-kit/protocol';
import type { Language } from './messages/language.ts';
import type { Messages } from './messages/messages.ts';

/**
 * What the machines need of the outside world. Every promise rejects with an `AtsError`, or with the signal's reason
 * when it was aborted.
 */

export interface CallOptions {
  signal: AbortSignal;
  /** The session token; public routes take none. */
  token?: string | undefined;
}

/** A registered work: by its access code, which is a capability, or by its number for the host's own user. */
export type WorkRef = { accessCode: string } | { atsId: number };

/** A work whose files are fetched: by its access code, or by its UUID for the host's own user. */
export type FilesRef = { accessCode: string } | { workId: string };

/** A new version of a work. Its title never changes. */
export interface NewVersion {
  work: WorkRef;
  creators: Creator[];
  /** The work's own. */
  network: Network;
}

/** Which page of a list of works. */
export interface WorksQuery {
  network: Network;
  /** Works on a page. */
  first: number;
  /** The end of the page before. */
  after?: string | undefined;
  /** A part of the title. */
  search?: string | undefined;
}

/** A file of one version. */
export interface DownloadQuery {
  work: FilesRef;
  version: number;
  kind: 'audio' | 'certificate';
}

/** The ATS API, one method a route. */
export interface AtsApi {
  stats(input: { network: Network }, options: CallOptions): Promise<Stats>;
  initWork(input: InitWork, options: CallOptions): Promise<UploadJob>;
  prepare(input: JobReference, options: CallOptions): Promise<Quote>;
  confirm(input: JobReference, options: CallOptions): Promise<Confirmation>;
  /** A version that keeps the file. */
  initVersion(input: NewVersion, options: CallOptions): Promise<Job>;
  initVersionUpload(input: NewVersion & { filename: string }, options: CallOptions): Promise<UploadJob>;
  prepareVersion(input: { work: WorkRef } & JobReference, options: CallOptions): Promise<Quote>;
  confirmVersion(input: { work: WorkRef } & JobReference, options: CallOptions): Promise<Confirmation>;
  workByAccessCode(input: { accessCode: string }, options: CallOptions): Promise<WorkDetails>;
  /** The works of the host's own user, the newest first. */
  works(input: WorksQuery, options: CallOptions): Promise<WorkPage>;
  versions(input: { atsId: number; network: Network }, options: CallOptions): Promise<VersionList>;
  /** The creators of a version; of the latest when it is left out. */
  creators(
    input: { atsId: number; network: Network; version?: number | undefined },
    options: CallOptions,
  ): Promise<CreatorList>;
  /** Where a file of a version can be fetched. */
  download(input: DownloadQuery, options: CallOptions): Promise<Download>;
  transaction(input: { transactionId: string }, options: CallOptions): Promise<TransactionStatus>;
  /** Where the certificate of a work can be fetched. */
  workCertificate(input: { workId: string }, options: CallOptions): Promise<Download>;
}

export interface UploadProgress {
  /** Bytes handed to the network so far. */
  sentBytes: number;
  totalBytes: number;
}

/** Sends a file to an upload URL. One call is one attempt. */
export interface Uploader {
  upload(
    input: { url: string; file: Blob },
    options: { signal: AbortSignal; onProgress: (progress: UploadProgress) => void },
  ): Promise<void>;
}

export interface TrackerHandlers {
  onOpen: () => void;
  onFrame: (frame: TransactionFrame) => void;
  /** Once, however the connection ended. */
  onClose: () => void;
}

/** Follows a transaction over a socket. */
export interface Tracker {
  /** @returns a function that closes the connection; `onClose` is not called after it */
  open(input: { transactionId: string; wsUrl: string }, handlers: TrackerHandlers): () => void;
}

/** SHA-256 of a file as 64 lower-case hexadecimal digits. */
export interface Hasher {
  hash(
    file: Blob,
    options: { signal: AbortSignal; onProgress?: (hashedBytes: number) => void },
  ): Promise<string>;
}

/** What is known of a recording's sound. */
export interface RecordingDetails {
  durationSeconds: number | null;
  /** The loudest sample of each stretch of equal length, from 0 to 1; `null` where the sound could not be read. */
  peaks: readonly number[] | null;
}

export interface PlayerHandlers {
  /** The platform can play it. */
  onReady(facts: { durationSeconds: number | null }): void;
  onTime(positionSeconds: number): void;
  /** It fell silent, by `pause()` or by the platform: a media key, a headset that was unplugged. */
  onPaused(): void;
  onEnded(): void;
  /** The platform cannot play it, or may not. */
  onRefused(): void;
}

export interface Player {
  play(): void;
  pause(): void;
  seek(positionSeconds: number): void;
  /** Lets go of everything; no handler is called after it. */
  close(): void;
}

/** Reads and plays recordings. All of it is bounded, whatever the size of the file. */
export interface Recordings {
  /** The format by content; `null` for anything else than a recording. Rejects when the file cannot be read. */
  formatOf(file: Blob, options: { signal: AbortSignal }): Promise<AudioFormat | null>;
  /** Length and loudness. Never rejects for a sound that cannot be decoded: it says `null`. */
  listen(
    file: Blob,
    options: { format: AudioFormat; bars: number; signal: AbortSignal },
  ): Promise<RecordingDetails>;
  open(file: Blob, handlers: PlayerHandlers): Player;
}

/** Hands things to the user, and asks before the page is left. */
export interface Desk {
  /** Puts a text on the clipboard. */
  copy(text: string): Promise<void>;
  /** Saves a text as a file in UTF-8. */
  save(file: { filename: string; text: string }): void;
  /** Has the browser download a presigned URL, without leaving the page. */
  download(url: string): void;
  /** From now on the browser asks before the page is left. @returns a function that ends it */
  holdPage(): () => void;
}

/** Whether somebody uses the page. */
export interface Presence {
  /** The page is visible, and was touched within that time. */
  isPresent(withinMs: number): boolean;
  /** Called when somebody comes back: the page is shown, or touched again. @returns a function that ends it */
  onChange(listener: () => void): () => void;
}

/** Whether there is a network at all, as far as the platform knows. */
export interface Connectivity {
  isOnline(): boolean;
  /** @returns a function that ends it */
  onChange(listener: (isOnline: boolean) => void): () => void;
}

export interface TokenRequestInput {
  /** Why a token is asked for: at the start, because one was refused, is spent, missing, or about to expire. */
  reason: 'start' | 'rejected' | 'spent' | 'missing' | 'expiring';
  actionType: ActionType;
  network: Network;
  atsId?: number | undefined;
  signal: AbortSignal;
}

/** Fetches a session token from the integrator's backend. */
export type GetToken = (request: TokenRequestInput) => Promise<string>;

/** Keeps texts by key. Every method may throw: browsers refuse storage, and it can be full. */
export interface Storage {
  get(key: string): string | null;
  set(key: string, value: string): void;
  remove(key: string): void;
}

/** Where a flow keeps what must survive a reload. Keys are the flow's own; the port keeps services and sites apart. */
export interface Storages {
  /** Lives as long as the tab, reloads and crashes included. */
  tab: Storage;
  /** Outlives the tab, and is seen by all of them: only for a user whom the host has named. */
  device: Storage;
}

export interface LockHandlers {
  /** Once, when the lock is ours. */
  onHeld: () => void;
  /** Another tab has it; `onHeld` follows when that one lets it go. */
  onElsewhere: () => void;
}

/** One holder of a name among all tabs of the site. Where the platform has no locks, each is held at once. */
export interface Locks {
  /** @returns a function that lets the lock go, or stops waiting for it; no handler is called after it */
  hold(name: string, handlers: LockHandlers): () => void;
}

/** Time, so that tests can simulate it. The first two are XState's clock. */
export interface Clock {
  setTimeout(callback: (...args: unknown[]) => void, timeoutMs: number): unknown;
  clearTimeout(id: unknown): void;
  /** Milliseconds since the epoch. */
  now(): number;
  /** Milliseconds since a moment of its own. Never goes back, whatever becomes of the time of day. */
  monotonicMs(): number;
}

/** Everything that a flow is composed with. */
export interface AtsPorts {
  api: AtsApi;
  uploader: Uploader;
  tracker: Tracker;
  hasher: Hasher;
  recordings: Recordings;
  desk: Desk;
  storage: Storages;
  locks: Locks;
  /** Absent when the host hands tokens over by `setToken()`. */
  getToken?: GetToken | undefined;
  clock: Clock;
  /** Where it is absent, no token is fetched in advance. */
  presence?: Presence | undefined;
  /** Where it is absent, there is always a network. */
  connectivity?: Connectivity | undefined;
  /**
   * Brings the texts of a language.
   *
   * @default the module loader: each language is a file of this package
   */
  loadMessages?: ((language: Language) => Promise<Messages>) | undefined;
}
