import {
  ADMIN_TOKEN_PATTERN,
  API_KEY_PATTERN,
  type ActionType,
  AtsError,
  type Scope,
} from '@ats-kit/protocol';
import type { Clock, Database } from '../ports.ts';
import { organizationExists } from './organization-records.ts';
import type { Principal } from './tokens.ts';
import { hashSecret, isSameHash } from './vault.ts';

/** A call of an organization's own servers. */
export interface ServerCall {
  authorization: string | undefined;
  /** The organization of the path. */
  organizationId: string;
}

/** Whom a call of an organization's servers comes from. */
export interface OrganizationAccess {
  /**
   * @throws AtsError `common.auth.missing_token`, `api_key.invalid_format`, `api_key.not_found`, `api_key.org_mismatch`,
   *   `api_key.revoked`, `api_key.org_inactive` or `api_key.scope_denied`, looked at in this order
   */
  byApiKey(call: ServerCall, needs: { scope: Scope; action: ActionType }): Promise<Principal>;
  /**
   * @returns the organization's id
   * @throws AtsError `common.auth.missing_token`, `common.unauthorized`, `organization.not_found`, `api_key.org_mismatch`
   *   or `organization.inactive`
   */
  byAdminToken(call: ServerCall): Promise<string>;
}

const BEARER = /^Bearer +([^\s]+)$/i;
/** `last_used_at` is as exact as this, so that a busy key costs a write now and then instead of one a call. */
const USE_RESOLUTION_MS = 60_000;

function bearerOf({ authorization }: ServerCall, what: string): string {
  const bearer = BEARER.exec(authorization ?? '')?.[1];
  if (bearer === undefined)
    throw new AtsError('common.auth.missing_token', { message: `The request carries no ${what}.` });
  return bearer;
}

/** UUIDs compare without case. */
const isSameId = (one: string, other: string) => one === other.toLowerCase();

export function createOrganizationAccess({
  database,
  clock,
}: {
  database: Database;
  clock: Clock;
}): OrganizationAccess {
  const findKey = (hash: string) =>
    database
      .selectFrom('api_keys as key')
      .innerJoin('organizations as organization', 'organization.id', 'key.organization_id')
      .select(['key.id', 'key.organization_id', 'key.key_hash', 'key.scopes', 'key.max_file_size_bytes'])
      .select(['key.last_used_at', 'key.revoked_at', 'organization.active'])
      .where('key.key_hash', '=', hash)
      .executeTakeFirst();

  async function noteUse(key: { id: string; last_used_at: Date | null }): Promise<void> {
    const now = clock.now();
    const before = new Date(now.getTime() - USE_RESOLUTION_MS);
    if (key.last_used_at !== null && key.last_used_at > before) return;
    await database
      .updateTable('api_keys')
      .set({ last_used_at: now })
      .where('id', '=', key.id)
      .where((eb) => eb.or([eb('last_used_at', 'is', null), eb('last_used_at', '<=', before)]))
      .execute();
  }

  /** Ids are typed in by hand here, so a wrong one is told from another one. */
  async function elsewhere(organizationId: string): Promise<AtsError> {
    if (!(await organizationExists(database, organizationId))) return new AtsError('organization.not_found');
    const message = 'The admin token belongs to another organization.';
    return new AtsError('api_key.org_mismatch', { message });
  }

  return {
    async byApiKey(call, { scope, action }) {
      const token = bearerOf(call, 'API key');
      if (!API_KEY_PATTERN.test(token)) throw new AtsError('api_key.invalid_format');
      const hash = hashSecret(token);
      const key = await findKey(hash);
      if (!key || !isSameHash(key.key_hash, hash)) throw new AtsError('api_key.not_found');
      // Before anything else that is asked of the key: elsewhere it tells nothing, not even what has become of it.
      if (!isSameId(key.organization_id, call.organizationId)) throw new AtsError('api_key.org_mismatch');
      if (key.revoked_at !== null) throw new AtsError('api_key.revoked');
      if (!key.active) throw new AtsError('api_key.org_inactive');
      if (!key.scopes.includes(scope))
        throw new AtsError('api_key.scope_denied', { details: { required: scope } });
      await noteUse(key);
      return {
        organizationId: key.organization_id,
        action,
        network: undefined,
        allowedAtsId: undefined,
        externalUserRef: undefined,
        maxFileBytes: key.max_file_size_bytes ?? undefined,
        credential: { kind: 'apiKey', keyId: key.id },
      };
    },

    async byAdminToken(call) {
      const token = bearerOf(call, 'admin token');
      const unauthorized = () =>
        new AtsError('common.unauthorized', { message: 'This is not an admin token that is known here.' });
      if (!ADMIN_TOKEN_PATTERN.test(token)) throw unauthorized();
      const hash = hashSecret(token);
      const admin = await database
        .selectFrom('admin_tokens as admin')
        .innerJoin('organizations as organization', 'organization.id', 'admin.organization_id')
        .select(['admin.token_hash', 'organization.id', 'organization.active'])
        .where('admin.token_hash', '=', hash)
        .executeTakeFirst();
      if (!admin || !isSameHash(admin.token_hash, hash)) throw unauthorized();
      if (!isSameId(admin.id, call.organizationId)) throw await elsewhere(call.organizationId);
      if (!admin.active) throw new AtsError('organization.inactive');
      return admin.id;
    },
  };
}
