import type { MiddlewareHandler } from 'hono';
import type { OrganizationAccess } from '../services/organization-access.ts';
import { requireAction, type Sessions } from '../services/sessions.ts';
import type { Counted, RateLimits } from '../services/rate-limits.ts';
import type { AppContext, AppEnv } from './context.ts';
import type { Security } from './declare.ts';

/** Lets a call through whose credentials are those that its route is declared with, and counts it. */
export type Guards = (security: Security) => MiddlewareHandler<AppEnv>;

export function createGuards(services: {
  sessions: Sessions;
  organizationAccess: OrganizationAccess;
  rateLimits: RateLimits;
}): Guards {
  const { sessions, organizationAccess, rateLimits } = services;

  const count = (calls: readonly Counted[]) => rateLimits.count(calls, 'common.rate_limited');
  const serverCall = (c: AppContext) => ({
    authorization: c.req.header('authorization'),
    organizationId: c.req.param('organizationId') ?? '',
  });

  async function admit(c: AppContext, security: Security): Promise<void> {
    switch (security.kind) {
      case 'session': {
        const principal = await sessions.authenticate({
          authorization: c.req.header('authorization'),
          siteKey: c.req.header('x-site-key'),
          origin: c.req.header('origin'),
        });
        await count([{ kind: 'organization', who: principal.organizationId }]);
        requireAction(principal, ...security.actions);
        c.set('principal', principal);
        return;
      }
      case 'apiKey': {
        const principal = await organizationAccess.byApiKey(serverCall(c), security);
        const { credential, organizationId } = principal;
        await count([
          { kind: 'organization', who: organizationId },
          ...(credential.kind === 'apiKey' ? [{ kind: 'apiKey', who: credential.keyId } as const] : []),
        ]);
        c.set('principal', principal);
        return;
      }
      case 'adminToken': {
        const organizationId = await organizationAccess.byAdminToken(serverCall(c));
        await count([{ kind: 'organization', who: organizationId }]);
        c.set('organizationId', organizationId);
        return;
      }
      case 'public':
    }
  }

  return (security) => async (c, next) => {
    await admit(c, security);
    await next();
  };
}
