import { WorkDetails } from '@ats-kit/protocol';
import { Hono } from 'hono';
import { authenticated } from '../http/authenticated.ts';
import type { AppEnv } from '../http/context.ts';
import type { Services } from '../services/services.ts';
import { type TargetOf, updateRoutes, versionDownloadRoutes } from './work-versions.ts';

const PATH = '/v1/access/:code';
const targetOf: TargetOf = (c) => ({ accessCode: c.req.param('code') ?? '' });

/** Works by their access codes. */
export function accessRoutes(services: Services) {
  const { sessions, works } = services;
  return new Hono<AppEnv>()
    .get(`${PATH}/work`, authenticated(sessions, 'access', 'update_version'), async (c) =>
      c.json(WorkDetails.encode(await works.details(c.var.principal, targetOf(c)))),
    )
    .route('/', updateRoutes(services, PATH, targetOf))
    .route('/', versionDownloadRoutes(services, PATH, targetOf));
}
