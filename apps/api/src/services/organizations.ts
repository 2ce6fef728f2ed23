import { AtsError } from '@ats-kit/protocol';
import type { Queries } from '../ports.ts';
import { hashSecret, isSameHash } from './vault.ts';

interface KeyHolder {
  id: string;
  name: string;
  keyActive: boolean;
  active: boolean;
  widgetEnabled: boolean;
}

export async function findBySiteKey(queries: Queries, siteKey: string): Promise<KeyHolder | undefined> {
  return queries
    .selectFrom('site_keys as key')
    .innerJoin('organizations as organization', 'organization.id', 'key.organization_id')
    .select([
      'organization.id',
      'organization.name',
      'organization.active',
      'organization.widget_enabled as widgetEnabled',
    ])
    .select('key.active as keyActive')
    .where('key.site_key', '=', siteKey)
    .executeTakeFirst();
}

export async function findBySecretKey(queries: Queries, secretKey: string): Promise<KeyHolder | undefined> {
  const hash = hashSecret(secretKey);
  const found = await queries
    .selectFrom('secret_keys as key')
    .innerJoin('organizations as organization', 'organization.id', 'key.organization_id')
    .select([
      'organization.id',
      'organization.name',
      'organization.active',
      'organization.widget_enabled as widgetEnabled',
    ])
    .select(['key.active as keyActive', 'key.key_hash as keyHash'])
    .where('key.key_hash', '=', hash)
    .executeTakeFirst();
  return found && isSameHash(found.keyHash, hash) ? found : undefined;
}

/** @throws AtsError when the key or its organization may not use the widget */
export function requireUsable(holder: KeyHolder | undefined): KeyHolder {
  if (!holder) throw new AtsError('common.auth.invalid_api_key');
  if (!holder.keyActive) throw new AtsError('session.key_inactive');
  if (!holder.active) throw new AtsError('organization.inactive');
  if (!holder.widgetEnabled) throw new AtsError('session.widget_not_enabled');
  return holder;
}
