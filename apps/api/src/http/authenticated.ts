import type { MiddlewareHandler } from 'hono';
import { type Sessions, requireAction } from '../services/sessions.ts';
import type { Principal } from '../services/tokens.ts';
import type { AppEnv } from './context.ts';

/** Lets a widget call through whose token, site key and origin belong together, and whose token allows one of the actions. */
export function authenticated(
  sessions: Sessions,
  ...actions: Principal['action'][]
): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    const principal = await sessions.authenticate({
      authorization: c.req.header('authorization'),
      siteKey: c.req.header('x-site-key'),
      origin: c.req.header('origin'),
    });
    requireAction(principal, ...actions);
    c.set('principal', principal);
    await next();
  };
}
