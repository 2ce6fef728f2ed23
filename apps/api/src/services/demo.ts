import { randomUUID } from 'node:crypto';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Config } from '../config.ts';
import { sql } from 'kysely';
import { inTransaction } from '../db/transactions.ts';
import type { Clock, Database, Queries } from '../ports.ts';
import { newSecretKey, newSiteKey } from './credentials.ts';
import { grantCredits } from './credits.ts';
import { insertOrganization } from './organization-records.ts';

export interface DemoOrganization {
  atsUrl: string;
  organizationId: string;
  siteKey: string;
  secretKey: string;
}

const DEMO_NAME = 'Demo organization';
const DEMO_DOMAINS = ['localhost', '127.0.0.1'];
const DEMO_CREDITS = 1_000_000;

export const demoFile = (dataDir: string) => path.join(dataDir, 'demo.json');

/** Any number, the same in every process: two that start together make one organization. */
const LOCK = 4_127_730_552;

async function writeSecret(file: string, content: string): Promise<void> {
  const draft = `${file}.draft`;
  await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
  await writeFile(draft, content, { mode: 0o600, flush: true });
  await rename(draft, file);
}

/**
 * Makes the demo organization in an empty database, so that there is something to log in with. The file is written first:
 * the secret key exists nowhere else, and a crash in between only leaves a file that the next start replaces.
 *
 * @returns its keys, the one time that they are made
 */
export async function ensureDemo(options: {
  database: Database;
  clock: Clock;
  config: Pick<Config, 'dataDir' | 'publicUrl'>;
}): Promise<DemoOrganization | undefined> {
  const { database, clock, config } = options;
  return inTransaction(database, async (queries) => {
    await sql`select pg_advisory_xact_lock(${LOCK}::bigint)`.execute(queries);
    const existing = await queries.selectFrom('organizations').select('id').limit(1).executeTakeFirst();
    if (existing) return undefined;
    const demo: DemoOrganization = {
      atsUrl: config.publicUrl,
      organizationId: randomUUID(),
      siteKey: newSiteKey(),
      secretKey: newSecretKey(),
    };
    await writeSecret(demoFile(config.dataDir), `${JSON.stringify(demo, null, 2)}\n`);
    await insertDemo(queries, demo, clock.now());
    return demo;
  });
}

async function insertDemo(queries: Queries, demo: DemoOrganization, now: Date): Promise<void> {
  const { organizationId, siteKey, secretKey } = demo;
  const keys = { id: organizationId, siteKey, secretKey };
  await insertOrganization(queries, { ...keys, name: DEMO_NAME, domains: DEMO_DOMAINS, createdAt: now });
  for (const network of ['testnet', 'mainnet'] as const) {
    await grantCredits(queries, { organizationId, network, amountCredits: DEMO_CREDITS, at: now });
  }
}
