import { ApiKeyList, AtsError, CreateApiKey, CreatedApiKey } from '@ats-kit/protocol';
import { Hono } from 'hono';
import type { AppEnv } from '../http/context.ts';
import { isRefusedAt, readJson, requireValid } from '../http/json-body.ts';
import { ORGANIZATION, withAdminToken } from '../http/organization-access.ts';
import type { Services } from '../services/services.ts';

/** What is absent, or is no text at all, has the code of what is wrong with its content. */
function decodeRequest(body: Record<string, unknown>): CreateApiKey {
  const decoded = CreateApiKey.decode(body);
  if (isRefusedAt(decoded, 'name')) throw new AtsError('api_key.invalid_name');
  if (body['scopes'] == null) throw new AtsError('api_key.scopes_required');
  if (isRefusedAt(decoded, 'webhook_url'))
    throw new AtsError('api_key.webhook_url_invalid', { details: { reason: 'it is not a text' } });
  return requireValid(decoded);
}

/** Management of an organization's API keys. */
export function apiKeyRoutes({ organizationAccess, apiKeys }: Services) {
  const path = `${ORGANIZATION}/api-keys`;
  const admin = withAdminToken(organizationAccess);
  return new Hono<AppEnv>()
    .post(path, admin, async (c) => {
      const request = decodeRequest(await readJson(c));
      return c.json(CreatedApiKey.encode(await apiKeys.create(c.var.organizationId, request)), 201);
    })
    .get(path, admin, async (c) => c.json(ApiKeyList.encode(await apiKeys.list(c.var.organizationId))))
    .delete(`${path}/:keyId`, admin, async (c) => {
      await apiKeys.revoke(c.var.organizationId, c.req.param('keyId'));
      return c.body(null, 204);
    });
}
