import type { Network } from '@ats-kit/protocol';
import type { Kysely, Transaction } from 'kysely';
import type { CertificateFacts } from './certificate/facts.ts';
import type { Tables } from './db/tables.ts';

/** What the services need of the world. Everything behind these can be replaced. */

/** One SQL dialect, whichever PostgreSQL it is. Inside a transaction use the transaction alone: PGlite has one connection. */
export type Database = Kysely<Tables>;
/** The database, or a transaction of it. */
export type Queries = Database | Transaction<Tables>;

export interface Clock {
  now(): Date;
  /** Resolves after `ms`, or at once when the signal is aborted. */
  sleep(ms: number, signal: AbortSignal): Promise<void>;
}

/** What is known of an object. */
export interface StoredObject {
  bytes: number;
  /** Names the content: another content under the same key has another one. */
  etag: string;
}

export interface ListedObject {
  key: string;
  bytes: number;
  modifiedAt: Date;
}

/** Where files are kept. A key is lower-case letters, digits and `-`, in parts that `/` or `.` divides. */
export interface Objects {
  /**
   * A URL that takes the bytes of `key` by PUT, without any other credential, until it expires. The same arguments give the
   * same URL. A store of somebody else's does not know `maxBytes`: there, what came is measured afterwards.
   */
  uploadUrl(key: string, limits: { expiresAt: Date; maxBytes: number }): Promise<string>;
  /** A URL that gives the bytes of `key` as a file to save, to whoever has it. The answer says what the URL was signed for. */
  downloadUrl(key: string, file: { expiresAt: Date; filename: string; contentType: string }): Promise<string>;
  head(key: string): Promise<StoredObject | undefined>;
  /**
   * Copies an object, if it still is what `ifMatch` names, to a key that holds nothing yet.
   *
   * @returns false when there is something else by now, or nothing
   */
  copy(from: string, to: string, options: { ifMatch: string }): Promise<boolean>;
  /** The bytes of an object. A chunk holds until the next one is asked for: its memory may be used again. */
  read(key: string): AsyncIterable<Uint8Array>;
  /** Keeps bytes under a key, whole or not at all. A key only ever gets the same bytes: what is there may stay. */
  write(key: string, bytes: Uint8Array): Promise<void>;
  /** Removes an object, whether it is there or not. */
  remove(key: string): Promise<void>;
  /** Removes what was uploaded, for good: where the store can tell, the upload URL takes nothing any more. */
  closeUpload(key: string): Promise<void>;
  /** Objects whose keys begin with `prefix`, which ends in `/`, and that nobody has changed since `before`. In no order. */
  list(prefix: string, before?: Date): AsyncIterable<ListedObject>;
}

/** The object store takes its uploads itself when it is on our own disk. */
export interface UploadReceiver {
  receive(upload: IncomingUpload): Promise<void>;
  /** Removes the beginnings of uploads that nobody goes on with. */
  removeStaleDrafts(): Promise<void>;
}

/** As it does with downloads. */
export interface DownloadSender {
  /** @throws AtsError `common.forbidden` for a URL that is not valid any more, or never was */
  send(download: IncomingDownload): Promise<OutgoingDownload>;
}

export interface IncomingDownload {
  key: string;
  /** The signed part of the URL, as it came. */
  query: Partial<Record<'expires' | 'filename' | 'type' | 'signature', string | undefined>>;
}

export interface OutgoingDownload {
  filename: string;
  contentType: string;
  bytes: number;
  body: ReadableStream<Uint8Array>;
}

export interface IncomingUpload {
  key: string;
  /** The signed part of the URL, as it came. */
  query: { expires?: string | undefined; max?: string | undefined; signature?: string | undefined };
  /** `Content-Length`, where there is one. */
  contentLength: number | undefined;
  /** Each chunk is ours alone: its memory is given back once it is written. */
  body: AsyncIterable<Uint8Array> | null;
}

/** What is written on chain. */
export interface ChainCall {
  call: 'create' | 'update';
  owner: string;
  /** The work to update; `create` gets its number from the chain. */
  atsId?: number | undefined;
  /** `0x` and 64 hexadecimal digits. */
  commitment: string;
  protocolVersion: number;
}

/** What a call costs, in the chain's smallest unit. */
export interface ChainEstimate {
  networkFeeUnits: bigint;
  depositUnits: bigint;
}

/** A signed extrinsic. It is stored before it is sent, so that a crash in between neither loses nor repeats it. */
export interface SignedCall {
  payload: string;
  txHash: string;
}

export interface Inclusion {
  txHash: string;
  blockNumber: number;
  blockHash: string;
  blockTime: Date;
  atsId: number;
  /** As the chain counts, from 0. */
  version: number;
}

export type ChainOutcome =
  | { state: 'pending' }
  | { state: 'included'; inclusion: Inclusion }
  | { state: 'refused'; reason: string };

/** A transaction as anybody may see it. */
export interface ChainRecord extends Inclusion {
  network: Network;
  payload: string;
  parentHash: string;
  extrinsicsRoot: string;
  /** Every transaction of the block in order, this one included: the root follows from them. */
  blockTransactions: string[];
  call: ChainCall;
  refusal: string | undefined;
}

export interface Chain {
  /** Units of one AFT. */
  readonly unitsPerAft: bigint;
  /** A dry run. @throws ChainRefusal */
  estimate(network: Network, call: ChainCall): Promise<ChainEstimate>;
  /** @throws ChainRefusal */
  sign(network: Network, call: ChainCall): Promise<SignedCall>;
  /** Sends an extrinsic; sending the same one again changes nothing. @throws ChainRefusal */
  submit(network: Network, signed: SignedCall): Promise<void>;
  outcome(network: Network, signed: SignedCall): Promise<ChainOutcome>;
  find(network: Network, txHash: string): Promise<ChainRecord | undefined>;
  /** The hash of the network's first block: which chain of that name it is. It never changes. */
  genesisHash(network: Network): Promise<string>;
  /** Calls back when outcomes may have changed. */
  onBlock(listener: () => void): () => void;
}

/** The chain says no, for good. Anything else that is thrown may be tried again. */
export class ChainRefusal extends Error {
  override readonly name = 'ChainRefusal';
  readonly reason: string;
  constructor(reason: string) {
    super(`The chain refuses: ${reason}`);
    this.reason = reason;
  }
}

/** Tells whoever listens that a transaction has new steps. It carries an id and nothing else: readers read by sequence. */
export interface Signals {
  publish(transactionId: string): void;
  subscribe(transactionId: string, listener: () => void): () => void;
}

/** The address that owns an organization's works on chain. */
export interface Wallets {
  address(organizationId: string, network: Network): string;
}

/** Makes a certificate's PDF: the same facts make the same bytes. */
export interface CertificateRenderer {
  render(facts: CertificateFacts): Promise<Uint8Array>;
  /** Ends what is under way. */
  stop(): Promise<void>;
}

export type LogFields = Record<string, string | number | boolean | undefined>;

export interface Logger {
  info(fields: LogFields, message: string): void;
  warn(fields: LogFields, message: string): void;
  /** Never the error itself: databases put values into theirs. */
  error(fields: LogFields & { error?: never }, message: string): void;
}
