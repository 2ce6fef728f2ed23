import type { Config } from '../config.ts';
import type { CertificateRenderer, Chain, Clock, Database, Objects, Signals, Wallets } from '../ports.ts';
import { type Certificates, createCertificates } from './certificates.ts';
import { type Confirmations, createConfirmations } from './confirmations.ts';
import { type MissLimiter, createMissLimiter } from './miss-limiter.ts';
import { type Preparations, createPreparations } from './preparations.ts';
import { createPricing } from './pricing.ts';
import { type Registrations, createRegistrations } from './registrations.ts';
import { type Sessions, createSessions } from './sessions.ts';
import { createTokens } from './tokens.ts';
import { type Transactions, createTransactions } from './transactions.ts';
import type { SecretBox } from './vault.ts';
import { type Works, createWorks } from './works.ts';

export interface Services {
  sessions: Sessions;
  registrations: Registrations;
  preparations: Preparations;
  confirmations: Confirmations;
  transactions: Transactions;
  works: Works;
  certificates: Certificates;
  misses: MissLimiter;
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
  tokenKey: Buffer;
  onTransactionStarted: () => void;
}

export function createServices(options: ServicesOptions): Services {
  const { config, database, chain, clock, wallets } = options;
  const tokens = createTokens({ key: options.tokenKey, ttlSeconds: config.tokenTtlSeconds, clock });
  const pricing = createPricing({ chain, config });
  return {
    sessions: createSessions({ database, tokens, pricing, wallets }),
    registrations: createRegistrations(options),
    preparations: createPreparations({ ...options, pricing }),
    confirmations: createConfirmations({ ...options, onStarted: options.onTransactionStarted }),
    transactions: createTransactions({ ...options, publicUrl: config.publicUrl }),
    works: createWorks({ database }),
    certificates: createCertificates(options),
    misses: createMissLimiter({ ...config.missLimit, clock }),
  };
}
