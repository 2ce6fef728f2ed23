import { WorkDetails } from '@ats-kit/protocol';
import { Hono } from 'hono';
import { authenticated } from '../http/authenticated.ts';
import type { AppEnv } from '../http/context.ts';
import type { Services } from '../services/services.ts';

export function accessRoutes({ sessions, works }: Services) {
  return new Hono<AppEnv>().get(
    '/v1/access/:code/work',
    authenticated(sessions, 'access', 'update_version'),
    async (c) => c.json(WorkDetails.encode(await works.byAccessCode(c.var.principal, c.req.param('code')))),
  );
}
