import { Download } from '@ats-kit/protocol';
import { Hono } from 'hono';
import { authenticated } from '../http/authenticated.ts';
import type { AppEnv } from '../http/context.ts';
import type { Services } from '../services/services.ts';

export function certificateRoutes({ sessions, certificates }: Services) {
  return new Hono<AppEnv>().get(
    '/v1/works/:workId/download/certificate',
    authenticated(sessions, 'register', 'update_version', 'access'),
    async (c) => c.json(Download.encode(await certificates.newest(c.var.principal, c.req.param('workId')))),
  );
}
