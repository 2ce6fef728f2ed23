import type { Confirmation, Creator, Network, Quote } from '@ats-kit/protocol';
import type { DoneActorEvent, ErrorActorEvent } from 'xstate';
import type { FileFacts } from '../files.ts';
import type { Failure } from '../failure.ts';
import type { WorkRef } from '../ports.ts';
import type { NotedConfirm } from '../records/records.types.ts';
import type { UploadNotice } from '../upload/upload.machine.ts';

/**
 * What is to be registered, or the new version of a work. Texts are trimmed already: what is sent is what is hashed.
 */
export interface Draft {
  /** A new version keeps its work's title. */
  title: string;
  creators: Creator[];
  network: Network;
  externalUserRef: string | undefined;
  /** `null` keeps the file of the latest version: nothing is sent or hashed. */
  filename: string | null;
  /** The work that gets a new version; `null` registers a new one. */
  work: WorkRef | null;
  /** SHA-256 of the file that is kept, 64 lower-case hexadecimal digits; `null` when it is not known, or a file is sent. */
  keptMediaHash: string | null;
}

/** A job at the service, and the work that it is a version of: together they say which routes go on with it. */
export interface JobInput {
  jobId: string;
  work: WorkRef | null;
}

export interface ConfirmInput extends JobInput {
  /** Taken before it is sent, so that a reload finds it. */
  note: NotedConfirm;
  /** How often it was asked without an answer. */
  lostConfirms: number;
}

/** A job whose file has arrived, kept so that a retry need not send the file again. */
export interface UploadedJob {
  jobId: string;
  /** Hash taken on this device, if it was ready. */
  mediaHash: string | null;
}

export interface SubmissionInput {
  draft: Draft;
  /** `null` exactly when the draft has no file name. */
  file: FileFacts | null;
  /** Wait for the user to accept the price. */
  confirmPrice: boolean;
  verifyCommitment: 'block' | 'warn';
  /** Goes on with a job whose file has arrived, or asks a noted `confirm` again. */
  resume: UploadedJob | { confirm: NotedConfirm } | null;
}

export interface SubmissionContext extends Omit<SubmissionInput, 'resume'> {
  jobId: string | null;
  /** The file has arrived, or none is to be sent. */
  isUploaded: boolean;
  /** The answer to the upload was lost; whether the file is there is for `prepare` to say. */
  isArrivalInDoubt: boolean;
  /** What ended its last attempt, when there is none left. */
  uploadFailure: Failure | null;
  /** Bytes of the file that were sent so far, by whichever job: a fresh URL takes nothing back from the eye. */
  sentBytes: number;
  /** SHA-256 of the file, taken on this device; of a file that is kept, as the service tells it. */
  mediaHash: string | null;
  hashFailure: Failure | null;
  quote: Quote | null;
  /** How long the quote still holds, while it stands on the screen. */
  quoteLeftSeconds: number | null;
  /** How often in a row a quote ended on the screen and was asked for again, with nobody there. */
  renewals: number;
  confirmation: Confirmation | null;
  /** Where a failure happens, as hosts are told. */
  stage: 'upload' | 'prepare' | 'confirm';
  /** Fresh `init`s for a spent URL: two at most, so that a service that refuses every URL cannot keep us busy. */
  freshInits: number;
  /** The token has been replaced since `init`. */
  isRenewed: boolean;
  /** Why it all began again with the same form and file: at most once. */
  restart: Failure | null;
  /** The quote has expired; a lost `confirm` is not asked for beyond that. */
  isQuoteOver: boolean;
  /** How often `confirm` was asked without an answer. */
  lostConfirms: number;
  /** The `confirm` of an earlier life of the page. */
  noted: NotedConfirm | null;
  failure: Failure | null;
}

/** Which quote, and when the service says that it ends. */
export interface QuoteTime {
  jobId: string;
  /** RFC 3339. */
  expiresAt: string;
  /** It came in an earlier life of the page. */
  isNoted: boolean;
}

export type QuoteEvent =
  | { type: 'quote.ticked'; leftSeconds: number }
  /** Asked when the price was accepted: it still holds. */
  | { type: 'quote.held' }
  | { type: 'quote.over' };

export type QuoteCommand = { type: 'quote.check' };

export type SubmissionEvent =
  | UploadNotice
  | QuoteEvent
  | DoneActorEvent<string, 'hashing'>
  | ErrorActorEvent<unknown, 'hashing'>
  /** The session has another token than before. */
  | { type: 'session.renewed' }
  | { type: 'user.acceptPrice' }
  | { type: 'user.cancel' };

export type SubmissionOutput =
  /** `job` is the job to go on with, if its file has arrived; `isVerified`: this device computed the same commitment. */
  | {
      result: 'confirmed';
      confirmation: Confirmation;
      /** `null` after a reload. */
      quote: Quote | null;
      job: UploadedJob | null;
      isVerified: boolean;
    }
  | { result: 'cancelled' }
  | { result: 'refused'; failure: Failure; job: UploadedJob | null; stage: SubmissionContext['stage'] }
  | { result: 'inDoubt'; failure: Failure; jobId: string };

export type SubmissionNotice =
  | { type: 'submission.uploadStarted'; filename: string; sizeBytes: number }
  | { type: 'submission.uploadProgressed'; sentBytes: number; totalBytes: number }
  | { type: 'submission.uploadCompleted'; filename: string }
  | { type: 'submission.trouble'; failure: Failure; stage: SubmissionContext['stage'] };
