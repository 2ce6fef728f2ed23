import type { ApiErrorCode } from '@ats-kit/protocol';
import { type Security, declare } from '../http/declare.ts';
import { CREATE_API_KEY, INIT_WORK, JOB_REFERENCE } from './bodies.ts';
import { ATS_ID, IDEMPOTENCY_KEY, NETWORK_REQUIRED, ORGANIZATION_ID, PAGE } from './parameters.ts';
import { CONFIRM_ERRORS, INIT_WORK_ERRORS, PREPARE_ERRORS } from './registrations.ts';
import { declareUpdates } from './updates.ts';

const ORGANIZATION = '/v1/organizations/:organizationId';
const WORKS = `${ORGANIZATION}/works`;
const WORK = `${WORKS}/:atsId`;

const params = { organizationId: ORGANIZATION_ID };
const tag = 'Organization works';
const idempotent = { headers: { 'Idempotency-Key': IDEMPOTENCY_KEY }, isIdempotent: true } as const;
const IDEMPOTENT_ERRORS = [
  'common.bad_request',
  'common.idempotency_mismatch',
] as const satisfies ApiErrorCode[];

const REGISTER = { kind: 'apiKey', scope: 'works:register', action: 'register' } as const;
const UPDATE = { kind: 'apiKey', scope: 'works:update', action: 'update_version' } as const;
const READ = { kind: 'apiKey', scope: 'works:read', action: 'access' } as const satisfies Security;

export const initOrganizationWork = declare({
  method: 'post',
  path: `${WORKS}/init`,
  operationId: 'initOrganizationWork',
  tag,
  summary: 'Begin a registration',
  params,
  ...idempotent,
  security: REGISTER,
  body: INIT_WORK,
  success: { status: 200, description: 'A job, and where its file goes by PUT.', schema: 'UploadJob' },
  errors: [...INIT_WORK_ERRORS, ...IDEMPOTENT_ERRORS],
});
export const prepareOrganizationWork = declare({
  method: 'post',
  path: `${WORKS}/prepare`,
  operationId: 'prepareOrganizationWork',
  tag,
  summary: 'Price a registration',
  params,
  security: REGISTER,
  body: JOB_REFERENCE,
  success: { status: 200, description: 'A quote, valid for about five minutes.', schema: 'Quote' },
  readsFile: true,
  errors: PREPARE_ERRORS,
});
export const confirmOrganizationWork = declare({
  method: 'post',
  path: `${WORKS}/confirm`,
  operationId: 'confirmOrganizationWork',
  tag,
  summary: 'Register the work',
  description: 'For 24 hours a repeated call answers the same transaction.',
  params,
  security: REGISTER,
  body: JOB_REFERENCE,
  success: { status: 202, description: 'The transaction that was begun.', schema: 'Confirmation' },
  errors: CONFIRM_ERRORS,
});

export const organizationUpdates = declareUpdates({
  path: WORK,
  params: { ...params, atsId: ATS_ID },
  by: 'OfOrganization',
  tag,
  ...idempotent,
  security: UPDATE,
  errors: ['work.not_found'],
  initErrors: ['work.not_owned_by_user', ...IDEMPOTENT_ERRORS],
});

export const listOrganizationWorks = declare({
  method: 'get',
  path: WORKS,
  operationId: 'listOrganizationWorks',
  tag,
  summary: 'List the organization’s works',
  params,
  query: { ...PAGE, network: NETWORK_REQUIRED },
  security: READ,
  success: { status: 200, description: 'A page of works, the newest first.', schema: 'WorkPage' },
  errors: ['common.bad_request', 'common.validation_failed'],
});
const ofWork = {
  params: { ...params, atsId: ATS_ID },
  query: { network: NETWORK_REQUIRED },
  security: READ,
  errors: ['work.not_found', 'common.validation_failed'],
} as const;
export const readOrganizationWork = declare({
  ...ofWork,
  method: 'get',
  path: WORK,
  operationId: 'readOrganizationWork',
  tag,
  summary: 'Read a work and its versions',
  success: { status: 200, description: 'The work.', schema: 'WorkDetails' },
});
export const listOrganizationVersions = declare({
  ...ofWork,
  method: 'get',
  path: `${WORK}/versions`,
  operationId: 'listOrganizationVersions',
  tag,
  summary: 'List the versions of a work',
  success: { status: 200, description: 'Its versions.', schema: 'VersionList' },
});

const KEYS = `${ORGANIZATION}/api-keys`;
const admin = { tag: 'API keys', security: { kind: 'adminToken' } } as const;

export const createApiKey = declare({
  ...admin,
  method: 'post',
  path: KEYS,
  operationId: 'createApiKey',
  summary: 'Make an API key',
  description: 'The key and the secret of its webhooks are shown this once.',
  params,
  body: CREATE_API_KEY,
  success: { status: 201, description: 'The key.', schema: 'CreatedApiKey' },
  errors: [
    'api_key.invalid_name',
    'api_key.scopes_required',
    'api_key.unknown_scope',
    'api_key.webhook_url_invalid',
    'api_key.limit_reached',
  ],
});
export const listApiKeys = declare({
  ...admin,
  method: 'get',
  path: KEYS,
  operationId: 'listApiKeys',
  summary: 'List the API keys',
  params,
  success: { status: 200, description: 'Active keys, then revoked ones.', schema: 'ApiKeyList' },
  errors: [],
});
export const revokeApiKey = declare({
  ...admin,
  method: 'delete',
  path: `${KEYS}/:keyId`,
  operationId: 'revokeApiKey',
  summary: 'Revoke an API key',
  description: 'For good. Revoking it again changes nothing.',
  params: {
    ...params,
    keyId: { description: 'The key’s id.', schema: { type: 'string', format: 'uuid' } },
  },
  success: { status: 204, description: 'The key is revoked.' },
  errors: ['common.not_found'],
});
