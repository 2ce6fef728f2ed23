import type { ActionType, Scope } from '@ats-kit/protocol';
import type { MiddlewareHandler } from 'hono';
import type { OrganizationAccess } from '../services/organization-access.ts';
import type { AppContext, AppEnv } from './context.ts';

/** Every route of an organization begins with this. */
export const ORGANIZATION = '/v1/organizations/:organizationId';

const callOf = (c: AppContext) => ({
  authorization: c.req.header('authorization'),
  organizationId: c.req.param('organizationId') ?? '',
});

/** Lets a call of an organization's servers through whose API key has the scope. */
export function withApiKey(
  access: OrganizationAccess,
  needs: { scope: Scope; action: ActionType },
): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    c.set('principal', await access.byApiKey(callOf(c), needs));
    await next();
  };
}

/** Lets a call through that manages an organization's API keys. */
export function withAdminToken(access: OrganizationAccess): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    c.set('organizationId', await access.byAdminToken(callOf(c)));
    await next();
  };
}
