import {
  type TransactionFrame,
  TransactionResult,
  type TransactionStatus,
  UUID_PATTERN,
} from '@ats-kit/protocol';
import type { Clock, Database } from '../ports.ts';
import { explorerUrl } from './explorer-url.ts';
import type { SecretBox } from './vault.ts';

export type UpdateFrame = Extract<TransactionFrame, { type: 'update' }>;

export interface Transactions {
  status(transactionId: string): Promise<TransactionStatus | undefined>;
  /** The steps after a sequence number, as frames; the last one carries the result. */
  updatesAfter(
    transactionId: string,
    sequence: number,
  ): Promise<{ frames: UpdateFrame[]; last: number; isComplete: boolean }>;
}

export interface TransactionsOptions {
  database: Database;
  accessCodes: SecretBox;
  clock: Clock;
  publicUrl: string;
}

/** A frame's details are open, so they hold the result as it travels. */
const wireDetails = (result: TransactionResult) =>
  TransactionResult.encode(result) as Record<string, unknown>;

export function createTransactions(options: TransactionsOptions): Transactions {
  const { database, accessCodes, clock, publicUrl } = options;

  const find = (id: string) =>
    database
      .selectFrom('transactions as transaction')
      .innerJoin('works as work', 'work.id', 'transaction.work_id')
      .selectAll('transaction')
      .select('work.ats_id')
      .where('transaction.id', '=', id)
      .executeTakeFirst();
  type Row = NonNullable<Awaited<ReturnType<typeof find>>>;

  function accessCodeOf(row: Row): string | undefined {
    const { access_code_sealed: sealed, access_code_until: until } = row;
    return sealed !== null && until !== null && until > clock.now()
      ? accessCodes.open(sealed, row.id)
      : undefined;
  }

  function resultOf(row: Row): TransactionResult | null {
    if (row.state === 'running') return null;
    const { tx_hash: txHash } = row;
    const anchored = {
      txHash: txHash ?? undefined,
      blockNumber: row.block_number ?? undefined,
      blockHash: row.block_hash ?? undefined,
      explorerUrl: txHash === null ? undefined : explorerUrl(publicUrl, row.network, txHash),
    };
    if (row.state === 'failed') {
      const none = {
        txHash: undefined,
        blockNumber: undefined,
        blockHash: undefined,
        explorerUrl: undefined,
      };
      const where = row.block_number === null ? none : anchored;
      return {
        success: false,
        ...where,
        atsId: undefined,
        workId: undefined,
        accessCode: undefined,
        error: row.error ?? '',
      };
    }
    const atsId = row.ats_id ?? undefined;
    return {
      success: true,
      ...anchored,
      atsId,
      workId: row.work_id,
      accessCode: accessCodeOf(row),
      error: undefined,
    };
  }

  const stepsAfter = (id: string, sequence: number) =>
    database
      .selectFrom('transaction_steps')
      .selectAll()
      .where('transaction_id', '=', id)
      .where('sequence', '>', sequence)
      .orderBy('sequence')
      .execute();

  return {
    async status(transactionId) {
      const row = UUID_PATTERN.test(transactionId) ? await find(transactionId) : undefined;
      if (!row) return undefined;
      const steps = (await stepsAfter(row.id, 0)).map(({ step, progress, description, created_at }) => ({
        step,
        progress,
        description,
        timestamp: created_at.toISOString(),
      }));
      const current = steps.at(-1);
      return {
        id: row.id,
        transactionType: row.transaction_type,
        currentStep: row.current_step,
        progress: current?.progress,
        description: current?.description,
        isComplete: row.state !== 'running',
        result: resultOf(row),
        steps,
        createdAt: row.created_at.toISOString(),
        updatedAt: row.updated_at.toISOString(),
      };
    },

    async updatesAfter(transactionId, sequence) {
      const steps = await stepsAfter(transactionId, sequence);
      const isComplete = steps.some(({ step }) => step === 'completed' || step === 'failed');
      const row = isComplete ? await find(transactionId) : undefined;
      const result = row ? resultOf(row) : null;
      const frames = steps.map(({ step, progress, description, created_at }) => {
        const details =
          result && (step === 'completed' || step === 'failed') ? wireDetails(result) : undefined;
        return {
          type: 'update' as const,
          step,
          progress,
          description,
          timestamp: created_at.toISOString(),
          details,
        };
      });
      return { frames, last: steps.at(-1)?.sequence ?? sequence, isComplete };
    },
  };
}
