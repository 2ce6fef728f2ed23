import type { Network } from '@ats-kit/protocol';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import type { Queries } from '../ports.ts';

/** An organization as an operator sees it: no secret in it. */
export interface OrganizationSummary {
  id: string;
  name: string;
  isActive: boolean;
  isWidgetEnabled: boolean;
  createdAt: Date;
  domains: string[];
  /** The site keys that are on. */
  siteKeys: string[];
  credits: Record<Network, number>;
  activeApiKeys: number;
  hasAdminToken: boolean;
}

const rowsOf = (queries: Queries, id: string | undefined) =>
  queries
    .selectFrom('organizations as organization')
    .selectAll('organization')
    .select((eb) => [
      jsonArrayFrom(
        eb
          .selectFrom('organization_domains as domain')
          .select('domain.pattern')
          .whereRef('domain.organization_id', '=', 'organization.id')
          .orderBy('domain.pattern'),
      ).as('domains'),
      jsonArrayFrom(
        eb
          .selectFrom('site_keys as key')
          .select('key.site_key')
          .whereRef('key.organization_id', '=', 'organization.id')
          .where('key.active', '=', true)
          .orderBy('key.created_at'),
      ).as('siteKeys'),
      jsonArrayFrom(
        eb
          .selectFrom('credit_balances as account')
          .select(['account.network', 'account.balance'])
          .whereRef('account.organization_id', '=', 'organization.id'),
      ).as('accounts'),
      jsonArrayFrom(
        eb
          .selectFrom('api_keys as key')
          .select('key.id')
          .whereRef('key.organization_id', '=', 'organization.id')
          .where('key.revoked_at', 'is', null),
      ).as('apiKeys'),
      eb
        .exists(
          eb
            .selectFrom('admin_tokens as admin')
            .select('admin.organization_id')
            .whereRef('admin.organization_id', '=', 'organization.id'),
        )
        .as('hasAdminToken'),
    ])
    .$if(id !== undefined, (query) => query.where('organization.id', '=', id ?? ''))
    .orderBy('organization.created_at')
    .orderBy('organization.id');

/** The oldest first; the one that is named, if one is. */
export async function summariesOf(queries: Queries, id?: string): Promise<OrganizationSummary[]> {
  const rows = await rowsOf(queries, id).execute();
  return rows.map(({ accounts, ...row }) => {
    const creditsOn = (network: Network) =>
      accounts.find((account) => account.network === network)?.balance ?? 0;
    return {
      id: row.id,
      name: row.name,
      isActive: row.active,
      isWidgetEnabled: row.widget_enabled,
      createdAt: row.created_at,
      domains: row.domains.map(({ pattern }) => pattern),
      siteKeys: row.siteKeys.map(({ site_key: key }) => key),
      credits: { testnet: creditsOn('testnet'), mainnet: creditsOn('mainnet') },
      activeApiKeys: row.apiKeys.length,
      hasAdminToken: row.hasAdminToken === true,
    };
  });
}
