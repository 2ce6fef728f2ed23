import { LIMITS } from '@ats-kit/protocol';
import type { Parameter } from '../http/declare.ts';

const UUID = '7f9c24e5-1c1e-4d9b-8a54-0f8f4b0f6a11';
const wholeNumber = { type: 'integer', minimum: 0, maximum: Number.MAX_SAFE_INTEGER } as const;

export const NETWORK: Parameter = {
  description: 'The network. A session token is for one network, which it defaults to.',
  schema: { type: 'string', enum: ['testnet', 'mainnet'] },
  example: 'testnet',
};

export const NETWORK_REQUIRED: Parameter = { ...NETWORK, description: 'The network.', isRequired: true };

export const ATS_ID: Parameter = {
  description: 'The number that the chain gave to the work, from 0.',
  schema: wholeNumber,
  example: 42,
};

export const VERSION: Parameter = {
  description: 'A version of the work, from 1.',
  schema: { ...wholeNumber, minimum: 1 },
  example: 1,
};

export const WORK_ID: Parameter = {
  description: 'The `id` of a listed work.',
  schema: { type: 'string', format: 'uuid' },
  example: UUID,
};

export const ACCESS_CODE: Parameter = {
  description: 'The work’s access code: treat it like a password.',
  schema: { type: 'string', pattern: '^[aA][tT][cC]_[0-9a-fA-F]{64}$' },
  example: `atc_${'0'.repeat(64)}`,
};

export const TRANSACTION_ID: Parameter = {
  description: 'The id that `confirm` answered.',
  schema: { type: 'string', format: 'uuid' },
  example: UUID,
};

export const ORGANIZATION_ID: Parameter = {
  description: 'The organization that the key belongs to.',
  schema: { type: 'string', format: 'uuid' },
  example: UUID,
};

export const PAGE = {
  network: NETWORK,
  first: {
    description: 'How many works a page has; 50 unless told.',
    schema: { type: 'integer', minimum: 1, maximum: 100 },
    example: 50,
  },
  after: {
    description: 'The `end_cursor` of the page before.',
    schema: { type: 'string' },
  },
  search: {
    description: 'A part of a title, in any case.',
    schema: { type: 'string', maxLength: LIMITS.maxTitleCharacters },
    example: 'nocturne',
  },
} as const satisfies Record<string, Parameter>;

export const ORIGIN: Parameter = {
  description: 'The page’s origin, which has to be on the organization’s list of domains.',
  schema: { type: 'string' },
  example: 'https://yoursite.com',
  isRequired: true,
};

export const IDEMPOTENCY_KEY: Parameter = {
  description:
    'For 24 hours, a repeated call with the same key gets the very same answer and does nothing again.',
  schema: { type: 'string', minLength: 1, maxLength: LIMITS.maxIdempotencyKeyCharacters },
  example: 'order-2026-0142',
};
