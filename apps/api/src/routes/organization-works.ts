import * as declared from '../declared/organizations.ts';
import type { AppContext } from '../http/context.ts';
import { naturalOf, networkOf } from '../http/parameters.ts';
import type { Router } from '../http/router.ts';
import { pageOf } from '../http/work-query.ts';
import type { Services } from '../services/services.ts';
import { type TargetOf, updateRoutes } from './work-versions.ts';

const updateTarget: TargetOf = (c) => ({ atsId: naturalOf(c.req.param('atsId')) });
const readTarget = (c: AppContext) => ({
  atsId: naturalOf(c.req.param('atsId')),
  network: networkOf(c.req.query('network')),
});

/** Everything that an organization's own servers do with works, whoever these are for. */
export function organizationWorkRoutes(router: Router, services: Services): void {
  const { registrations, preparations, confirmations, works, workLists } = services;
  router
    .json(declared.initOrganizationWork, (c, request, within) => {
      // A key speaks for the organization, which says itself whose work it is.
      const principal = { ...c.var.principal, externalUserRef: request.externalUserRef };
      return registrations.init(principal, request, within);
    })
    .json(declared.prepareOrganizationWork, (c, { jobId }) => preparations.prepare(c.var.principal, jobId))
    .json(declared.confirmOrganizationWork, (c, { jobId }) => confirmations.confirm(c.var.principal, jobId))
    .json(declared.listOrganizationWorks, (c) => workLists.page(c.var.principal, pageOf(c.req.query())))
    .json(declared.readOrganizationWork, (c) => works.details(c.var.principal, readTarget(c)))
    .json(declared.listOrganizationVersions, (c) => works.versions(c.var.principal, readTarget(c)));
  updateRoutes(router, services, declared.organizationUpdates, updateTarget);
}
