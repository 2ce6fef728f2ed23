import { LIMITS } from '@ats-kit/protocol';
import type { NotedConfirm } from '../records/records.types.ts';
import type { Draft, SubmissionInput } from '../submission/submission.types.ts';
import type { FindingInput, FoundWork } from '../finding/finding.types.ts';
import type { FormWork } from '../form/form.types.ts';
import type { RegisterContext } from './register.types.ts';

/** What a flow forgets when it begins anew. */
export const EMPTY = {
  work: null,
  keptDraft: null,
  noted: null,
  doubtJobId: null,
  draft: null,
  file: null,
  job: null,
  quote: null,
  isVerified: false,
  transactionId: null,
  wsUrl: null,
  result: null,
  accessCode: null,
  isSettled: false,
  failure: null,
  stage: 'form',
  copyTarget: null,
} as const satisfies Partial<RegisterContext>;

/** The strictest of the limits that are known; a low one until the service has told its own. */
export function maxFileBytes({ serviceMaxFileBytes, maxFileBytes: own }: RegisterContext): number {
  const service = serviceMaxFileBytes ?? LIMITS.maxFileBytesUntilStats;
  return own === null ? service : Math.min(own, service);
}

/** Whether trying again can help, without any danger of paying twice. */
export function isRetryable({ failure, draft }: RegisterContext): boolean {
  return (
    failure !== null &&
    draft !== null &&
    failure.code !== 'widget.confirm_in_doubt' &&
    failure.kind !== 'configuration'
  );
}

/** The file that was to be kept is not the latest any more: another version has come meanwhile. */
export const isWorkStale = ({ failure, draft, work }: RegisterContext): boolean =>
  failure?.code === 'widget.commitment_mismatch' && work !== null && draft?.filename === null;

/** A work under an external user gets no access code, and a new version none of its own. */
export const expectsAccessCode = ({ mode, noted, externalUserId }: RegisterContext): boolean =>
  mode === 'register' && (noted?.expectsAccessCode ?? externalUserId === null);

/** The access code that came with a transaction. A new version has none of its own, whatever is sent along. */
export const ownCode = ({ mode }: RegisterContext, accessCode: string | null | undefined): string | null =>
  mode === 'update' ? null : accessCode || null;

/** A `confirm` of an earlier life of the page that only the work's access code, which is kept nowhere, can ask again. */
export const needsCode = (noted: RegisterContext['noted']): noted is NotedConfirm =>
  noted !== null && 'quoteExpiresAt' in noted && noted.isByAccessCode;

/** How the work is found: again by what it was found by before, or by what the host gave. */
export function findingInput(context: RegisterContext): FindingInput {
  const { externalUserId, network, work, givenCode } = context;
  const code = work && 'accessCode' in work.work ? work.work.accessCode : givenCode;
  return {
    by: externalUserId === null ? 'accessCode' : 'list',
    network,
    accessCode: code,
    search: work?.search,
    isAgain: isWorkStale(context),
  };
}

export function formWork({ atsId, network, title, creators, hasFile, details }: FoundWork): FormWork {
  return { atsId, network, title, creators, hasFile, filename: details.assetFilename ?? null };
}

export const titleOf = ({ draft, noted }: Pick<RegisterContext, 'draft' | 'noted'>): string =>
  draft?.title ?? noted?.title ?? '';

/** What is anchored; `null` before there is a quote. */
export const commitmentOf = ({ quote, noted }: Pick<RegisterContext, 'quote' | 'noted'>): string | null =>
  quote?.commitment ?? noted?.commitment ?? null;

/** What a noted `confirm` is asked again with: all but the file and the creators, which are needed no longer. */
function noteDraft(
  noted: NotedConfirm,
  { work, externalUserId }: Pick<RegisterContext, 'work' | 'externalUserId'>,
): Draft {
  const { title, network, atsId } = noted;
  return {
    title,
    creators: [],
    network,
    externalUserRef: externalUserId ?? undefined,
    filename: null,
    work: work?.work ?? (atsId === null ? null : { atsId }),
    keptMediaHash: null,
  };
}

/** What is submitted: the form's work, or a `confirm` of an earlier life of the page. */
export function submissionInput(context: RegisterContext): SubmissionInput {
  const { draft, file, noted, confirmPrice, verifyCommitment, job } = context;
  const options = { confirmPrice, verifyCommitment };
  if (noted && 'quoteExpiresAt' in noted) {
    return {
      ...options,
      draft: noteDraft(noted, context),
      file: null,
      resume: { confirm: noted },
    };
  }
  if (!draft || (draft.filename !== null && !file)) throw new Error('Nothing was submitted.');
  return { ...options, draft, file, resume: job };
}
