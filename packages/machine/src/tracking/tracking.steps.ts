import {
  type TransactionFrame,
  TransactionResult,
  type TransactionStatus,
  isKnownStep,
  STEP_PROGRESS,
} from '@ats-kit/protocol';
import { type Failure, failureOf, toFailure } from '../failure.ts';
import { AtsError } from '@ats-kit/protocol';
import type { StepRecord } from './tracking.types.ts';

/** What a frame or a status says: the steps so far, and the end if it has come. */
export interface Reading {
  steps: StepRecord[];
  accessCode: string | null;
  end: { type: 'completed'; result: TransactionResult } | { type: 'failed'; failure: Failure } | null;
  /** An `error` frame: the socket is of no use, the transaction may be well. */
  trouble: Failure | null;
}

const NOTHING: Reading = { steps: [], accessCode: null, end: null, trouble: null };

interface RawStep {
  step: string;
  progress?: number | undefined;
  description?: string | undefined;
  timestamp?: string | undefined;
}

/** Progress comes from the message; the table is only for messages without one. */
function record({ step, progress, description, timestamp }: RawStep, before = 0): StepRecord {
  return {
    step,
    progress: progress ?? (isKnownStep(step) ? STEP_PROGRESS[step] : before),
    description: description ?? null,
    timestamp: timestamp ?? null,
  };
}

function failed(reason: string | undefined): Reading['end'] {
  return {
    type: 'failed',
    failure: failureOf('transaction.failed', reason ? { details: { reason } } : {}),
  };
}

export function readFrame(frame: TransactionFrame): Reading {
  if (frame.type === 'error') {
    const { code, message, details, requestId } = frame.error;
    const options = { requestId, ...(message === '' ? {} : { message }), ...(details ? { details } : {}) };
    return { ...NOTHING, trouble: toFailure(new AtsError(code, options)) };
  }
  if (frame.type === 'connected') return NOTHING;
  const reading = { ...NOTHING, steps: [record(frame)] };
  if (frame.step === 'failed') {
    const reason = frame.details?.['error'];
    return { ...reading, end: failed(typeof reason === 'string' ? reason : frame.description) };
  }
  if (frame.step !== 'completed') return reading;
  // `details` of this one step is a result; of others it may be anything, so frames keep it open.
  const decoded = TransactionResult.decode(frame.details ?? {});
  // Completed without a readable result: the status will say it.
  if (!decoded.ok || decoded.value.atsId === undefined) return reading;
  return {
    ...reading,
    accessCode: decoded.value.accessCode ?? null,
    end: { type: 'completed', result: decoded.value },
  };
}

export function readStatus(status: TransactionStatus): Reading {
  const current = record({
    step: status.currentStep,
    progress: status.progress,
    description: status.description,
    timestamp: status.updatedAt,
  });
  const steps = status.steps.map((step) => record(step));
  if (!steps.some(({ step }) => step === current.step)) steps.push(current);
  const reading = { ...NOTHING, steps, accessCode: status.result?.accessCode ?? null };
  if (!status.isComplete) return reading;
  if (status.result?.success) return { ...reading, end: { type: 'completed', result: status.result } };
  return { ...reading, end: failed(status.result?.error ?? status.description) };
}

/** Steps known before and now, each once, in the order they came. */
export function mergeSteps(before: StepRecord[], now: StepRecord[]): StepRecord[] {
  const merged = before.map((known) => {
    const newer = now.find(({ step }) => step === known.step);
    return newer ? { ...newer, timestamp: known.timestamp ?? newer.timestamp } : known;
  });
  return [...merged, ...now.filter(({ step }) => !before.some((known) => known.step === step))];
}
