import type { TransactionFrame, TransactionResult } from '@ats-kit/protocol';
import type { Failure } from '../failure.ts';

export interface TrackingInput {
  transactionId: string;
  wsUrl: string;
  /** Known from `confirm` already. */
  accessCode: string | null;
  /** A work under an external user gets no access code: nothing is waited for. */
  expectsAccessCode: boolean;
}

/** A step of the transaction as far as it is known. */
export interface StepRecord {
  step: string;
  /** 0–100. */
  progress: number;
  description: string | null;
  /** RFC 3339, when the service said so. */
  timestamp: string | null;
}

export interface TrackingContext extends TrackingInput {
  steps: StepRecord[];
  result: TransactionResult | null;
  failure: Failure | null;
  /** How often the status was asked for the access code. */
  codePolls: number;
}

export type TrackingEvent =
  | { type: 'socket.opened' }
  | { type: 'socket.frame'; frame: TransactionFrame }
  | { type: 'socket.closed' }
  | { type: 'outcome.completed'; result: TransactionResult }
  | { type: 'outcome.failed'; failure: Failure }
  | { type: 'polling.wanted' }
  | { type: 'polling.unneeded' }
  | { type: 'polling.gaveUp' }
  /** The user goes on waiting after the polling gave up. */
  | { type: 'user.keepWaiting' };

export type TrackingNotice =
  | { type: 'tracking.step'; step: StepRecord }
  | { type: 'tracking.completed'; result: TransactionResult }
  /** Last of all: whether there is an access code is known now. */
  | { type: 'tracking.settled'; result: TransactionResult; accessCode: string | null }
  | { type: 'tracking.failed'; failure: Failure }
  | { type: 'tracking.trouble'; failure: Failure };
