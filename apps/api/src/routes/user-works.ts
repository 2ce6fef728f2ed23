import * as declared from '../declared/works.ts';
import type { AppContext } from '../http/context.ts';
import { naturalOf, networkOf } from '../http/parameters.ts';
import type { Router } from '../http/router.ts';
import { pageOf } from '../http/work-query.ts';
import type { Services } from '../services/services.ts';
import { type TargetOf, updateRoutes, versionDownloadRoutes, versionOf } from './work-versions.ts';

const updateTarget: TargetOf = (c) => ({ atsId: naturalOf(c.req.param('atsId')) });
const downloadTarget: TargetOf = (c) => ({ workId: c.req.param('workId') ?? '' });
const readTarget = (c: AppContext) => ({
  atsId: naturalOf(c.req.param('atsId')),
  network: networkOf(c.req.query('network')),
});

/** The works of the user whom the session token names. */
export function userWorkRoutes(router: Router, services: Services): void {
  const { works, workLists } = services;
  router
    .json(declared.listWorks, (c) => workLists.page(c.var.principal, pageOf(c.req.query())))
    .json(declared.listVersions, (c) => works.versions(c.var.principal, readTarget(c)))
    .json(declared.listCreators, (c) => works.creators(c.var.principal, readTarget(c)))
    .json(declared.listCreatorsOfVersion, (c) =>
      works.creators(c.var.principal, readTarget(c), versionOf(c)),
    );
  updateRoutes(router, services, declared.userUpdates, updateTarget);
  versionDownloadRoutes(router, services, declared.userDownloads, downloadTarget);
}
