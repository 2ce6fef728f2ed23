import type { Logger } from '../ports.ts';
import { type AdvanceOptions, advance } from './advance.ts';

/** A process that dies gives its work back after this long; it also bounds how long one run may take. */
const LEASE_MS = 60_000;
/** How often the table is looked at when nobody calls. */
const IDLE_MS = 1_000;
const BATCH = 20;
const MAX_BACKOFF_MS = 60_000;

export interface WorkerOptions extends AdvanceOptions {
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

/** Carries transactions on. Its memory is the table alone: whatever process runs next goes on where this one stopped. */
export function createWorker(options: WorkerOptions): Worker {
  const { database, chain, clock, config, logger } = options;
  let nap = new AbortController();

  /** Takes what is due, for the length of a lease; another worker passes over what is locked. */
  async function claim(): Promise<{ id: string; attempts: number }[]> {
    const now = clock.now();
    return database.transaction().execute(async (queries) => {
      const due = await queries
        .selectFrom('transactions')
        .select(['id', 'attempts'])
        .where('state', '=', 'running')
        .where('run_at', '<=', now)
        .orderBy('run_at')
        .limit(BATCH)
        .forUpdate()
        .skipLocked()
        .execute();
      if (due.length === 0) return [];
      await queries
        .updateTable('transactions')
        .set({ run_at: new Date(now.getTime() + LEASE_MS) })
        .where(
          'id',
          'in',
          due.map(({ id }) => id),
        )
        .execute();
      return due;
    });
  }

  async function schedule(id: string, waitMs: number, attempts: number): Promise<void> {
    await database
      .updateTable('transactions')
      .set({ run_at: new Date(clock.now().getTime() + waitMs), attempts })
      .where('id', '=', id)
      .where('state', '=', 'running')
      .execute();
  }

  async function work({ id, attempts }: { id: string; attempts: number }): Promise<void> {
    try {
      const state = await advance(options, id);
      if (state === 'waiting') await schedule(id, Math.min(...Object.values(config.blockTimeMs), IDLE_MS), 0);
    } catch (error) {
      // Not the chain's word, so it is tried again: giving up here could refund what is on chain.
      logger.error(
        { attempts: attempts + 1, name: error instanceof Error ? error.name : 'unknown' },
        'a transaction could not go on',
      );
      await schedule(id, Math.min(IDLE_MS * 2 ** attempts, MAX_BACKOFF_MS), attempts + 1);
    }
  }

  async function round(hasNewBlock: boolean): Promise<void> {
    try {
      if (hasNewBlock) await dueAfterBlock();
      for (const item of await claim()) await work(item);
    } catch (error) {
      logger.error(
        { name: error instanceof Error ? error.name : 'unknown' },
        'the worker could not reach the database',
      );
    }
  }

  /** After a block, everything that waits for the chain is due. */
  async function dueAfterBlock(): Promise<void> {
    await database
      .updateTable('transactions')
      .set({ run_at: clock.now() })
      .where('state', '=', 'running')
      .where('current_step', '=', 'confirming')
      .execute();
  }

  return {
    async takeOver() {
      await database
        .updateTable('transactions')
        .set({ run_at: clock.now() })
        .where('state', '=', 'running')
        .execute();
    },
    wake: () => nap.abort(),
    async run(signal) {
      let hasBlock = false;
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
        await round(hasNewBlock);
        if (!signal.aborted)
          await clock.sleep(Math.min(...Object.values(config.blockTimeMs), IDLE_MS), nap.signal);
      }
      stopListening();
    },
  };
}
