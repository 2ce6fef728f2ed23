import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { ActionType, Network } from '@ats-kit/protocol';
import { afterAll, beforeAll, expect } from 'vitest';
import { createApi } from '../../src/api.ts';
import { type Config, loadConfig } from '../../src/config.ts';
import { createLogger } from '../../src/logger.ts';
import type { Chain, Database } from '../../src/ports.ts';
import { grantCredits } from '../../src/services/credits.ts';
import { hashSecret } from '../../src/services/vault.ts';
import { contractProblems } from './contract.ts';
import { type TestClock, createTestClock } from './clock.ts';
import { type TestDatabase, openTestDatabase } from './database.ts';
import type { Json } from './json.ts';
import { type TestObjects, openTestObjects } from './objects.ts';

export const BLOCK_TIME_MS = 20;

export interface Organization {
  id: string;
  domain: string;
  origin: string;
  siteKey: string;
  secretKey: string;
}

export interface Call {
  method?: string;
  body?: unknown;
  token?: string | undefined;
  siteKey?: string | undefined;
  origin?: string | undefined;
  headers?: Record<string, string>;
}

export interface TestApi {
  app: Awaited<ReturnType<typeof createApi>>['app'];
  api: Awaited<ReturnType<typeof createApi>>;
  database: Database;
  testDatabase: TestDatabase;
  testObjects: TestObjects;
  masterKey: Buffer;
  clock: TestClock;
  config: Config;
  /** Everything that was logged, a line a record. */
  logs: string[];
  organization(options?: OrganizationOptions): Promise<Organization>;
  call(path: string, call?: Call): Promise<Response>;
  /** A token, minted over HTTP. */
  session(organization: Organization, options?: SessionOptions): Promise<string>;
}

export interface OrganizationOptions {
  domains?: string[];
  testnetCredits?: number;
  mainnetCredits?: number;
}

export interface SessionOptions {
  action?: ActionType;
  network?: Network;
  body?: Record<string, unknown>;
}

export interface TestApiOptions {
  config?: Partial<Config>;
  /** Wraps or replaces the chain. */
  chain?: (database: Database) => Chain;
  start?: boolean;
  /** An API to stand beside as a second process would: with the same database, files, key and clock. Close this one first. */
  beside?: TestApi;
}

async function insertOrganization(database: Database, options: OrganizationOptions): Promise<Organization> {
  const id = randomUUID();
  const domain = `${id.slice(0, 8)}.example`;
  const siteKey = `cpk_${randomBytes(12).toString('hex')}`;
  const secretKey = `csk_${randomBytes(24).toString('hex')}`;
  const now = new Date();
  await database
    .insertInto('organizations')
    .values({ id, name: `Organization ${id}`, created_at: now })
    .execute();
  await database
    .insertInto('organization_domains')
    .values((options.domains ?? [domain]).map((pattern) => ({ organization_id: id, pattern })))
    .execute();
  await database
    .insertInto('site_keys')
    .values({ site_key: siteKey, organization_id: id, created_at: now })
    .execute();
  await database
    .insertInto('secret_keys')
    .values({ key_hash: hashSecret(secretKey), organization_id: id, created_at: now })
    .execute();
  const credits = { testnet: options.testnetCredits ?? 10_000, mainnet: options.mainnetCredits ?? 100_000 };
  for (const network of ['testnet', 'mainnet'] as const) {
    await grantCredits(database, { organizationId: id, network, amountCredits: credits[network], at: now });
  }
  return { id, domain, origin: `https://${domain}`, siteKey, secretKey };
}

