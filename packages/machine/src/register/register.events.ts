import type { Confirmation, PendingAction, Stage } from '@ats-kit/protocol';
import type { Failure } from '../failure.ts';
import { percentOf } from '../percent.ts';
import type { StepRecord, TrackingNotice } from '../tracking/tracking.types.ts';
import type { AtsFlowEvent } from './register.types.ts';

/** The public events of the flow, made from what its machines tell. */

export const ready = (mode: 'register' | 'update'): AtsFlowEvent => ({
  type: 'allfeat:ready',
  detail: { mode },
});

export const tokenExpired = (pendingAction: PendingAction): AtsFlowEvent => ({
  type: 'allfeat:token-expired',
  detail: { pendingAction },
});

export const uploadStart = (file: { filename: string; sizeBytes: number }): AtsFlowEvent => ({
  type: 'allfeat:upload-start',
  detail: { filename: file.filename, size: file.sizeBytes },
});

export const uploadProgress = (sent: { sentBytes: number; totalBytes: number }): AtsFlowEvent => ({
  type: 'allfeat:upload-progress',
  detail: {
    progress: percentOf(sent.sentBytes, sent.totalBytes),
    loaded: sent.sentBytes,
    total: sent.totalBytes,
  },
});

export const uploadComplete = (filename: string): AtsFlowEvent => ({
  type: 'allfeat:upload-complete',
  detail: { filename },
});

export const confirmed = ({ transactionId }: Confirmation): AtsFlowEvent => ({
  type: 'allfeat:confirmed',
  detail: { transactionId },
});

export const step = ({ step: name, progress, description }: StepRecord): AtsFlowEvent => ({
  type: 'allfeat:step',
  detail: { step: name, progress, ...(description === null ? {} : { description }) },
});

export const complete = ({
  result,
  accessCode,
}: Extract<TrackingNotice, { type: 'tracking.settled' }>): AtsFlowEvent => ({
  type: 'allfeat:complete',
  detail: {
    // The type wants a number, and 0 would be somebody's: what the service never told is none.
    atsId: result.atsId ?? Number.NaN,
    txHash: result.txHash ?? '',
    blockNumber: result.blockNumber ?? 0,
    explorerUrl: result.explorerUrl ?? '',
    ...(accessCode === null ? {} : { accessCode }),
  },
});

/** `requestId` is `null` for codes that are raised on this side; `error` repeats the message. */
function detailOf({ code, kind, message, requestId, details }: Failure, stage: Stage) {
  const id = kind === 'client' ? null : requestId;
  return { code, message, requestId: id, ...(details ? { details } : {}), error: message, stage };
}

export const failed = (failure: Failure, stage: Stage): AtsFlowEvent => ({
  type: 'allfeat:failed',
  detail: detailOf(failure, stage),
});

export const survived = (failure: Failure, stage: Stage): AtsFlowEvent => ({
  type: 'allfeat:error',
  detail: detailOf(failure, stage),
});

const certificateOf = (workId: string) => ({ workId, kind: 'certificate' }) as const;

export const downloadStarted = (workId: string): AtsFlowEvent => ({
  type: 'allfeat:download-started',
  detail: certificateOf(workId),
});

export const downloadComplete = (workId: string): AtsFlowEvent => ({
  type: 'allfeat:download-complete',
  detail: certificateOf(workId),
});

export const downloadFailed = ({ workId, message }: { workId: string; message: string }): AtsFlowEvent => ({
  type: 'allfeat:download-failed',
  detail: { ...certificateOf(workId), message },
});
