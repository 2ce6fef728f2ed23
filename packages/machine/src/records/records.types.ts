import type { Confirmation, Network } from '@ats-kit/protocol';
import type { CreatorDraft, FormStep } from '../form/form.types.ts';

/** The modes that have something to lose. */
export type KeepingMode = 'register' | 'update';

/** A `confirm`, noted before it is sent: after a reload it is asked again, and never anew. */
export interface NotedConfirm {
  jobId: string;
  mode: KeepingMode;
  network: Network;
  /** RFC 3339. */
  quoteExpiresAt: string;
  title: string;
  /** The work that gets a new version; `null` for a new work, and for one that is reached by an access code. */
  atsId: number | null;
  /** The work is reached by an access code, which is kept nowhere: it has to be entered again. */
  isByAccessCode: boolean;
  /** A work under an external user gets none, nor does a new version. */
  expectsAccessCode: boolean;
  /** What is anchored: 0x and 64 hexadecimal digits. */
  commitment: string | null;
  /** This device computed the same commitment. */
  isVerified: boolean;
}

/** A transaction that is under way, or whose access code is not kept yet. */
export interface NotedTransaction extends Omit<NotedConfirm, 'quoteExpiresAt' | 'isByAccessCode'> {
  transactionId: string;
  wsUrl: string;
}

/** What was typed, as it was typed. The file is not kept: it has to be chosen again. */
export interface FormDraft {
  title: string;
  creators: Omit<CreatorDraft, 'key'>[];
  step: FormStep;
  /** The work that gets a new version; `null` when a new one is registered. */
  atsId: number | null;
}

/** What an earlier life of this page has left: of what was sent, only what was begun last. */
export interface Found {
  transaction: NotedTransaction | null;
  confirm: NotedConfirm | null;
  draft: FormDraft | null;
}

/**
 * What survives a reload: `confirm`s, transactions and what was typed; never a token, an access code, an upload URL or
 * a file. Records are kept for 24 hours. Nothing here throws: without a storage they live as long as the page.
 */
export interface Records {
  /** To be called before a `confirm` is sent. The same job again leaves what is known of its commitment as it is. */
  noteConfirm(note: NotedConfirm): void;
  /** A `confirm` went through: its note becomes that of the transaction, and the draft is needed no longer. */
  noteTransaction(note: { jobId: string; transactionId: string; wsUrl: string }): void;
  /** A `confirm` did not go through, for certain, or the user wants to hear no more of it. */
  forgetConfirm(jobId: string): void;
  /** There is nothing more to get from a transaction. */
  forget(transactionId: string): void;
  /** `null` removes it. */
  keepDraft(draft: FormDraft | null): void;
  load(): Found;
  isNoted(transactionId: string): boolean;
  /** What a job became, in whichever tab its `confirm` was answered. */
  transactionOf(jobId: string): Confirmation | null;
  /** Whether a record outlives the page: storage is there, and has taken what was written. */
  isLasting(): boolean;
}

/** What the machines tell the actor that keeps records. */
export type RecordsCommand =
  /** Written at once; `null` removes it. */
  | { type: 'draft.changed'; draft: FormDraft | null }
  | { type: 'confirm.ended'; jobId: string }
  | { type: 'transaction.ended'; transactionId: string }
  /** Asks for `records.found` with nothing but the `confirm` of that job, if it is noted. */
  | { type: 'confirm.wanted'; jobId: string | null };

/** At its start, and when it is asked. */
export type RecordsNotice = { type: 'records.found'; found: Found };
