import { randomUUID } from 'node:crypto';
import {
  AtsError,
  type Network,
  UUID_PATTERN,
  countCharacters,
  isStorableText,
  trimText,
} from '@ats-kit/protocol';
import { inTransaction } from '../db/transactions.ts';
import type { Clock, Database, Queries } from '../ports.ts';
import { newAdminToken, newSecretKey, newSiteKey } from './credentials.ts';
import { grantCredits } from './credits.ts';
import { requireDomain } from './domains.ts';
import {
  type WidgetKey,
  insertDomain,
  insertKey,
  insertOrganization,
  lockOrganization,
  newWidgetKey,
  switchOffKeys,
} from './organization-records.ts';
import { type OrganizationSummary, summariesOf } from './organization-summaries.ts';
import { hashSecret } from './vault.ts';

/**
 * What an operator does with organizations. Everything but `create` and `list` throws AtsError `organization.not_found`, and
 * bad values are `common.validation_failed`. Secrets are answered once and stored as their SHA-256.
 */
export interface Organizations {
  create(draft: {
    name: string;
    domains?: readonly string[] | undefined;
  }): Promise<{ id: string; siteKey: string; secretKey: string }>;
  /** The oldest first. */
  list(): Promise<OrganizationSummary[]>;
  get(id: string): Promise<OrganizationSummary>;
  /** An organization that is not active can do nothing at all. */
  setActive(id: string, isActive: boolean): Promise<void>;
  setWidget(id: string, isEnabled: boolean): Promise<void>;
  /** Adds credits. @returns the balance after it */
  credit(id: string, network: Network, amountCredits: number): Promise<number>;
  /** @returns the domain as it is stored; one that is there already stays */
  addDomain(id: string, domain: string): Promise<string>;
  /** @returns whether it was there */
  removeDomain(id: string, domain: string): Promise<boolean>;
  /** A further key; the earlier ones go on, so that pages and servers can change over. */
  addKey(id: string, kind: WidgetKey): Promise<string>;
  /** Switches off every key of a kind but the newest. @returns how many that were */
  retireKeys(id: string, kind: WidgetKey): Promise<number>;
  /** A new key in place of all others, which end at once. */
  rotateKey(id: string, kind: WidgetKey): Promise<string>;
  /** The token that manages API keys. The one before it ends. */
  createAdminToken(id: string): Promise<string>;
}

const MAX_NAME_CHARACTERS = 200;
/** No typing error makes a balance that the database refuses. */
const MAX_CREDIT = 1_000_000_000_000;

const invalid = (field: string, message: string) =>
  new AtsError('common.validation_failed', { message, details: { fields: { [field]: message } } });

function requireName(text: string): string {
  const name = trimText(text);
  if (name === '' || countCharacters(name) > MAX_NAME_CHARACTERS || !isStorableText(name))
    throw invalid('name', `A name has 1 to ${MAX_NAME_CHARACTERS} characters.`);
  return name;
}

export function createOrganizations({
  database,
  clock,
}: {
  database: Database;
  clock: Clock;
}): Organizations {
  /** Everything about an organization goes under its lock, in one transaction. */
  const change = <Result>(id: string, work: (queries: Queries) => Promise<Result>) =>
    inTransaction(database, async (queries) => {
      if (!UUID_PATTERN.test(id)) throw new AtsError('organization.not_found');
      await lockOrganization(queries, id);
      return work(queries);
    });

  const set = (id: string, values: { active?: boolean; widget_enabled?: boolean }) =>
    change(id, async (queries) => {
      await queries.updateTable('organizations').set(values).where('id', '=', id).execute();
    });

  async function insertNewKey(queries: Queries, id: string, kind: WidgetKey): Promise<string> {
    const key = newWidgetKey(kind);
    await insertKey(queries, id, kind, { key, createdAt: clock.now() });
    return key;
  }

  return {
    async create({ name, domains = [] }) {
      const keys = { id: randomUUID(), siteKey: newSiteKey(), secretKey: newSecretKey() };
      const organization = { ...keys, name: requireName(name), domains: domains.map(requireDomain) };
      await inTransaction(database, (queries) =>
        insertOrganization(queries, { ...organization, createdAt: clock.now() }),
      );
      return keys;
    },
    list: () => summariesOf(database),
    async get(id) {
      const [summary] = UUID_PATTERN.test(id) ? await summariesOf(database, id) : [];
      if (!summary) throw new AtsError('organization.not_found');
      return summary;
    },
    setActive: (id, isActive) => set(id, { active: isActive }),
    setWidget: (id, isEnabled) => set(id, { widget_enabled: isEnabled }),
    async credit(id, network, amountCredits) {
      if (!Number.isSafeInteger(amountCredits) || amountCredits < 1 || amountCredits > MAX_CREDIT)
        throw invalid('amount', `Credits are whole, from 1 to ${MAX_CREDIT}.`);
      return change(id, (queries) =>
        grantCredits(queries, { organizationId: id, network, amountCredits, at: clock.now() }),
      );
    },
    async addDomain(id, domain) {
      const pattern = requireDomain(domain);
      await change(id, (queries) => insertDomain(queries, id, pattern));
      return pattern;
    },
    async removeDomain(id, domain) {
      const pattern = requireDomain(domain);
      const removed = await change(id, (queries) =>
        queries
          .deleteFrom('organization_domains')
          .where('organization_id', '=', id)
          .where('pattern', '=', pattern)
          .returning('pattern')
          .executeTakeFirst(),
      );
      return removed !== undefined;
    },
    addKey: (id, kind) => change(id, (queries) => insertNewKey(queries, id, kind)),
    retireKeys: (id, kind) =>
      change(id, (queries) => switchOffKeys(queries, id, kind, { keepsNewest: true })),
    rotateKey: (id, kind) =>
      change(id, async (queries) => {
        await switchOffKeys(queries, id, kind, { keepsNewest: false });
        return insertNewKey(queries, id, kind);
      }),
    async createAdminToken(id) {
      const token = newAdminToken();
      const row = { token_hash: hashSecret(token), created_at: clock.now() };
      await change(id, (queries) =>
        queries
          .insertInto('admin_tokens')
          .values({ organization_id: id, ...row })
          .onConflict((conflict) => conflict.column('organization_id').doUpdateSet(row))
          .execute(),
      );
      return token;
    },
  };
}
