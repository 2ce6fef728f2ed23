import type { LineName } from '../../shared/troubles.ts';

/** How a line behaves. Without a value nothing is done to what it carries. */
export interface Profile {
  /** In either direction, shared by everything that is under way. */
  bytesPerSecond?: number;
  /** How long a request needs to get to the API. */
  latencyMs?: number;
  /** Up and down in turn, counted from the moment at which the line was chosen. */
  cycle?: { upMs: number; downMs: number };
  /** Every other upload ends after this share of its bytes. */
  cutUploadsAt?: number;
  isDown?: true;
}

export const PROFILES: Readonly<Record<LineName, Profile>> = {
  direct: {},
  good: {},
  // 1.6 Mbit/s: with less, the megabytes that kernels hold back on one machine would look like a line that is dead.
  slow: { bytesPerSecond: 200_000, latencyMs: 300 },
  breaks: { bytesPerSecond: 2_000_000, latencyMs: 50, cycle: { upMs: 6_000, downMs: 1_500 } },
  drops: { bytesPerSecond: 1_000_000, latencyMs: 20, cutUploadsAt: 0.5 },
  offline: { isDown: true },
};
