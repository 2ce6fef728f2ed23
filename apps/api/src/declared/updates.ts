import type { ApiErrorCode } from '@ats-kit/protocol';
import { type Parameter, type Security, type Tag, declare } from '../http/declare.ts';
import { INIT_VERSION, INIT_VERSION_UPLOAD, JOB_REFERENCE } from './bodies.ts';
import { CONFIRM_ERRORS, PREPARE_ERRORS } from './registrations.ts';

/** One of the paths that lead to a work. */
export interface WorkPath {
  path: string;
  params: Record<string, Parameter>;
  /** Ends each operation's id: `ByAccessCode`. */
  by: string;
  tag: Tag;
  security: Security;
  headers?: Record<string, Parameter>;
  isIdempotent?: boolean;
  /** How this path refuses. */
  errors: readonly ApiErrorCode[];
  /** What its two inits refuse besides. */
  initErrors?: readonly ApiErrorCode[];
}

/** The four calls of an update, under the path of a work. */
export function declareUpdates(workPath: WorkPath) {
  const {
    by,
    errors,
    initErrors: moreErrors = [],
    path,
    headers,
    isIdempotent = false,
    ...common
  } = workPath;
  const init = { ...common, isIdempotent, ...(headers && { headers }) };
  const initErrors = [
    ...errors,
    ...moreErrors,
    'registration.creators_required',
    'session.invalid_external_user_ref',
    'version.already_in_progress',
    'session.network_not_allowed',
  ] as const satisfies ApiErrorCode[];
  return {
    init: declare({
      ...init,
      method: 'post',
      path: `${path}/versions/init`,
      operationId: `initVersion${by}`,
      summary: 'Begin a new version that keeps the file',
      body: INIT_VERSION,
      success: { status: 200, description: 'A job.', schema: 'Job' },
      errors: initErrors,
    }),
    initUpload: declare({
      ...init,
      method: 'post',
      path: `${path}/versions/init-upload`,
      operationId: `initVersionUpload${by}`,
      summary: 'Begin a new version with a new file',
      body: INIT_VERSION_UPLOAD,
      success: { status: 200, description: 'A job, and where its file goes by PUT.', schema: 'UploadJob' },
      errors: [...initErrors, 'registration.filename_required'],
    }),
    prepare: declare({
      ...common,
      method: 'post',
      path: `${path}/versions/prepare`,
      operationId: `prepareVersion${by}`,
      summary: 'Price a new version',
      body: JOB_REFERENCE,
      success: { status: 200, description: 'A quote, valid for about five minutes.', schema: 'Quote' },
      readsFile: true,
      errors: [...errors, ...PREPARE_ERRORS, 'version.already_in_progress'],
    }),
    confirm: declare({
      ...common,
      method: 'post',
      path: `${path}/versions/confirm`,
      operationId: `confirmVersion${by}`,
      summary: 'Register the new version',
      description: 'As with a registration, a repeated call answers the same transaction.',
      body: JOB_REFERENCE,
      success: { status: 202, description: 'The transaction that was begun.', schema: 'Confirmation' },
      errors: [...errors, ...CONFIRM_ERRORS, 'version.already_in_progress'],
    }),
  };
}

export type UpdateDeclarations = ReturnType<typeof declareUpdates>;
