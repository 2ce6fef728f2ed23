import type { Declaration } from '../http/declare.ts';
import * as organizations from './organizations.ts';
import * as registrations from './registrations.ts';
import * as service from './service.ts';
import * as works from './works.ts';

/** Every route of the API, in the order in which they are documented. */
export const DECLARATIONS: readonly Declaration[] = [
  registrations.createSession,
  registrations.initWork,
  registrations.prepareWork,
  registrations.confirmWork,
  registrations.workCertificate,
  works.readWorkByAccessCode,
  ...Object.values(works.accessUpdates),
  ...Object.values(works.accessDownloads),
  works.listWorks,
  works.listVersions,
  works.listCreators,
  works.listCreatorsOfVersion,
  ...Object.values(works.userUpdates),
  ...Object.values(works.userDownloads),
  service.readTransaction,
  service.watchTransaction,
  organizations.initOrganizationWork,
  organizations.prepareOrganizationWork,
  organizations.confirmOrganizationWork,
  ...Object.values(organizations.organizationUpdates),
  organizations.listOrganizationWorks,
  organizations.readOrganizationWork,
  organizations.listOrganizationVersions,
  organizations.createApiKey,
  organizations.listApiKeys,
  organizations.revokeApiKey,
  service.putUpload,
  service.getDownload,
  service.readStats,
  service.readExplorer,
  service.readHealth,
  service.readOpenApi,
  service.readReference,
];

/** What an installation serves: without a disk of its own it takes and gives no files. */
export const servedWith = ({ ownFiles }: { ownFiles: boolean }): readonly Declaration[] =>
  DECLARATIONS.filter(({ tag }) => ownFiles || tag !== 'Files');
