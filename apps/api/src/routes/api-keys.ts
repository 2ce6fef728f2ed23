import * as declared from '../declared/organizations.ts';
import type { Router } from '../http/router.ts';
import type { Services } from '../services/services.ts';

/** Management of an organization's API keys. */
export function apiKeyRoutes(router: Router, { apiKeys }: Services): void {
  router
    .json(declared.createApiKey, (c, request) => apiKeys.create(c.var.organizationId, request))
    .json(declared.listApiKeys, (c) => apiKeys.list(c.var.organizationId))
    .json(declared.revokeApiKey, (c) => apiKeys.revoke(c.var.organizationId, c.req.param('keyId') ?? ''));
}
