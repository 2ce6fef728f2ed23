import { AtsError, CreateSession, Session } from '@ats-kit/protocol';
import { Hono } from 'hono';
import type { AppEnv } from '../http/context.ts';
import { isRefusedAt, readJson, requireValid } from '../http/json-body.ts';
import type { Services } from '../services/services.ts';

export function sessionRoutes({ sessions }: Services) {
  return new Hono<AppEnv>().post('/v1/sessions', async (c) => {
    const decoded = CreateSession.decode(await readJson(c));
    if (isRefusedAt(decoded, 'external_user_ref')) throw new AtsError('session.invalid_external_user_ref');
    const session = await sessions.mint(requireValid(decoded), c.req.header('origin'));
    return c.json(Session.encode(session));
  });
}
