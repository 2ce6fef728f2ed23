import path from 'node:path';
import { BLOCK_TIME_MS, LIMITS, type Network } from '@ats-kit/protocol';
import { z } from 'zod';
import { S3_VARIABLES, type S3Settings, s3Environment } from './config-s3.ts';
import type { RateLimit, RateLimitKind } from './services/rate-limits.ts';

/** A price of storage: every started MB up to `upToMb` that no earlier tier covers costs `creditsPerMb`. */
export interface StorageTier {
  upToMb: number;
  creditsPerMb: number;
}

export interface Config {
  host: string;
  port: number;
  /** Absolute path of the folder that holds everything. */
  dataDir: string;
  /** The PostgreSQL server; without one the database lives in the data folder, with one process. */
  database: { url: string; poolSize: number } | undefined;
  /** What every key of this installation is derived from; embedded, the data folder has it. */
  masterKey: Buffer | undefined;
  /** Whether an empty database gets an organization to try things with. */
  hasDemo: boolean;
  /** Where files are kept; without it in the data folder. */
  s3: S3Settings | undefined;
  /** Base of upload and explorer URLs, without a slash at the end. */
  publicUrl: string;
  logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent';
  blockTimeMs: Record<Network, number>;
  tokenTtlSeconds: number;
  /** Signing keys of session tokens: the first signs, each verifies. Without them one is derived from the master key. */
  tokenKeys: readonly Buffer[] | undefined;
  /** How long an upload may wait before it begins. */
  uploadUrlTtlMs: number;
  /** How long a download may wait before it begins. */
  downloadUrlTtlMs: number;
  /** How long an upload may stand still. */
  uploadIdleMs: number;
  jobTtlMs: number;
  /** How long a process that fell silent keeps the transactions that it has in hand. */
  workerLeaseMs: number;
  quoteTtlMs: number;
  accessCodeTtlMs: number;
  maxFileBytes: number;
  /** Whether the first bytes of a file must be those of a known audio container. */
  checkAudioFormat: boolean;
  creditsPerAft: number;
  serviceFeeBasisPoints: number;
  storageTiers: readonly StorageTier[];
  /** Confirms of one organization on testnet in a day (UTC). */
  testnetDailyQuota: number;
  /** How often one address, organization or API key may call; `miss` counts unknown transaction ids. */
  rateLimits: Record<RateLimitKind, RateLimit>;
  /** Proxies in front whose `X-Forwarded-For` entries are believed. */
  trustedProxies: number;
}

export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  /** What is wrong, each with the name of its variable. */
  readonly problems: readonly string[];
  constructor(problems: readonly string[]) {
    super(`The configuration is not valid:\n${problems.map((problem) => `  ${problem}`).join('\n')}`);
    this.problems = problems;
  }
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

const whole = (minimum: number, maximum: number) =>
  z
    .string()
    .regex(/^\d+$/, 'must be a whole number')
    .transform(Number)
    .refine((value) => value >= minimum && value <= maximum, `must be from ${minimum} to ${maximum}`);

