import type { Confirmation, InitWork, Quote } from '@ats-kit/protocol';
import type { FileFacts } from '../files.ts';
import type { Failure } from '../failure.ts';
import type { UploadNotice } from '../upload/upload.machine.ts';

/** What is to be registered. Texts are trimmed already: what is sent is what is hashed. */
export type Draft = InitWork;

/** A job whose file has arrived, kept so that a retry need not send the file again. */
export interface UploadedJob {
  jobId: string;
  /** Hash taken on this device, if it was ready. */
  mediaHash: string | null;
}

export interface SubmissionInput {
  draft: Draft;
  file: FileFacts;
  /** Wait for the user to accept the price. */
  confirmPrice: boolean;
  verifyCommitment: 'block' | 'warn';
  /** Goes on with a job whose file has arrived. */
  resume: UploadedJob | null;
}

export interface SubmissionContext extends Omit<SubmissionInput, 'resume'> {
  jobId: string | null;
  /** The file has arrived. */
  isUploaded: boolean;
  /** SHA-256 of the file, taken on this device. */
  mediaHash: string | null;
  hashFailure: Failure | null;
  quote: Quote | null;
  /** How long the quote still holds, while it stands on the screen. */
  quoteLeftSeconds: number | null;
  confirmation: Confirmation | null;
  /** Where a failure happens, as hosts are told. */
  stage: 'upload' | 'prepare' | 'confirm';
  /** Fresh `init`s for a spent URL: two at most, so that a service that refuses every URL cannot keep us busy. */
  freshInits: number;
  /** The quote has expired; a lost `confirm` is not asked for beyond that. */
  isQuoteOver: boolean;
  /** How often `confirm` was asked without an answer. */
  lostConfirms: number;
  failure: Failure | null;
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
  | { type: 'user.acceptPrice' }
  | { type: 'user.cancel' };

export type SubmissionOutput =
  /** `job` is the job to go on with, if its file has arrived; `isVerified`: this device computed the same commitment. */
  | {
      result: 'confirmed';
      confirmation: Confirmation;
      quote: Quote;
      job: UploadedJob | null;
      isVerified: boolean;
    }
  | { result: 'cancelled' }
  | { result: 'refused'; failure: Failure; job: UploadedJob | null; stage: SubmissionContext['stage'] }
  | { result: 'inDoubt'; failure: Failure };

export type SubmissionNotice =
  | { type: 'submission.uploadStarted'; filename: string; sizeBytes: number }
  | { type: 'submission.uploadProgressed'; sentBytes: number; totalBytes: number }
  | { type: 'submission.uploadCompleted'; filename: string }
  | { type: 'submission.trouble'; failure: Failure; stage: SubmissionContext['stage'] };
