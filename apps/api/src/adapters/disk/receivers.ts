/** A retry may begin before the line of the attempt before it is known to be dead. */
const MAX_AT_ONCE = 2;

/** Bodies that come for one key at the same moment. */
export interface Receivers {
  /** Begins one more; its signal is aborted when newer ones have taken its place. */
  receive<Result>(key: string, work: (signal: AbortSignal) => Promise<Result>): Promise<Result>;
}

/** Bounds what one upload URL can fill the disk with: of many bodies, the newest go on. */
export function createReceivers(): Receivers {
  const receiving = new Map<string, AbortController[]>();
  return {
    async receive(key, work) {
      const mine = new AbortController();
      const others = receiving.get(key) ?? [];
      for (const older of others.slice(0, Math.max(0, others.length + 1 - MAX_AT_ONCE))) older.abort();
      receiving.set(key, [...others, mine]);
      try {
        return await work(mine.signal);
      } finally {
        const left = (receiving.get(key) ?? []).filter((one) => one !== mine);
        if (left.length > 0) receiving.set(key, left);
        else receiving.delete(key);
      }
    },
  };
}
