import { randomUUID } from 'node:crypto';
import {
  type ApiKeyList,
  AtsError,
  type CreateApiKey,
  type CreatedApiKey,
  LIMITS,
  SCOPES,
  type Scope,
  UUID_PATTERN,
  countCharacters,
  isStorableText,
  trimText,
} from '@ats-kit/protocol';
import { inTransaction } from '../db/transactions.ts';
import type { Clock, Database, Queries } from '../ports.ts';
import { newApiKey, newWebhookSecret } from './credentials.ts';
import { lockOrganization } from './organization-records.ts';
import { type SecretBox, hashSecret } from './vault.ts';
import { requireWebhookUrl } from './webhook-urls.ts';

/** An organization's API keys, for whoever holds its admin token. */
export interface ApiKeys {
  /**
   * Makes a key. It and its webhook secret are in the answer, and nowhere else ever again.
   *
   * @throws AtsError `api_key.invalid_name`, `api_key.scopes_required`, `api_key.unknown_scope`,
   *   `api_key.webhook_url_invalid`, or `api_key.limit_reached`
   */
  create(organizationId: string, request: CreateApiKey): Promise<CreatedApiKey>;
  /** Active keys, then revoked ones, the newest first; at most {@link MAX_LISTED}. */
  list(organizationId: string): Promise<ApiKeyList>;
  /** Ends a key at once and for good; one that has ended stays so. @throws AtsError `common.not_found` */
  revoke(organizationId: string, keyId: string): Promise<void>;
}

export interface ApiKeysOptions {
  database: Database;
  webhookSecrets: SecretBox;
  clock: Clock;
}

export const MAX_LISTED = 100;
const MAX_NAME_CHARACTERS = 100;

function requireName(text: string): string {
  const name = trimText(text);
  if (name === '' || countCharacters(name) > MAX_NAME_CHARACTERS || !isStorableText(name))
    throw new AtsError('api_key.invalid_name', {
      message: `The name of an API key has 1 to ${MAX_NAME_CHARACTERS} characters.`,
    });
  return name;
}

const isScope = (text: string): text is Scope => SCOPES.some((scope) => scope === text);

function requireScopes(given: string[]): Scope[] {
  if (given.length === 0) throw new AtsError('api_key.scopes_required');
  const unknown = given.find((text) => !isScope(text));
  if (unknown !== undefined) throw new AtsError('api_key.unknown_scope', { details: { value: unknown } });
  return SCOPES.filter((scope) => given.includes(scope));
}

/** Keys of an organization are made one after the other, so that each is counted. */
async function requireRoom(queries: Queries, organizationId: string): Promise<void> {
  await lockOrganization(queries, organizationId);
  const { active } = await queries
    .selectFrom('api_keys')
    .select((eb) => eb.fn.countAll<number>().as('active'))
    .where('organization_id', '=', organizationId)
    .where('revoked_at', 'is', null)
    .executeTakeFirstOrThrow();
  const max = LIMITS.maxActiveApiKeys;
  if (active >= max) throw new AtsError('api_key.limit_reached', { details: { max } });
}

export function createApiKeys({ database, webhookSecrets, clock }: ApiKeysOptions): ApiKeys {
  return {
    async create(organizationId, request) {
      const name = requireName(request.name);
      const scopes = requireScopes(request.scopes);
      const webhookUrl = request.webhookUrl === undefined ? undefined : requireWebhookUrl(request.webhookUrl);
      const id = randomUUID();
      const token = newApiKey();
      const secret = webhookUrl === undefined ? undefined : newWebhookSecret();
      await inTransaction(database, async (queries) => {
        await requireRoom(queries, organizationId);
        await queries
          .insertInto('api_keys')
          .values({
            id,
            organization_id: organizationId,
            key_hash: hashSecret(token),
            name,
            scopes: JSON.stringify(scopes),
            webhook_url: webhookUrl ?? null,
            webhook_secret_sealed: secret === undefined ? null : webhookSecrets.seal(secret, id),
            max_file_size_bytes: request.maxFileSizeBytes ?? null,
            created_at: clock.now(),
          })
          .execute();
      });
      return { id, token, webhookSecretBase64: secret };
    },

    async list(organizationId) {
      const rows = await database
        .selectFrom('api_keys')
        .select(['id', 'name', 'scopes', 'webhook_url', 'max_file_size_bytes'])
        .select(['created_at', 'last_used_at', 'revoked_at'])
        .where('organization_id', '=', organizationId)
        .orderBy((eb) => eb('revoked_at', 'is not', null))
        .orderBy('created_at', 'desc')
        .orderBy('id')
        .limit(MAX_LISTED)
        .execute();
      return {
        apiKeys: rows.map((row) => ({
          id: row.id,
          name: row.name,
          scopes: row.scopes,
          webhookUrl: row.webhook_url ?? undefined,
          maxFileSizeBytes: row.max_file_size_bytes ?? undefined,
          createdAt: row.created_at.toISOString(),
          lastUsedAt: row.last_used_at?.toISOString(),
          revokedAt: row.revoked_at?.toISOString(),
        })),
      };
    },

    async revoke(organizationId, keyId) {
      const revoked = UUID_PATTERN.test(keyId)
        ? await database
            .updateTable('api_keys')
            .set((eb) => ({ revoked_at: eb.fn.coalesce('revoked_at', eb.val(clock.now())) }))
            .where('id', '=', keyId)
            .where('organization_id', '=', organizationId)
            .returning('id')
            .executeTakeFirst()
        : undefined;
      if (!revoked) throw new AtsError('common.not_found', { message: 'There is no such API key.' });
    },
  };
}
