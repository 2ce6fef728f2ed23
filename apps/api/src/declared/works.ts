import type { ApiErrorCode } from '@ats-kit/protocol';
import { type Parameter, type Security, type Tag, declare } from '../http/declare.ts';
import { ACCESS_CODE, ATS_ID, NETWORK, PAGE, VERSION, WORK_ID } from './parameters.ts';
import { declareUpdates } from './updates.ts';

const READERS = { kind: 'session', actions: ['access', 'update_version'] } as const satisfies Security;
const UPDATERS = { kind: 'session', actions: ['update_version'] } as const satisfies Security;

const BY_CODE = [
  'access_code.format_invalid',
  'access_code.not_found',
  'work.access_forbidden',
  'session.network_not_allowed',
] as const satisfies ApiErrorCode[];

const BY_REFERENCE = [
  'work.not_found',
  'work.access_forbidden',
  'session.network_not_allowed',
  'session.invalid_external_user_ref',
] as const satisfies ApiErrorCode[];

function declareDownloads(work: {
  path: string;
  params: Record<string, Parameter>;
  by: string;
  tag: Tag;
  errors: readonly ApiErrorCode[];
}) {
  const { by, path, params, tag, errors } = work;
  const common = { method: 'get', tag, params: { ...params, version: VERSION }, security: READERS } as const;
  return {
    audio: declare({
      ...common,
      path: `${path}/versions/:version/download/audio`,
      operationId: `downloadAudio${by}`,
      summary: 'Download the file of a version',
      success: { status: 200, description: 'A URL that gives the file for a while.', schema: 'Download' },
      errors: [...errors, 'work.not_found', 'work.no_asset'],
    }),
    certificate: declare({
      ...common,
      path: `${path}/versions/:version/download/certificate`,
      operationId: `downloadCertificate${by}`,
      summary: 'Download the certificate of a version',
      success: {
        status: 200,
        description: 'A URL that gives the certificate for a while.',
        schema: 'Download',
      },
      errors: [...errors, 'work.not_found', 'work.certificate_unavailable'],
    }),
  };
}

export type DownloadDeclarations = ReturnType<typeof declareDownloads>;

const ACCESS_PATH = '/v1/access/:code';
const accessCode = {
  path: ACCESS_PATH,
  params: { code: ACCESS_CODE },
  by: 'ByAccessCode',
  tag: 'Works by access code',
  errors: BY_CODE,
} as const;

export const readWorkByAccessCode = declare({
  method: 'get',
  path: `${ACCESS_PATH}/work`,
  operationId: 'readWorkByAccessCode',
  tag: 'Works by access code',
  summary: 'Read a work and its versions',
  params: accessCode.params,
  security: READERS,
  success: { status: 200, description: 'The work.', schema: 'WorkDetails' },
  errors: BY_CODE,
});
export const accessUpdates = declareUpdates({ ...accessCode, security: UPDATERS });
export const accessDownloads = declareDownloads(accessCode);

const USER_PATH = '/v1/works/:atsId';
const ofUser = { method: 'get', tag: 'Works of a user', security: READERS } as const;
const byAtsId = { params: { atsId: ATS_ID }, query: { network: NETWORK } };

export const listWorks = declare({
  ...ofUser,
  path: '/v1/works',
  operationId: 'listWorks',
  summary: 'List the works of the user',
  query: PAGE,
  success: { status: 200, description: 'A page of works, the newest first.', schema: 'WorkPage' },
  errors: [
    'common.bad_request',
    'common.validation_failed',
    'session.network_not_allowed',
    'session.invalid_external_user_ref',
  ],
});
export const listVersions = declare({
  ...ofUser,
  ...byAtsId,
  path: `${USER_PATH}/versions`,
  operationId: 'listVersions',
  summary: 'List the versions of a work',
  success: { status: 200, description: 'Its versions.', schema: 'VersionList' },
  errors: [...BY_REFERENCE, 'common.validation_failed'],
});
export const listCreators = declare({
  ...ofUser,
  ...byAtsId,
  path: `${USER_PATH}/creators`,
  operationId: 'listCreators',
  summary: 'List the creators of a work',
  success: { status: 200, description: 'The creators of its latest version.', schema: 'CreatorList' },
  errors: [...BY_REFERENCE, 'common.validation_failed'],
});
export const listCreatorsOfVersion = declare({
  ...ofUser,
  query: byAtsId.query,
  params: { ...byAtsId.params, version: VERSION },
  path: `${USER_PATH}/versions/:version/creators`,
  operationId: 'listCreatorsOfVersion',
  summary: 'List the creators of a version',
  success: { status: 200, description: 'Its creators.', schema: 'CreatorList' },
  errors: [...BY_REFERENCE, 'common.validation_failed'],
});
export const userUpdates = declareUpdates({
  path: USER_PATH,
  params: byAtsId.params,
  by: 'OfUser',
  tag: 'Works of a user',
  security: UPDATERS,
  errors: [...BY_REFERENCE, 'common.forbidden'],
});
export const userDownloads = declareDownloads({
  path: '/v1/works/:workId',
  params: { workId: WORK_ID },
  by: 'OfUser',
  tag: 'Works of a user',
  errors: BY_REFERENCE,
});
