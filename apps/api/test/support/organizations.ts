import { SCOPES } from '@ats-kit/protocol';
import type { Organization, TestApi } from './api.ts';
import type { Json } from './json.ts';
import { ok, upload, work } from './works.ts';

/** Whoever manages an organization's API keys, with a token of its own. */
export async function admin(api: TestApi, organization: Organization) {
  const token = await api.api.services.organizations.createAdminToken(organization.id);
  const path = `/v1/organizations/${organization.id}/api-keys`;
  return {
    token,
    path,
    create: (values: Record<string, unknown> = {}) =>
      api.call(path, { token, body: { name: 'Catalogue', scopes: SCOPES, ...values } }),
    list: () => api.call(path, { token }),
    revoke: (id: string) => api.call(`${path}/${id}`, { token, method: 'DELETE' }),
  };
}

export interface CreatedKey {
  id: string;
  token: string;
  webhook_secret_base64?: string;
}

export async function apiKey(
  api: TestApi,
  organization: Organization,
  values: Record<string, unknown> = {},
): Promise<CreatedKey> {
  return ok<CreatedKey>((await admin(api, organization)).create(values), 201);
}

/** An organization's own server, with a key. */
export function server(api: TestApi, organization: { id: string }, token: string) {
  const base = `/v1/organizations/${organization.id}/works`;
  const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
    api.call(`${base}${path}`, { token, body, headers });
  return {
    post,
    get: (path: string) => api.call(`${base}${path}`, { token }),
    init: (values: Record<string, unknown> = {}, headers: Record<string, string> = {}) =>
      post('/init', work(values), headers),
    prepare: (jobId: string) => post('/prepare', { job_id: jobId }),
    confirm: (jobId: string) => post('/confirm', { job_id: jobId }),
  };
}

export type Server = ReturnType<typeof server>;

/** A server with a key of every scope. */
export async function openServer(
  api: TestApi,
  organization: Organization,
  values: Record<string, unknown> = {},
): Promise<Server> {
  return server(api, organization, (await apiKey(api, organization, values)).token);
}

/** As far as a quote. */
export async function priced(
  api: TestApi,
  client: Server,
  values: Record<string, unknown> = {},
  file?: Uint8Array,
): Promise<{ jobId: string; quote: Json }> {
  const { job_id: jobId, upload_url: url } = await ok(client.init(values));
  await upload(api, url, file);
  return { jobId, quote: await ok(client.prepare(jobId)) };
}
