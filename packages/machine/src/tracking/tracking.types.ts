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
  /** Answers in a row that there is no such transaction. */
  misses: number;
  /** Answers that the work is registered, and not under which number. */
  unnumbered: number;
  /** How often the status was read for the access code. */
  codePolls: number;
  /** How often it was asked for in vain. */
  lostCodePolls: number;
}

export type TrackingEvent =
  | { type: 'lock.held' }
  | { type: 'lock.elsewhere' }
  /** Held at last, when there is nothing left to follow. */
  | { type: 'lock.over' }
  | { type: 'network.online' }
  | { type: 'socket.opened' }
  | { type: 'socket.frame'; frame: TransactionFrame }
  | { type: 'socket.closed' }
  | { type: 'outcome.completed'; result: TransactionResult }
  | { type: 'outcome.failed'; failure: Failure }
  | { type: 'outcome.unknown' }
  | { type: 'polling.wanted' }
  | { type: 'polling.unneeded' }
  | { type: 'polling.gaveUp' }
  /** The user goes on waiting after the polling gave up. */
  | { type: 'user.keepWaiting' };

export type TrackingNotice =
  | { type: 'tracking.step'; step: StepRecord }
  /** Another tab has followed it to its end. */
  | { type: 'tracking.endedElsewhere' }
  | { type: 'tracking.completed'; result: TransactionResult }
  /** Last of all: whether there is an access code is known now. */
  | { type: 'tracking.settled'; result: TransactionResult; accessCode: string | null }
  | { type: 'tracking.failed'; failure: Failure }
  | { type: 'tracking.trouble'; failure: Failure };
