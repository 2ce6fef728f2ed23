import { randomUUID } from 'node:crypto';
import type { Logger } from '../ports.ts';
import { type AdvanceOptions, LeaseLost, advance } from './advance.ts';
import { type DueTransaction, createLeases } from './leases.ts';

/** How often the table is looked at when nobody calls. */
const IDLE_MS = 1_000;
/** Rounds without work after which nothing is about to become due: what waits for the chain is called for by its blocks. */
const QUIET_ROUNDS = 3;
const BATCH = 20;
const MAX_BACKOFF_MS = 60_000;
/** A lease is renewed this many times before it would end. */
const RENEWALS = 3;

export interface WorkerOptions extends Omit<AdvanceOptions, 'lessee'> {
  logger: Logger;
}

export interface Worker {
  /** Takes over what a dead process had in hand. Only for one that knows it is alone: a crash need not cost a lease. */
  takeOver(): Promise<void>;
  /** Something is due now. */
  wake(): void;
  /** Works until the signal is aborted, and finishes what is in hand. */
  run(signal: AbortSignal): Promise<void>;
}

/**
 * Carries transactions on, beside any number of others. Its memory is the table alone: whatever process runs next goes on where
 * this one stopped.
 */
export function createWorker(options: WorkerOptions): Worker {
  const { database, chain, clock, config, logger } = options;
  const { workerLeaseMs: leaseMs } = config;
  const leases = createLeases({ database, clock, owner: randomUUID(), leaseMs });
  const pollMs = Math.min(...Object.values(config.blockTimeMs), IDLE_MS);
  let nap = new AbortController();

  async function work({ id, attempts }: DueTransaction): Promise<void> {
    try {
      const state = await advance({ ...options, lessee: leases.owner }, id);
      if (state === 'waiting') await leases.putBack(id, { waitMs: pollMs, attempts: 0 });
    } catch (error) {
      if (error instanceof LeaseLost) {
        logger.warn({}, 'a transaction was taken over by another worker');
        return;
      }
      // Not the chain's word, so it is tried again: giving up here could refund what is on chain.
      logger.error(
        { attempts: attempts + 1, name: error instanceof Error ? error.name : 'unknown' },
        'a transaction could not go on',
      );
      const waitMs = Math.min(IDLE_MS * 2 ** attempts, MAX_BACKOFF_MS);
      await leases.putBack(id, { waitMs, attempts: attempts + 1 });
    }
  }

  /** Works on what was claimed, one after the other, and keeps the leases of the rest alive meanwhile. */
  async function workThrough(claimed: DueTransaction[], signal: AbortSignal): Promise<void> {
    const inHand = new Map(claimed.map((item) => [item.id, item]));
    const renew = async () => {
      const asked = [...inHand.keys()];
      const held = new Set(await leases.renew(asked));
      // Another worker has taken those that are not ours any more.
      for (const id of asked) if (!held.has(id)) inHand.delete(id);
    };
    const renewals = setInterval(() => {
      renew().catch(() => logger.warn({}, 'the leases could not be renewed'));
    }, leaseMs / RENEWALS);
    try {
      for (const item of claimed) {
        if (signal.aborted) break;
        if (inHand.has(item.id)) await work(item);
        inHand.delete(item.id);
      }
    } finally {
      clearInterval(renewals);
      await leases.release([...inHand.keys()]);
    }
  }

  /** @returns whether there was anything to do */
  async function round(hasNewBlock: boolean, signal: AbortSignal): Promise<boolean> {
    try {
      if (hasNewBlock) await dueAfterBlock();
      const claimed = await leases.claim(BATCH);
      await workThrough(claimed, signal);
      return claimed.length > 0;
    } catch (error) {
      logger.error(
        { name: error instanceof Error ? error.name : 'unknown' },
        'the worker could not reach the database',
      );
      return false;
    }
  }

  /** After a block, everything that waits for the chain is due. */
  async function dueAfterBlock(): Promise<void> {
    const now = clock.now();
    await database
      .updateTable('transactions')
      .set({ run_at: now })
      .where('state', '=', 'running')
      .where('current_step', '=', 'confirming')
      .where('run_at', '>', now)
      .execute();
  }

  return {
    async takeOver() {
      await database
        .updateTable('transactions')
        .set({ run_at: clock.now(), lease_owner: null, lease_until: null })
        .where('state', '=', 'running')
        .execute();
    },
    wake: () => nap.abort(),
    async run(signal) {
      let hasBlock = false;
      let quietRounds = 0;
      const stopListening = chain.onBlock(() => {
        hasBlock = true;
        nap.abort();
      });
      const stop = () => nap.abort();
      signal.addEventListener('abort', stop, { once: true });
      while (!signal.aborted) {
        nap = new AbortController();
        const hasNewBlock = hasBlock;
        hasBlock = false;
        quietRounds = (await round(hasNewBlock, signal)) ? 0 : quietRounds + 1;
        const restMs = quietRounds < QUIET_ROUNDS ? pollMs : IDLE_MS;
        if (!signal.aborted) await clock.sleep(restMs, nap.signal);
      }
      stopListening();
    },
  };
}
