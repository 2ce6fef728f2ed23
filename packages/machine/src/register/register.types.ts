import type { EventDetails, Network, Quote, Stage, TransactionResult } from '@ats-kit/protocol';
import type { CompletionEvent, CompletionNotice } from '../completion/completion.types.ts';
import type { Failure } from '../failure.ts';
import type { FileFacts } from '../files.ts';
import type { FindingNotice, FoundWork } from '../finding/finding.types.ts';
import type { FormNotice } from '../form/form.types.ts';
import type { FormDraft, NotedConfirm, NotedTransaction, RecordsNotice } from '../records/records.types.ts';
import type { SessionNotice } from '../session/session.types.ts';
import type { Draft, SubmissionNotice, UploadedJob } from '../submission/submission.types.ts';
import type { TrackingNotice } from '../tracking/tracking.types.ts';

export interface RegisterInput {
  /** A new work, or a new version of one. */
  mode: 'register' | 'update';
  network: Network;
  /** Fills in the step that asks for an access code. */
  accessCode: string | null;
  /** The host's own limit, if it has one. */
  maxFileBytes: number | null;
  /** The host's user; works of users get no access code. */
  externalUserId: string | null;
  confirmPrice: boolean;
  verifyCommitment: 'block' | 'warn';
  canFetchToken: boolean;
  hasToken: boolean;
  /** What is missing for the flow to start at all. */
  misconfiguration: string | null;
}

export interface RegisterContext extends RegisterInput {
  /** The host's network; `network` becomes that of the work that was found. */
  hostNetwork: Network;
  /** The code that the host gave; `accessCode` is the one that a new work gets. */
  givenCode: string | null;
  /** The work that gets a new version. */
  work: FoundWork | null;
  /** What was typed in an earlier life of the page, until it is known whether it is about this work. */
  keptDraft: FormDraft | null;
  /** The service's limit, once `GET /v1/stats` has answered. */
  serviceMaxFileBytes: number | null;
  /** How often in a row it did not answer. */
  lostStats: number;
  /** What an earlier life of the page began and this one goes on with. */
  noted: NotedConfirm | NotedTransaction | null;
  /** The job of a `confirm` whose fate is not known. */
  doubtJobId: string | null;
  draft: Draft | null;
  file: FileFacts | null;
  /** The job to go on with after a failure, so that the file is not sent again. */
  job: UploadedJob | null;
  quote: Quote | null;
  /** This device computed the commitment of the quote itself. */
  isVerified: boolean;
  transactionId: string | null;
  wsUrl: string | null;
  result: TransactionResult | null;
  accessCode: string | null;
  /** Whether the access code, if any, is known by now. */
  isSettled: boolean;
  failure: Failure | null;
  stage: Stage;
  /** What the last copy button copied. */
  copyTarget: CopyTarget | null;
}

export type RegisterEvent =
  | CompletionEvent
  | CompletionNotice
  | FindingNotice
  | FormNotice
  | SessionNotice
  | SubmissionNotice
  | TrackingNotice
  | RecordsNotice
  /** The work that was found is on another network than the host named. */
  | { type: 'network.changed' }
  /** Back from the form to the question which work it is about. */
  | { type: 'user.backToWork' }
  | { type: 'user.cancel' }
  | { type: 'user.acceptPrice' }
  | { type: 'user.retry' }
  | { type: 'user.backToForm' }
  | { type: 'user.keepWaiting' }
  /** Leaves a transaction to itself. */
  | { type: 'user.another' }
  | { type: 'user.reset' }
  | { type: 'user.copy'; what: CopyTarget }
  | { type: 'host.reset' }
  | { type: 'host.maxFileBytes'; maxFileBytes: number | null };

/** What a copy button copies. The text itself is looked up by the machine: events hold no secret. */
export type CopyTarget = 'accessCode' | 'transaction' | 'commitment' | 'requestId' | 'transactionId';

/** A public event: its name, and the detail that the contract gives it. */
export type AtsFlowEvent = {
  [Name in keyof EventDetails]: { type: Name; detail: EventDetails[Name] };
}[keyof EventDetails];
