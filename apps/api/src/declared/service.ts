import { type Parameter, declare } from '../http/declare.ts';
import { NETWORK_REQUIRED, TRANSACTION_ID } from './parameters.ts';

const PUBLIC = { kind: 'public' } as const;
const HTML = { type: 'text/html', schema: { type: 'string' } } as const;
const signed = (description: string): Parameter => ({
  description,
  schema: { type: 'string' },
  isRequired: true,
});

export const readTransaction = declare({
  method: 'get',
  path: '/v1/transactions/:id',
  operationId: 'readTransaction',
  tag: 'Transactions',
  summary: 'Read the status of a transaction',
  security: PUBLIC,
  params: { id: TRANSACTION_ID },
  success: { status: 200, description: 'Its steps so far, and its result.', schema: 'TransactionStatus' },
  errors: ['transaction.not_found'],
});

export const watchTransaction = declare({
  method: 'get',
  path: '/v1/ws/transactions/:id',
  operationId: 'watchTransaction',
  tag: 'Transactions',
  summary: 'Watch a transaction over a WebSocket',
  description:
    'Frames are `TransactionFrame` as JSON: `connected`, an `update` for each step (those so far first), or an `error`. The server closes after the last.',
  security: PUBLIC,
  params: { id: TRANSACTION_ID },
  success: {
    status: 101,
    description: 'The connection is a WebSocket from here on.',
  },
  errors: ['common.not_found'],
});

export const putUpload = declare({
  method: 'put',
  path: '/v1/uploads/:jobId{[0-9a-f-]{36}}',
  operationId: 'putUpload',
  tag: 'Files',
  summary: 'Upload a file',
  description: 'Use the URL of an `init` as it is, without any other credential.',
  security: PUBLIC,
  params: { jobId: { description: 'The job.', schema: { type: 'string', format: 'uuid' } } },
  query: {
    expires: signed('Until when an upload may begin, in seconds since 1970.'),
    max: signed('The largest file that is taken, in bytes.'),
    signature: signed('Signs the rest of the URL.'),
  },
  body: { kind: 'raw', description: 'The file.' },
  success: { status: 200, description: 'The file is kept.' },
  errors: [
    'common.bad_request',
    'registration.audio_empty',
    'registration.audio_too_large',
    'registration.upload_session_forbidden',
  ],
});

export const getDownload = declare({
  method: 'get',
  path: '/v1/downloads/:key{[0-9a-z./-]+}',
  operationId: 'getDownload',
  tag: 'Files',
  summary: 'Download a file',
  description: 'Use the URL of a download as it is, without any other credential.',
  security: PUBLIC,
  params: { key: { description: 'What is kept.', schema: { type: 'string' } } },
  query: {
    expires: signed('Until when the download may begin, in seconds since 1970.'),
    filename: signed('What the file is to be called.'),
    type: signed('The file’s media type.'),
    signature: signed('Signs the rest of the URL.'),
  },
  success: {
    status: 200,
    description: 'The file.',
    content: { type: '*/*', schema: {} },
  },
  errors: ['common.forbidden', 'common.not_found'],
});

export const readStats = declare({
  method: 'get',
  path: '/v1/stats',
  operationId: 'readStats',
  tag: 'Service',
  summary: 'Read how many works are registered, and the largest file that is taken',
  security: PUBLIC,
  query: { network: NETWORK_REQUIRED },
  success: { status: 200, description: 'The figures of one network.', schema: 'Stats' },
  errors: ['common.validation_failed'],
});

export const readHealth = declare({
  method: 'get',
  path: '/health',
  operationId: 'readHealth',
  tag: 'Service',
  summary: 'Find out whether the service and its database answer',
  security: PUBLIC,
  success: {
    status: 200,
    description: 'They do.',
    content: {
      type: 'application/json',
      schema: { type: 'object', properties: { status: { const: 'ok' } }, required: ['status'] },
    },
  },
  errors: [],
});

export const readExplorer = declare({
  method: 'get',
  path: '/explorer/:network/tx/:hash',
  operationId: 'readExplorer',
  tag: 'Service',
  summary: 'See a transaction as it stands on chain',
  description: 'A page for people. It is 404, as a page too, when there is no such transaction.',
  security: PUBLIC,
  params: {
    network: { description: 'The network.', schema: { type: 'string', enum: ['testnet', 'mainnet'] } },
    hash: {
      description: 'The transaction’s hash.',
      schema: { type: 'string', pattern: '^0x[0-9a-f]{64}$' },
    },
  },
  success: { status: 200, description: 'The page.', content: HTML },
  errors: [],
  notFoundPage: HTML,
});

export const readOpenApi = declare({
  method: 'get',
  path: '/openapi.json',
  operationId: 'readOpenApi',
  tag: 'Service',
  summary: 'Read this API as OpenAPI 3.1',
  security: PUBLIC,
  success: {
    status: 200,
    description: 'The document.',
    content: {
      type: 'application/json',
      schema: {
        type: 'object',
        properties: { openapi: { const: '3.1.1' } },
        required: ['openapi'],
        additionalProperties: true,
      },
    },
  },
  errors: [],
});

export const readReference = declare({
  method: 'get',
  path: '/reference',
  operationId: 'readReference',
  tag: 'Service',
  summary: 'Read this API as a page',
  security: PUBLIC,
  success: { status: 200, description: 'The page.', content: HTML },
  errors: [],
});
