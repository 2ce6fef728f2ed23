import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createMemorySignals } from '@ats-kit/api/src/adapters/memory-signals.ts';
import { systemClock } from '@ats-kit/api/src/adapters/system-clock.ts';
import { createApi } from '@ats-kit/api/src/api.ts';
import { loadConfig } from '@ats-kit/api/src/config.ts';
import { openPGlite } from '@ats-kit/api/src/db/pglite.ts';
import { createLogger } from '@ats-kit/api/src/logger.ts';
import { listen } from '@ats-kit/api/src/server.ts';
import { hashSecret } from '@ats-kit/api/src/services/vault.ts';
import type { ActionType, Network } from '@ats-kit/protocol';

/** Everything is paid for on this network, so that a second payment cannot hide behind a price of nothing. */
export const NETWORK: Network = 'mainnet';
const CREDITS = 1_000_000;
/** Short, but the API looks at its tables once a block; nothing is ever sent to the other network. */
const BLOCK_TIME_MS: Record<Network, number> = { mainnet: 50, testnet: 3_600_000 };
/** The shortest that flows take for a right clock: what is asked for until a quote ends is asked often enough. */
const QUOTE_TTL_MS = 40_000;

export interface Organization {
  id: string;
  origin: string;
  siteKey: string;
  secretKey: string;
}

/** What the service did for an organization, read from its tables. */
export interface Books {
  debits: number;
  transactions: { id: string; state: 'running' | 'completed' | 'failed' }[];
}

/** The API as it runs, embedded, on a port of its own, for any number of organizations. */
export interface Service {
  url: string;
  organization(): Promise<Organization>;
  token(organization: Organization, session: SessionRequest): Promise<Response>;
  /** Sends a request of somebody who holds a token, past every proxy. */
  call(organization: Organization, token: string, request: ServiceRequest): Promise<Response>;
  books(organization: Organization): Promise<Books>;
  /** Whether a transaction of the organization is on its way to the chain. */
  isWorking(organization: Organization): Promise<boolean>;
  /** Whether a work of the organization has this access code. */
  opens(organization: Organization, accessCode: string): Promise<boolean>;
  close(): Promise<void>;
}

export interface ServiceRequest {
  path: string;
  method?: string;
  body?: Blob | object;
}

export interface SessionRequest {
  action: ActionType;
  externalUserRef?: string | undefined;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

const UNLIMITED = Object.fromEntries(
  ['ADDRESS', 'ORGANIZATION', 'API_KEY', 'SESSIONS'].map((name) => [`ATS_RATE_LIMIT_${name}`, '0']),
);

/** Starts the API on a copy of a database, in memory. */
export async function openService(snapshot: Blob): Promise<Service> {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'ats-faults-'));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const config = {
    ...loadConfig({
      ...UNLIMITED,
      PORT: String(port),
      ATS_DATA_DIR: dataDir,
      ATS_PUBLIC_URL: url,
      ATS_DEMO: 'off',
      LOG_LEVEL: 'silent',
    }),
    blockTimeMs: BLOCK_TIME_MS,
    quoteTtlMs: QUOTE_TTL_MS,
  };
  const { database, pglite } = await openPGlite({ snapshot });
  // In memory nothing survives a crash anyhow.
  await pglite.exec('set synchronous_commit to off');
  const api = await createApi({
    config,
    database,
    signals: createMemorySignals(),
    masterKey: randomBytes(32),
    clock: systemClock,
    logger: createLogger(config),
    isAlone: true,
    // What a certificate looks like is another matter, and takes its time.
    renderer: { render: async () => new TextEncoder().encode('%PDF-1.7'), stop: async () => undefined },
  });
  await api.start();
  const server = await listen(api, config);

  return {
    url,
    async organization() {
      const domain = `${randomBytes(6).toString('hex')}.example`;
      const { organizations } = api.services;
      const keys = await organizations.create({ name: domain, domains: [domain] });
      await organizations.credit(keys.id, NETWORK, CREDITS);
      return { ...keys, origin: `https://${domain}` };
    },
    async token({ origin, secretKey }, { action, externalUserRef }) {
      const body = JSON.stringify({
        secret_key: secretKey,
        action_type: action,
        allowed_network: NETWORK,
        ...(externalUserRef !== undefined && { external_user_ref: externalUserRef }),
      });
      const headers = { Origin: origin, 'Content-Type': 'application/json' };
      return api.app.request('/v1/sessions', { method: 'POST', headers, body }, {});
    },
    async call({ siteKey, origin }, token, { path: target, method = 'POST', body }) {
      const url = target.replace(config.publicUrl, '');
      const isJson = body !== undefined && !(body instanceof Blob);
      const headers = {
        'X-Site-Key': siteKey,
        Origin: origin,
        Authorization: `Bearer ${token}`,
        ...(isJson && { 'Content-Type': 'application/json' }),
      };
      const sent = isJson ? JSON.stringify(body) : body;
      return api.app.request(url, { method, headers, ...(sent !== undefined && { body: sent }) }, {});
    },
    async books({ id }) {
      const debits = await database
        .selectFrom('credit_ledger')
        .select(({ fn }) => fn.countAll<number>().as('rows'))
        .where('organization_id', '=', id)
        .where('kind', '=', 'debit')
        .executeTakeFirstOrThrow();
      const transactions = await database
        .selectFrom('transactions')
        .select(['id', 'state'])
        .where('organization_id', '=', id)
        .orderBy('created_at')
        .execute();
      return { debits: debits.rows, transactions };
    },
    async isWorking({ id }) {
      const running = await database
        .selectFrom('transactions')
        .select('id')
        .where('organization_id', '=', id)
        .where('state', '=', 'running')
        .limit(1)
        .executeTakeFirst();
      return running !== undefined;
    },
    async opens({ id }, accessCode) {
      const work = await database
        .selectFrom('works')
        .select('id')
        .where('organization_id', '=', id)
        .where('access_code_hash', '=', hashSecret(accessCode))
        .executeTakeFirst();
      return work !== undefined;
    },
    async close() {
      await server.close();
      await api.stop();
      await pglite.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
