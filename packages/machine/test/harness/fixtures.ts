import {
  AtsError,
  type Confirmation,
  type Creator,
  type Quote,
  TransactionResult,
  type TransactionStatus,
  type UploadJob,
  computeCommitment,
} from '@ats-kit/protocol';
import type { FileFacts } from '../../src/files.ts';
import type { Draft } from '../../src/submission/submission.types.ts';

export const TOKEN = 'header.first-secret-token.signature';
export const FRESH_TOKEN = 'header.second-secret-token.signature';
export const ACCESS_CODE = `atc_${'0123456789abcdef'.repeat(4)}`;
export const MEDIA_HASH = 'ab'.repeat(32);
export const REQUEST_ID = 'req_01HXYZ0000000000000000TEST';
export const TRANSACTION_ID = '7d1f5c1e-0000-4000-8000-000000000001';
export const CERTIFICATE_URL = 'https://store.example/certificate?signature=secret-one';
export const FILE_BYTES = 1_000;

export const creator: Creator = {
  fullName: 'Inès Caradec',
  email: 'ines@caradec.example',
  roles: ['author', 'composer'],
};

export const draft: Draft = {
  title: 'Nuit blanche',
  creators: [creator],
  filename: 'nuit.wav',
  network: 'testnet',
  externalUserRef: undefined,
  work: null,
  keptMediaHash: null,
};

export const facts: FileFacts = { id: 'file-1', name: 'nuit.wav', sizeBytes: FILE_BYTES, type: 'audio/wav' };

export const audio = (name = 'nuit.wav', bytes = FILE_BYTES, type = 'audio/wav') =>
  new File([new Uint8Array(bytes)], name, { type });

/** A file that says it is larger than a test can hold. */
export const largeAudio = (bytes: number) =>
  Object.defineProperty(audio('long.wav'), 'size', { value: bytes });

export const uploadJob = (n = 1): UploadJob => ({
  jobId: `job-${n}`,
  uploadUrl: `https://store.example/object-${n}?signature=secret`,
  uploadExpiresAt: '2026-04-30T11:00:00Z',
});

export function quoteOf(work: Pick<Draft, 'title' | 'creators'>, over: Partial<Quote> = {}): Quote {
  return {
    jobId: 'job-1',
    commitment: computeCommitment({ ...work, mediaHash: MEDIA_HASH }).commitment,
    networkFeeCredits: 0,
    totalDepositCredits: 0,
    serviceFeeCredits: 0,
    storageFeeCredits: 3,
    totalPriceCredits: 3,
    isValid: true,
    // Far from the start of a simulated clock.
    expiresAt: '1970-01-01T00:05:00Z',
    ...over,
  };
}

export const confirmation: Confirmation = {
  transactionId: TRANSACTION_ID,
  wsUrl: `/v1/ws/transactions/${TRANSACTION_ID}`,
  statusUrl: `/v1/transactions/${TRANSACTION_ID}`,
};

export const result: TransactionResult = {
  success: true,
  txHash: `0x${'cd'.repeat(32)}`,
  blockNumber: 4_213,
  blockHash: `0x${'ef'.repeat(32)}`,
  atsId: 1_024,
  workId: '7d1f5c1e-0000-4000-8000-000000000002',
  explorerUrl: 'https://explorer.example/tx/1',
  accessCode: ACCESS_CODE,
};

export const status = (over: Partial<TransactionStatus> = {}): TransactionStatus => ({
  id: TRANSACTION_ID,
  transactionType: 'register',
  currentStep: 'signing',
  progress: 40,
  description: 'Signing',
  isComplete: false,
  result: null,
  steps: [],
  createdAt: '2026-04-30T11:00:00Z',
  updatedAt: '2026-04-30T11:00:01Z',
  ...over,
});

export const completedStatus = (over: Partial<TransactionResult> = {}) =>
  status({ currentStep: 'completed', progress: 100, isComplete: true, result: { ...result, ...over } });

/** The result as the frame of `completed` carries it. */
export const completedFrame = (over: Partial<TransactionResult> = {}) =>
  ({
    type: 'update',
    step: 'completed',
    progress: 100,
    description: 'Completed',
    timestamp: '2026-04-30T11:00:40Z',
    details: TransactionResult.encode({ ...result, ...over }) as Record<string, unknown>,
  }) as const;

export const frame = (step: string, over: object = {}) =>
  ({
    type: 'update',
    step,
    description: `The step ${step}`,
    timestamp: '2026-04-30T11:00:10Z',
    ...over,
  }) as const;

/** An error as the API answers it. */
export const refusal = (code: string, httpStatus: number, details?: Record<string, unknown>) =>
  new AtsError(code, { status: httpStatus, requestId: REQUEST_ID, ...(details ? { details } : {}) });

export const expired = () => refusal('common.auth.expired', 401);
export const networkError = () => new AtsError('widget.network_error');