export async function openTestApi(
  options: TestApiOptions = {},
): Promise<TestApi & { close(): Promise<void> }> {
  const { beside } = options;
  const dataDir = beside?.config.dataDir ?? (await mkdtemp(path.join(tmpdir(), 'ats-api-')));
  const testDatabase = beside?.testDatabase ?? (await openTestDatabase());
  const testObjects = beside?.testObjects ?? (await openTestObjects());
  const connected = beside ? await testDatabase.another() : testDatabase;
  const { database, signals } = connected;
  const clock = beside?.clock ?? createTestClock();
  const masterKey = beside?.masterKey ?? randomBytes(32);
  const logs: string[] = [];
  const config: Config = {
    ...loadConfig({
      ATS_DATA_DIR: dataDir,
      ATS_BLOCK_TIME_MS: String(BLOCK_TIME_MS),
      ATS_PUBLIC_URL: 'http://api.test',
      LOG_LEVEL: 'debug',
    }),
    s3: testObjects.s3,
    ...beside?.config,
    ...options.config,
  };
  const logger = createLogger(config, { write: (line) => void logs.push(line) });
  const api = await createApi({
    config,
    database,
    signals,
    masterKey,
    clock,
    logger,
    isAlone: false,
    chain: options.chain?.(database),
  });
  if (options.start ?? true) await api.start();
  // Every answer, whichever way it was asked for: `app.request` and servers both go through `fetch`.
  const problems = new Set<string>();
  const answer = api.app.fetch;
  api.app.fetch = async (request, ...rest) => {
    const response = await answer(request, ...rest);
    for (const problem of await contractProblems(request, response, {
      ownFiles: testObjects.kind === 'disk',
    }))
      problems.add(problem);
    return response;
  };
  return {
    app: api.app,
    api,
    database,
    testDatabase,
    testObjects,
    masterKey,
    clock,
    config,
    logs,
    organization: (organizationOptions = {}) => insertOrganization(database, organizationOptions),
    call: async (target, call) => api.app.request(target, requestInit(call), {}),
    async session(organization, sessionOptions = {}) {
      const { action = 'register', network = 'testnet', body = {} } = sessionOptions;
      const response = await api.app.request(
        '/v1/sessions',
        requestInit({
          body: {
            secret_key: organization.secretKey,
            action_type: action,
            allowed_network: network,
            ...body,
          },
          origin: organization.origin,
        }),
        {},
      );
      expect(response.status, 'a session is minted').toBe(200);
      return ((await response.json()) as { token: string }).token;
    },
    async close() {
      await api.stop();
      await connected.close();
      if (!beside) {
        await testObjects.close();
        await rm(dataDir, { recursive: true, force: true });
      }
      expect([...problems], 'answers are as their routes are declared').toEqual([]);
    },
  };
}

export function requestInit({ method, body, token, siteKey, origin, headers = {} }: Call = {}): RequestInit {
  const all: Record<string, string> = { ...headers };
  if (token !== undefined) all['authorization'] = `Bearer ${token}`;
  if (siteKey !== undefined) all['x-site-key'] = siteKey;
  if (origin !== undefined) all['origin'] = origin;
  const isBytes = body instanceof Uint8Array || body instanceof ReadableStream || typeof body === 'string';
  if (body !== undefined && !isBytes) all['content-type'] = 'application/json';
  const streaming = body instanceof ReadableStream ? { duplex: 'half' } : {};
  return {
    method: method ?? (body === undefined ? 'GET' : 'POST'),
    headers: all,
    ...(body === undefined ? {} : { body: (isBytes ? body : JSON.stringify(body)) as BodyInit }),
    ...streaming,
  };
}

/** One API for the tests of a file. */
export function useTestApi(options: TestApiOptions = {}): TestApi {
  const holder: { current?: Awaited<ReturnType<typeof openTestApi>> } = {};
  beforeAll(async () => {
    holder.current = await openTestApi(options);
  });
  afterAll(async () => holder.current?.close());
  return new Proxy({} as TestApi, {
    get(_, key) {
      if (!holder.current) throw new Error('The API of this file is not up yet.');
      return holder.current[key as keyof TestApi];
    },
  });
}

export interface ErrorBody {
  code: string;
  message: string;
  details?: Record<string, unknown>;
  request_id: string;
}

/** Checks the envelope, whatever the error. */
export async function expectError(response: Response, status: number, code: string): Promise<ErrorBody> {
  const text = await response.text();
  expect({ status: response.status, text }, `${status} ${code}`).toMatchObject({
    status,
    text: expect.stringContaining(`"${code}"`),
  });
  const { error } = JSON.parse(text) as { error: ErrorBody };
  expect(error.code).toBe(code);
  expect(error.message).toMatch(/\w/);
  expect(error.request_id).toMatch(/^req_[0-9A-HJKMNP-TV-Z]{26}$/);
  expect(response.headers.get('x-request-id')).toBe(error.request_id);
  return error;
}

export async function waitForEnd(api: TestApi, transactionId: string): Promise<Json> {
  for (let attempt = 0; attempt < 500; attempt++) {
    const response = await api.call(`/v1/transactions/${transactionId}`);
    const status = await response.json();
    if (status['is_complete'] === true) return status;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error('The transaction did not end.');
}
