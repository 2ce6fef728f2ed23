import { AtsError, UUID_PATTERN } from '@ats-kit/protocol';
import { sql } from 'kysely';
import type { Queries } from '../ports.ts';
import { newSecretKey, newSiteKey } from './credentials.ts';
import { hashSecret } from './vault.ts';

/** A site key goes into pages, a secret key stays on the organization's servers. */
export type WidgetKey = 'site' | 'secret';

export interface NewOrganization {
  id: string;
  name: string;
  /** As `requireDomain` gives them. */
  domains: readonly string[];
  siteKey: string;
  secretKey: string;
  createdAt: Date;
}

export async function insertOrganization(queries: Queries, organization: NewOrganization): Promise<void> {
  const { id, name, domains, siteKey, secretKey, createdAt } = organization;
  await queries.insertInto('organizations').values({ id, name, created_at: createdAt }).execute();
  for (const domain of new Set(domains)) await insertDomain(queries, id, domain);
  await insertKey(queries, id, 'site', { key: siteKey, createdAt });
  await insertKey(queries, id, 'secret', { key: secretKey, createdAt });
}

export async function insertDomain(queries: Queries, organizationId: string, pattern: string): Promise<void> {
  await queries
    .insertInto('organization_domains')
    .values({ organization_id: organizationId, pattern })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export const newWidgetKey = (kind: WidgetKey) => (kind === 'site' ? newSiteKey() : newSecretKey());

export async function insertKey(
  queries: Queries,
  organizationId: string,
  kind: WidgetKey,
  { key, createdAt }: { key: string; createdAt: Date },
): Promise<void> {
  const row = { organization_id: organizationId, created_at: createdAt };
  if (kind === 'site')
    await queries
      .insertInto('site_keys')
      .values({ site_key: key, ...row })
      .execute();
  else
    await queries
      .insertInto('secret_keys')
      .values({ key_hash: hashSecret(key), ...row })
      .execute();
}

/** Switches off an organization's keys of a kind, or all but the newest. @returns how many were on */
export async function switchOffKeys(
  queries: Queries,
  organizationId: string,
  kind: WidgetKey,
  { keepsNewest }: { keepsNewest: boolean },
): Promise<number> {
  const table = sql.table(kind === 'site' ? 'site_keys' : 'secret_keys');
  const key = sql.ref(kind === 'site' ? 'site_key' : 'key_hash');
  const newest = sql`select max(created_at) from ${table} where organization_id = ${organizationId}`;
  const { rows } = await sql`
    update ${table} set active = false where organization_id = ${organizationId} and active
    ${keepsNewest ? sql`and created_at < (${newest})` : sql``}
    returning ${key}`.execute(queries);
  return rows.length;
}

/** Whether there is an organization of this id. */
export async function organizationExists(queries: Queries, id: string): Promise<boolean> {
  if (!UUID_PATTERN.test(id)) return false;
  const found = await queries
    .selectFrom('organizations')
    .select('id')
    .where('id', '=', id)
    .executeTakeFirst();
  return found !== undefined;
}

/** One after the other changes what belongs to an organization. @throws AtsError `organization.not_found` */
export async function lockOrganization(queries: Queries, organizationId: string): Promise<void> {
  const found = await queries
    .selectFrom('organizations')
    .select('id')
    .where('id', '=', organizationId)
    .forNoKeyUpdate()
    .executeTakeFirst();
  if (!found) throw new AtsError('organization.not_found');
}
