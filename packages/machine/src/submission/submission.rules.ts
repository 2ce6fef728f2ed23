import { computeCommitment } from '@ats-kit/protocol';
import { type Failure, failureOf, isAnswerLost } from '../failure.ts';
import type { NotedConfirm } from '../records/records.types.ts';
import type {
  ConfirmInput,
  JobInput,
  QuoteTime,
  SubmissionContext,
  SubmissionInput,
  UploadedJob,
} from './submission.types.ts';

/** Fresh `init`s for a job that is gone. */
const MAX_FRESH_INITS = 2;

/** Quotes that are asked for again while nobody says yes: a page that stands open asks no service for ever. */
const MAX_RENEWALS = 2;

export const mayRenewQuote = ({ renewals }: SubmissionContext) => renewals < MAX_RENEWALS;

const FOREIGN_CODES = ['registration.upload_session_forbidden', 'registration.prepared_forbidden'];
const GONE_CODES = ['registration.upload_session_not_found', 'registration.audio_empty'];

/** This device has computed the commitment that the service quotes, now or before the page was loaded again. */
export function isVerified({ draft, mediaHash, quote, noted }: SubmissionContext): boolean {
  if (noted) return noted.isVerified;
  if (mediaHash === null) return false;
  try {
    return computeCommitment({ ...draft, mediaHash }).commitment === quote?.commitment;
  } catch {
    // A service can tell of a work, or of its file, what no commitment can be made of.
    return false;
  }
}

/** The job belongs to another principal, as this one's token says: nobody here can go on with it. */
export const isForeign = ({ code, status }: Failure) => status === 403 && FOREIGN_CODES.includes(code);

export const mayInitAgain = ({ freshInits }: SubmissionContext) => freshInits < MAX_FRESH_INITS;

/** The job that we wanted to go on with is gone: the file has to be sent again. */
export const isJobGone = (context: SubmissionContext, { code }: Failure) =>
  mayInitAgain(context) && GONE_CODES.includes(code);

/** All attempts went without an answer, and the file has not arrived either. */
export const isUploadLost = ({ uploadFailure }: SubmissionContext, { code }: Failure) =>
  uploadFailure !== null && GONE_CODES.includes(code);

/** A fresh token has turned out to be another principal's. Once is a change of users, twice is a fault. */
export const mayStartOver = (
  { isRenewed, restart, lostConfirms }: SubmissionContext,
  failure: Failure,
): boolean => isForeign(failure) && isRenewed && restart === null && lostConfirms === 0;

/**
 * No answer to a `confirm`. Being told to wait is none either, once one was lost; and where no token is to be had, nothing
 * was carried out, unless it was before.
 */
export const isConfirmLost = (lostConfirms: number, failure: Failure) =>
  lostConfirms > 0
    ? isAnswerLost(failure) || failure.kind === 'limited'
    : isAnswerLost(failure) && !failure.isOfSession;

const ASK_AGAIN_MS = 2_000;
/** A service that asks for more is asked within it all the same: the quote ends, and with it the asking. */
const MAX_ASK_AGAIN_MS = 60_000;

/** When a `confirm` whose answer was lost is asked for again: not before the service wants to be asked. */
export const askAgainMs = ({ failure }: SubmissionContext) =>
  Math.min(Math.max(ASK_AGAIN_MS, failure?.retryAfterMs ?? 0), MAX_ASK_AGAIN_MS);

/** Refusals of a second `confirm`: browsers send a request again by themselves when a connection dies. */
const TWICE_CODES = ['registration.prepared_not_found', 'transaction.already_confirmed'];

/** After a lost answer a refusal proves nothing: it may be so because the lost request went through. */
export const isConfirmInDoubt = (lostConfirms: number, { code }: Failure) =>
  lostConfirms > 0 || TWICE_CODES.includes(code);

/** A `confirm` was not carried out, for certain. */
export const isConfirmRefused = (lostConfirms: number, failure: Failure) =>
  !isConfirmLost(lostConfirms, failure) && !isConfirmInDoubt(lostConfirms, failure);

/** The job to go on with after this submission, if its file has arrived and it is ours. */
export function uploadedJob({
  jobId,
  isUploaded,
  mediaHash,
  failure,
}: SubmissionContext): UploadedJob | null {
  const isOurs = failure === null || !isForeign(failure);
  return jobId !== null && isUploaded && isOurs ? { jobId, mediaHash } : null;
}

export const jobInput = ({ jobId, draft }: SubmissionContext): JobInput => ({
  jobId: jobId ?? '',
  work: draft.work,
});

function noteOf(context: SubmissionContext): NotedConfirm {
  const { jobId, draft, quote, noted } = context;
  return (
    noted ?? {
      jobId: jobId ?? '',
      mode: draft.work ? 'update' : 'register',
      network: draft.network,
      quoteExpiresAt: quote?.expiresAt ?? '',
      title: draft.title,
      atsId: draft.work && 'atsId' in draft.work ? draft.work.atsId : null,
      isByAccessCode: draft.work !== null && 'accessCode' in draft.work,
      expectsAccessCode: draft.work === null && draft.externalUserRef === undefined,
      commitment: quote?.commitment ?? null,
      isVerified: isVerified(context),
    }
  );
}

export const confirmInput = (context: SubmissionContext): ConfirmInput => ({
  ...jobInput(context),
  note: noteOf(context),
  lostConfirms: context.lostConfirms,
});

/** When the quote ends. */
export const quoteTime = ({ jobId, quote, noted }: SubmissionContext): QuoteTime => ({
  jobId: jobId ?? '',
  expiresAt: quote?.expiresAt ?? noted?.quoteExpiresAt ?? '',
  isNoted: noted !== null,
});

/** Where a submission begins: anew, with a job whose file has arrived, or with a `confirm` that may have gone through. */
export function begin({ resume, ...input }: SubmissionInput): SubmissionContext {
  const noted = resume && 'confirm' in resume ? resume.confirm : null;
  const job = resume && 'jobId' in resume ? resume : null;
  const mediaHash = job?.mediaHash ?? (input.file ? null : input.draft.keptMediaHash);
  return {
    ...input,
    jobId: noted?.jobId ?? job?.jobId ?? null,
    isUploaded: resume !== null,
    isArrivalInDoubt: false,
    uploadFailure: null,
    sentBytes: 0,
    mediaHash,
    hashFailure:
      input.file || mediaHash !== null
        ? null
        : failureOf('widget.commitment_mismatch', { details: { reason: 'media_hash_unknown' } }),
    quote: null,
    quoteLeftSeconds: null,
    renewals: 0,
    confirmation: null,
    stage: 'upload',
    freshInits: 0,
    isRenewed: false,
    restart: null,
    isQuoteOver: false,
    // The answer to the noted one never came.
    lostConfirms: noted ? 1 : 0,
    noted,
    failure: null,
  };
}
