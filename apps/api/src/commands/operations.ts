import { lookIntoInstallation } from './doctor/operation.ts';
import { migrateDatabase } from './migrate.ts';
import type { Operation } from './operation.ts';
import { changeKeys, makeAdminToken } from './organization-keys.ts';
import {
  changeDomains,
  createOrganization,
  creditOrganization,
  listOrganizations,
  showOrganization,
  switchOrganization,
  switchWidget,
} from './organizations.ts';

const ALL: readonly Operation[] = [
  migrateDatabase,
  createOrganization,
  listOrganizations,
  showOrganization,
  switchWidget,
  switchOrganization,
  creditOrganization,
  changeDomains,
  changeKeys,
  makeAdminToken,
  lookIntoInstallation,
];

export const OPERATIONS: ReadonlyMap<string, Operation> = new Map(ALL.map((each) => [each.name, each]));
