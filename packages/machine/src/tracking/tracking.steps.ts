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

/** A step as a message tells it; `null` where neither it nor the table knows the progress. */
export type ReadStep = Omit<StepRecord, 'progress'> & { progress: number | null };

/** What a frame or a status says: the steps so far, and the end if it has come. */
export interface Reading {
  steps: ReadStep[];
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
function record({ step, progress, description, timestamp }: RawStep): ReadStep {
  return {
    step,
    progress: progress ?? (isKnownStep(step) ? STEP_PROGRESS[step] : null),
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
    accessCode: decoded.value.accessCode || null,
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
  const reading = { ...NOTHING, steps, accessCode: status.result?.accessCode || null };
  if (!status.isComplete) return reading;
  if (status.result?.success) return { ...reading, end: { type: 'completed', result: status.result } };
  // Complete, but not a word of how: the next answer will say it. What went through is never taken for a failure.
  if (status.result === null && status.currentStep !== 'failed') return reading;
  return { ...reading, end: failed(status.result?.error ?? status.description) };
}

/** Steps known before and now, each once, in the order they came. Progress never goes back. */
export function mergeSteps(before: StepRecord[], now: ReadStep[]): StepRecord[] {
  const merged = before.map((known) => {
    const newer = now.find(({ step }) => step === known.step);
    if (!newer) return known;
    return {
      ...newer,
      progress: Math.max(known.progress, newer.progress ?? 0),
      timestamp: known.timestamp ?? newer.timestamp,
    };
  });
  for (const step of now) {
    if (merged.some((known) => known.step === step.step)) continue;
    // A step that tells no progress stands where the one before it stood.
    merged.push({ ...step, progress: step.progress ?? merged.at(-1)?.progress ?? 0 });
  }
  return merged;
}

/** The steps of `after` to be told: those that came, unless they lie behind what was told already. */
export function newSteps(before: StepRecord[], after: StepRecord[]): StepRecord[] {
  let reached = Math.max(-1, ...before.map(({ progress }) => progress));
  return after.slice(before.length).filter(({ progress }) => {
    const isAhead = progress >= reached;
    reached = Math.max(reached, progress);
    return isAhead;
  });
}
