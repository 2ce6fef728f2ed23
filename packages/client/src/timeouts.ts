/**
 * How long the client waits for each kind of answer, in milliseconds. A wait counts for one attempt: up to the first
 * byte of the answer, and as long again for its body. Pauses between repeats do not count.
 */
export const TIMEOUTS_MS = {
  /** Small JSON routes answer within a second; 30 s allows for a poor line and a cold start. */
  json: 30_000,
  /** `prepare` reads and hashes up to 500 MB from the object store before it answers: about a minute at 10 MB/s. */
  prepare: 120_000,
  /** `confirm` answers before the chain is asked. A longer wait would only delay asking again. */
  confirm: 30_000,
  /** The integrator's backend calls the API once; half of the 60 s that a flow waits for a token. */
  token: 30_000,
} as const;

/**
 * The longest `Retry-After` that is waited for, in milliseconds. A person looks at a standing screen meanwhile: beyond
 * this the request fails at once, and the error says how long the server asked for.
 */
export const MAX_RETRY_AFTER_MS = 30_000;

/** At most ten reports of progress a second: more than an eye can follow, few enough to render each. */
export const PROGRESS_INTERVAL_MS = 100;
