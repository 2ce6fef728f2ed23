import path from 'node:path';
import { BLOCK_TIME_MS, LIMITS, type Network } from '@ats-kit/protocol';
import { z } from 'zod';

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
  /** Base of upload and explorer URLs, without a slash at the end. */
  publicUrl: string;
  logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent';
  blockTimeMs: Record<Network, number>;
  tokenTtlSeconds: number;
  /** How long an upload may wait before it begins. */
  uploadUrlTtlMs: number;
  /** How long a download may wait before it begins. */
  downloadUrlTtlMs: number;
  /** How long an upload may stand still. */
  uploadIdleMs: number;
  jobTtlMs: number;
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
  /** Unknown transaction ids that one address may ask for in a window. */
  missLimit: { count: number; windowMs: number };
  /** Proxies in front whose `X-Forwarded-For` entries are believed. */
  trustedProxies: number;
}

export class ConfigError extends Error {
  override readonly name = 'ConfigError';
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

const environment = z.object({
  HOST: z.string().min(1).default('127.0.0.1'),
  PORT: whole(1, 65_535).default(8787),
  ATS_DATA_DIR: z.string().min(1).default('./.ats'),
  ATS_PUBLIC_URL: httpUrl.optional(),
  ATS_BLOCK_TIME_MS: whole(10, HOUR_MS).optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  ATS_TOKEN_TTL_SECONDS: whole(1, 3_600).default(300),
  ATS_MAX_FILE_BYTES: whole(1, LIMITS.maxFileBytes).default(LIMITS.maxFileBytes),
  ATS_CHECK_AUDIO_FORMAT: z
    .enum(['on', 'off'])
    .default('on')
    .transform((value) => value === 'on'),
  ATS_CREDITS_PER_AFT: whole(1, 1_000_000).default(100),
  ATS_SERVICE_FEE_BP: whole(0, 10_000).default(500),
  ATS_STORAGE_PRICES: storageTiers.default([
    { upToMb: 10, creditsPerMb: 0 },
    { upToMb: 100, creditsPerMb: 1 },
    { upToMb: 500, creditsPerMb: 2 },
  ]),
  ATS_TESTNET_DAILY_QUOTA: whole(1, 1_000_000).default(1_000),
  ATS_TRUSTED_PROXIES: whole(0, 10).default(0),
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
export function loadConfig(variables: Record<string, string | undefined>): Config {
  const present = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ''));
  const result = environment.safeParse(present);
  if (!result.success) {
    const lines = result.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
    throw new ConfigError(`The configuration is not valid:\n${lines.join('\n')}`);
  }
  const env = result.data;
  const blockTimeMs = env.ATS_BLOCK_TIME_MS;
  return {
    host: env.HOST,
    port: env.PORT,
    dataDir: path.resolve(env.ATS_DATA_DIR),
    publicUrl: env.ATS_PUBLIC_URL ?? defaultUrl(env.HOST, env.PORT),
    logLevel: env.LOG_LEVEL,
    blockTimeMs: blockTimeMs === undefined ? BLOCK_TIME_MS : { testnet: blockTimeMs, mainnet: blockTimeMs },
    tokenTtlSeconds: env.ATS_TOKEN_TTL_SECONDS,
    uploadUrlTtlMs: 10 * MINUTE_MS,
    downloadUrlTtlMs: 5 * MINUTE_MS,
    uploadIdleMs: MINUTE_MS,
    jobTtlMs: 24 * HOUR_MS,
    quoteTtlMs: 5 * MINUTE_MS,
    accessCodeTtlMs: 72 * HOUR_MS,
    maxFileBytes: env.ATS_MAX_FILE_BYTES,
    checkAudioFormat: env.ATS_CHECK_AUDIO_FORMAT,
    creditsPerAft: env.ATS_CREDITS_PER_AFT,
    serviceFeeBasisPoints: env.ATS_SERVICE_FEE_BP,
    storageTiers: env.ATS_STORAGE_PRICES,
    testnetDailyQuota: env.ATS_TESTNET_DAILY_QUOTA,
    missLimit: { count: 30, windowMs: MINUTE_MS },
    trustedProxies: env.ATS_TRUSTED_PROXIES,
  };
}
