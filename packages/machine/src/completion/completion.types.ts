import type { TransactionResult } from '@ats-kit/protocol';
import type { Failure } from '../failure.ts';

export type CertificateFormat = 'pdf' | 'json';

export interface CompletionInput {
  title: string;
  result: TransactionResult;
  /** Known already, if `confirm` gave it. */
  accessCode: string | null;
  /** Whether a code belongs to this work at all; it may come a little later. */
  expectsAccessCode: boolean;
}

export interface CompletionContext extends CompletionInput {
  /** The user has copied or downloaded the code. */
  isKept: boolean;
  certificateFormat: CertificateFormat;
  certificateFailure: Failure | null;
}

export type CompletionEvent =
  | { type: 'code.settled'; accessCode: string | null }
  | { type: 'code.kept' }
  | { type: 'user.showCode' }
  | { type: 'user.hideCode' }
  | { type: 'user.saveCode' }
  | { type: 'user.fetchCertificate'; format: CertificateFormat }
  /** Wants to go on to another work. */
  | { type: 'user.leave' }
  | { type: 'user.stay' };

export type CompletionNotice =
  /** The user has the code. */
  | { type: 'completion.kept' }
  | { type: 'completion.left' }
  | { type: 'completion.fetchStarted'; workId: string }
  | { type: 'completion.fetched'; workId: string }
  | { type: 'completion.fetchFailed'; workId: string; message: string };
