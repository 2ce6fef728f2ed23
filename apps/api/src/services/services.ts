import type { Config } from '../config.ts';
import type { CertificateRenderer, Chain, Clock, Database, Objects, Signals, Wallets } from '../ports.ts';
import { type ApiKeys, createApiKeys } from './api-keys.ts';
import { type Certificates, createCertificates } from './certificates.ts';
import { type Confirmations, createConfirmations } from './confirmations.ts';
import { createCursors } from './cursors.ts';
import { type Downloads, createDownloads } from './downloads.ts';
import { type Idempotency, createIdempotency } from './idempotency.ts';
import { createJobOpenings } from './job-openings.ts';
import { type OrganizationAccess, createOrganizationAccess } from './organization-access.ts';
import { type Organizations, createOrganizations } from './organization-admin.ts';
import { type Preparations, createPreparations } from './preparations.ts';
import { createPricing } from './pricing.ts';
import { type RateLimits, createRateLimits } from './rate-limits.ts';
import { type Registrations, createRegistrations } from './registrations.ts';
import { type Sessions, createSessions } from './sessions.ts';
import { createTokens } from './tokens.ts';
import { type Transactions, createTransactions } from './transactions.ts';
import type { SecretBox } from './vault.ts';
import { type Versions, createVersions } from './versions.ts';
import { createWorkAccess } from './work-access.ts';
import { type WorkLists, createWorkLists } from './work-lists.ts';
import { type Works, createWorks } from './works.ts';

export interface Services {
  sessions: Sessions;
  registrations: Registrations;
  preparations: Preparations;
  confirmations: Confirmations;
  transactions: Transactions;
  versions: Versions;
  works: Works;
  workLists: WorkLists;
  downloads: Downloads;
  certificates: Certificates;
  rateLimits: RateLimits;
  organizations: Organizations;
  organizationAccess: OrganizationAccess;
  apiKeys: ApiKeys;
  idempotency: Idempotency;
}

export interface ServicesOptions {
  config: Config;
  database: Database;
  objects: Objects;
  chain: Chain;
  clock: Clock;
  signals: Signals;
  wallets: Wallets;
  renderer: CertificateRenderer;
  accessCodes: SecretBox;
  webhookSecrets: SecretBox;
  answers: SecretBox;
  /** Signing keys of session tokens: the first signs, each verifies. */
  tokenKeys: readonly Buffer[];
  rateLimitKey: Buffer;
  cursorKey: Buffer;
  onTransactionStarted: () => void;
}

export function createServices(options: ServicesOptions): Services {
  const { config, database, chain, clock, wallets } = options;
  const tokens = createTokens({ keys: options.tokenKeys, ttlSeconds: config.tokenTtlSeconds, clock });
  const rateLimits = createRateLimits({
    limits: config.rateLimits,
    database,
    clock,
    key: options.rateLimitKey,
  });
  const pricing = createPricing({ chain, config });
  const access = createWorkAccess({ database });
  const certificates = createCertificates(options);
  const openings = createJobOpenings(options);
  const preparations = createPreparations({ ...options, pricing });
  const confirmations = createConfirmations({ ...options, onStarted: options.onTransactionStarted });
  return {
    sessions: createSessions({ database, tokens, pricing, wallets, rateLimits }),
    registrations: createRegistrations({ openings }),
    preparations,
    confirmations,
    versions: createVersions({ database, access, openings, preparations, confirmations }),
    transactions: createTransactions({ ...options, publicUrl: config.publicUrl }),
    works: createWorks({ database, access }),
    workLists: createWorkLists({ database, cursors: createCursors(options.cursorKey) }),
    certificates,
    downloads: createDownloads({ ...options, access, certificates }),
    rateLimits,
    organizations: createOrganizations(options),
    organizationAccess: createOrganizationAccess(options),
    apiKeys: createApiKeys(options),
    idempotency: createIdempotency(options),
  };
}
