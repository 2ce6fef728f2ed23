import type { ApiErrorCode } from '@ats-kit/protocol';
import { declare } from '../http/declare.ts';
import { CREATE_SESSION, INIT_WORK, JOB_REFERENCE } from './bodies.ts';
import { ORIGIN, WORK_ID } from './parameters.ts';

/** What a body that has no title, file name or creators is refused with. */
export const INIT_WORK_ERRORS = [
  'registration.title_required',
  'registration.filename_required',
  'registration.creators_required',
  'session.invalid_external_user_ref',
] as const satisfies ApiErrorCode[];

export const PREPARE_ERRORS = [
  'registration.upload_session_not_found',
  'registration.upload_session_forbidden',
  'registration.audio_empty',
  'registration.audio_too_large',
  'registration.invalid_audio_format',
  'registration.dry_run_failed',
  'work.already_registered',
] as const satisfies ApiErrorCode[];

export const CONFIRM_ERRORS = [
  'registration.prepared_not_found',
  'registration.prepared_forbidden',
  'registration.insufficient_credits',
  'work.already_registered',
  'common.quota_exceeded',
] as const satisfies ApiErrorCode[];

export const createSession = declare({
  method: 'post',
  path: '/v1/sessions',
  operationId: 'createSession',
  tag: 'Sessions',
  summary: 'Mint a session token',
  description:
    'For the organization’s backend only: the secret key never belongs in a browser. The first successful `init` spends the token; reads do not.',
  security: { kind: 'public' },
  headers: { Origin: ORIGIN },
  body: CREATE_SESSION,
  success: { status: 200, description: 'A token, and how many seconds it lasts.', schema: 'Session' },
  errors: [
    'session.rate_limited',
    'session.origin_not_allowed',
    'session.key_inactive',
    'session.widget_not_enabled',
    'session.invalid_external_user_ref',
    'organization.inactive',
    'organization.no_integration',
    'registration.insufficient_credits',
    'common.auth.invalid_api_key',
  ],
});

const SESSION = { kind: 'session', actions: ['register'] } as const;

export const initWork = declare({
  method: 'post',
  path: '/v1/works/init',
  operationId: 'initWork',
  tag: 'Registrations',
  summary: 'Begin a registration',
  security: SESSION,
  body: INIT_WORK,
  success: { status: 200, description: 'A job, and where its file goes by PUT.', schema: 'UploadJob' },
  errors: [...INIT_WORK_ERRORS, 'session.network_not_allowed'],
});

export const prepareWork = declare({
  method: 'post',
  path: '/v1/works/prepare',
  operationId: 'prepareWork',
  tag: 'Registrations',
  summary: 'Price a registration',
  description: 'Reads the uploaded file, computes its commitment and prices the chain transaction.',
  security: SESSION,
  body: JOB_REFERENCE,
  success: { status: 200, description: 'A quote, valid for about five minutes.', schema: 'Quote' },
  readsFile: true,
  errors: PREPARE_ERRORS,
});

export const confirmWork = declare({
  method: 'post',
  path: '/v1/works/confirm',
  operationId: 'confirmWork',
  tag: 'Registrations',
  summary: 'Register the work',
  description:
    'Debits the organization and submits in the background. For 24 hours a repeated call answers the same transaction: ask again when an answer was lost.',
  security: SESSION,
  body: JOB_REFERENCE,
  success: { status: 202, description: 'The transaction that was begun.', schema: 'Confirmation' },
  errors: CONFIRM_ERRORS,
});

export const workCertificate = declare({
  method: 'get',
  path: '/v1/works/:workId/download/certificate',
  operationId: 'downloadCertificate',
  tag: 'Registrations',
  summary: 'Download the certificate of what was registered',
  params: { workId: { ...WORK_ID, description: 'The `work_id` that `confirm` answered.' } },
  security: { kind: 'session', actions: ['register', 'update_version', 'access'] },
  success: {
    status: 200,
    description: 'URLs that give the certificate of the newest version for a while, as PDF and as JSON.',
    schema: 'Download',
  },
  errors: [
    'work.not_found',
    'work.certificate_unavailable',
    'work.access_forbidden',
    'session.network_not_allowed',
  ],
});
