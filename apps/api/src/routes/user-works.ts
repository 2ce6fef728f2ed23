import { CreatorList, VersionList, WorkPage } from '@ats-kit/protocol';
import { Hono } from 'hono';
import { authenticated } from '../http/authenticated.ts';
import type { AppContext, AppEnv } from '../http/context.ts';
import { naturalOf, networkOf } from '../http/parameters.ts';
import { pageOf } from '../http/work-query.ts';
import type { Services } from '../services/services.ts';
import { type TargetOf, updateRoutes, versionDownloadRoutes, versionOf } from './work-versions.ts';

const PATH = '/v1/works/:atsId';

const updateTarget: TargetOf = (c) => ({ atsId: naturalOf(c.req.param('atsId')) });
const readTarget = (c: AppContext) => ({
  atsId: naturalOf(c.req.param('atsId')),
  network: networkOf(c.req.query('network')),
});

/** The works of the user whom the session token names. */
export function userWorkRoutes(services: Services) {
  const { sessions, works, workLists } = services;
  const reader = authenticated(sessions, 'access', 'update_version');
  return new Hono<AppEnv>()
    .get('/v1/works', reader, async (c) =>
      c.json(WorkPage.encode(await workLists.page(c.var.principal, pageOf(c.req.query())))),
    )
    .get(`${PATH}/versions`, reader, async (c) =>
      c.json(VersionList.encode(await works.versions(c.var.principal, readTarget(c)))),
    )
    .get(`${PATH}/creators`, reader, async (c) =>
      c.json(CreatorList.encode(await works.creators(c.var.principal, readTarget(c)))),
    )
    .get(`${PATH}/versions/:version/creators`, reader, async (c) =>
      c.json(CreatorList.encode(await works.creators(c.var.principal, readTarget(c), versionOf(c)))),
    )
    .route('/', updateRoutes(services, PATH, updateTarget))
    .route(
      '/',
      versionDownloadRoutes(services, '/v1/works/:workId', (c) => ({ workId: c.req.param('workId') ?? '' })),
    );
}
