/** The limits of the service, with their units in their names. */
export const LIMITS = {
  /** Creators that a commitment can hold; a prefilled work keeps up to this many. */
  maxCreators: 32,
  /** Creators that a form offers to add. */
  maxCreatorsInForm: 20,
  /** Title length in Unicode code points, after trimming. */
  maxTitleCharacters: 200,
  /** Length of a full name or an e-mail address in Unicode code points, after trimming. */
  maxNameCharacters: 255,
  /** Length of a file name in Unicode code points. */
  maxFilenameCharacters: 255,
  /** Largest file on both networks. */
  maxFileBytes: 500_000_000,
  /** Largest file until `GET /v1/stats` has answered. */
  maxFileBytesUntilStats: 50_000_000,
  /** Bytes stored without a storage fee. */
  freeStorageBytes: 10_000_000,
  /** Bytes of an `external_user_ref` in UTF-8. */
  maxExternalUserRefBytes: 255,
  /** Length of an `Idempotency-Key`. */
  maxIdempotencyKeyCharacters: 255,
  /** Active API keys of one organization. */
  maxActiveApiKeys: 10,
  uploadAttempts: 3,
  uploadRetryWaitsMs: [1_000, 2_000],
  rateLimitRetryWaitsMs: [1_000, 2_000],
  statusPollIntervalMs: 3_000,
  statusPollTotalMs: 120_000,
  accessCodePollIntervalMs: 2_000,
  accessCodePolls: 10,
  socketSilenceMs: 15_000,
  tokenWaitMs: 60_000,
} as const;

/** Seconds between two blocks, per network. */
export const BLOCK_TIME_MS = { testnet: 12_000, mainnet: 6_000 } as const;
