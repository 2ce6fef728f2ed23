import type { Confirmation, Quote, TransactionResult } from '@ats-kit/protocol';

/** What the world answers with, where a behaviour asks for nothing else. */

export const MEDIA_HASH = 'ab'.repeat(32);
export const ACCESS_CODE = `atc_${'0123456789abcdef'.repeat(4)}`;
export const TRANSACTION_ID = '7d1f5c1e-0000-4000-8000-000000000001';
export const UPLOAD_URL = 'https://store.example/object-1';

export const RESULT: TransactionResult = {
  success: true,
  txHash: `0x${'cd'.repeat(32)}`,
  blockNumber: 4_213,
  blockHash: `0x${'ef'.repeat(32)}`,
  atsId: 1_024,
  workId: '7d1f5c1e-0000-4000-8000-000000000002',
  explorerUrl: 'https://explorer.example/tx/1',
  accessCode: ACCESS_CODE,
};

export const CONFIRMATION: Confirmation = {
  transactionId: TRANSACTION_ID,
  wsUrl: `/v1/ws/transactions/${TRANSACTION_ID}`,
  statusUrl: `/v1/transactions/${TRANSACTION_ID}`,
};

export const PRICE: Omit<Quote, 'jobId' | 'commitment' | 'expiresAt'> = {
  networkFeeCredits: 0,
  totalDepositCredits: 0,
  serviceFeeCredits: 0,
  storageFeeCredits: 3,
  totalPriceCredits: 3,
  isValid: true,
};

export const wav = (name = 'nuit.wav', bytes = 1_000) =>
  new File([new Uint8Array(bytes).fill(1)], name, { type: 'audio/wav' });