const httpUrl = z
  .string()
  .refine((text) => /^https?:\/\//.test(text) && URL.canParse(text), 'must be an http or https URL')
  .refine((text) => !/[?#]/.test(text), 'must have no query and no fragment')
  .transform((text) => text.replace(/\/+$/, ''));

const MASTER_KEY_BYTES = 32;

const postgresUrl = z
  .string()
  .refine(
    (text) => /^postgres(?:ql)?:\/\//.test(text) && URL.canParse(text),
    'must look like postgres://user:password@host:5432/database',
  );

/** 32 bytes in hexadecimal, base64 or base64url. */
const masterKey = z
  .string()
  .transform((text) => Buffer.from(text, /^[0-9a-fA-F]{64}$/.test(text) ? 'hex' : 'base64'))
  .refine(
    (key) => key.length === MASTER_KEY_BYTES,
    `must be ${MASTER_KEY_BYTES} bytes in base64 or hexadecimal, as from \`openssl rand -base64 ${MASTER_KEY_BYTES}\``,
  );

/** The current key, and while it is being replaced the previous one. */
const tokenKeys = z
  .string()
  .transform((text) => text.split(',').map((part) => part.trim()))
  .pipe(z.array(masterKey).min(1).max(2, 'must be one key, or the current and the previous one'));

const onOff = z.enum(['on', 'off']).transform((value) => value === 'on');

/** `10:0,100:1,500:2`: free to 10 MB, 1 credit for each MB to 100, then 2. */
const storageTiers = z
  .string()
  .regex(/^\d+:\d+(,\d+:\d+)*$/, 'must look like 10:0,100:1,500:2')
  .transform((text) =>
    text.split(',').map((tier) => {
      const [upToMb = 0, creditsPerMb = 0] = tier.split(':').map(Number);
      return { upToMb, creditsPerMb };
    }),
  )
  .refine(
    (tiers) => tiers.every((tier, index) => tier.upToMb > (tiers[index - 1]?.upToMb ?? 0)),
    'sizes must rise',
  );

/** Calls a minute; 0 is no limit. */
const MAX_RATE = 1_000_000;

const variables = z.object({
  HOST: z.string().min(1).default('127.0.0.1'),
  PORT: whole(1, 65_535).default(8787),
  ATS_DATA_DIR: z.string().min(1).default('./.ats'),
  DATABASE_URL: postgresUrl.optional(),
  ATS_DATABASE_POOL_SIZE: whole(1, 1_000).default(10),
  ATS_MASTER_KEY: masterKey.optional(),
  ATS_DEMO: onOff.optional(),
  ATS_PUBLIC_URL: httpUrl.optional(),
  ATS_BLOCK_TIME_MS: whole(10, HOUR_MS).optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  ATS_TOKEN_TTL_SECONDS: whole(1, 3_600).default(300),
  ATS_TOKEN_KEYS: tokenKeys.optional(),
  ATS_MAX_FILE_BYTES: whole(1, LIMITS.maxFileBytes).default(LIMITS.maxFileBytes),
  ATS_CHECK_AUDIO_FORMAT: onOff.default(true),
  ATS_CREDITS_PER_AFT: whole(1, 1_000_000).default(100),
  ATS_SERVICE_FEE_BP: whole(0, 10_000).default(500),
  ATS_STORAGE_PRICES: storageTiers.default([
    { upToMb: 10, creditsPerMb: 0 },
    { upToMb: 100, creditsPerMb: 1 },
    { upToMb: 500, creditsPerMb: 2 },
  ]),
  ATS_WORKER_LEASE_MS: whole(500, HOUR_MS).default(15_000),
  ATS_TESTNET_DAILY_QUOTA: whole(1, 1_000_000).default(1_000),
  ATS_RATE_LIMIT_ADDRESS: whole(0, MAX_RATE).default(1_200),
  ATS_RATE_LIMIT_ORGANIZATION: whole(0, MAX_RATE).default(6_000),
  ATS_RATE_LIMIT_API_KEY: whole(0, MAX_RATE).default(3_000),
  ATS_RATE_LIMIT_SESSIONS: whole(0, MAX_RATE).default(1_200),
  ATS_TRUSTED_PROXIES: whole(0, 10).default(0),
});

/** Everything that is read of the environment. */
export const VARIABLES: readonly string[] = [...Object.keys(variables.shape), ...S3_VARIABLES];

/** The key belongs to the database: processes that share one have to share the other. */
const environment = variables.superRefine((env, context) => {
  const report = (message: string) => context.addIssue({ code: 'custom', path: ['ATS_MASTER_KEY'], message });
  if (env.DATABASE_URL !== undefined && env.ATS_MASTER_KEY === undefined) {
    report(
      `is needed with DATABASE_URL: ${MASTER_KEY_BYTES} bytes, the same in every process, as from \`openssl rand -base64 ${MASTER_KEY_BYTES}\`; keep it as safe as the database`,
    );
  }
  if (env.DATABASE_URL === undefined && env.ATS_MASTER_KEY !== undefined)
    report('is for DATABASE_URL only; without it the key is the file master.key of the data folder');
});

function defaultUrl(host: string, port: number): string {
  if (host === '0.0.0.0' || host === '::') return `http://127.0.0.1:${port}`;
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}

/**
 * Reads the configuration. An empty variable counts as absent.
 *
 * @throws ConfigError naming each variable that is wrong, and how
 */
export function loadConfig(given: Record<string, string | undefined>): Config {
  const present = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== ''));
  const result = environment.safeParse(present);
  const s3 = s3Environment.safeParse(present);
  if (!result.success || !s3.success) {
    const issues = [...(result.error?.issues ?? []), ...(s3.error?.issues ?? [])];
    throw new ConfigError(issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`));
  }
  const env = result.data;
  const blockTimeMs = env.ATS_BLOCK_TIME_MS;
  return {
    host: env.HOST,
    port: env.PORT,
    dataDir: path.resolve(env.ATS_DATA_DIR),
    database:
      env.DATABASE_URL === undefined
        ? undefined
        : { url: env.DATABASE_URL, poolSize: env.ATS_DATABASE_POOL_SIZE },
    masterKey: env.ATS_MASTER_KEY,
    hasDemo: env.ATS_DEMO ?? env.DATABASE_URL === undefined,
    s3: s3.data,
    publicUrl: env.ATS_PUBLIC_URL ?? defaultUrl(env.HOST, env.PORT),
    logLevel: env.LOG_LEVEL,
    blockTimeMs: blockTimeMs === undefined ? BLOCK_TIME_MS : { testnet: blockTimeMs, mainnet: blockTimeMs },
    tokenTtlSeconds: env.ATS_TOKEN_TTL_SECONDS,
    tokenKeys: env.ATS_TOKEN_KEYS,
    uploadUrlTtlMs: 10 * MINUTE_MS,
    downloadUrlTtlMs: 5 * MINUTE_MS,
    uploadIdleMs: MINUTE_MS,
    jobTtlMs: 24 * HOUR_MS,
    workerLeaseMs: env.ATS_WORKER_LEASE_MS,
    quoteTtlMs: 5 * MINUTE_MS,
    accessCodeTtlMs: 72 * HOUR_MS,
    maxFileBytes: env.ATS_MAX_FILE_BYTES,
    checkAudioFormat: env.ATS_CHECK_AUDIO_FORMAT,
    creditsPerAft: env.ATS_CREDITS_PER_AFT,
    serviceFeeBasisPoints: env.ATS_SERVICE_FEE_BP,
    storageTiers: env.ATS_STORAGE_PRICES,
    testnetDailyQuota: env.ATS_TESTNET_DAILY_QUOTA,
    rateLimits: {
      address: { count: env.ATS_RATE_LIMIT_ADDRESS, windowMs: MINUTE_MS },
      organization: { count: env.ATS_RATE_LIMIT_ORGANIZATION, windowMs: MINUTE_MS },
      apiKey: { count: env.ATS_RATE_LIMIT_API_KEY, windowMs: MINUTE_MS },
      session: { count: env.ATS_RATE_LIMIT_SESSIONS, windowMs: MINUTE_MS },
      miss: { count: 30, windowMs: MINUTE_MS },
    },
    trustedProxies: env.ATS_TRUSTED_PROXIES,
  };
}
