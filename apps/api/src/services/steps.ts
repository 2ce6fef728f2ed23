import { type KnownStep, STEP_PROGRESS } from '@ats-kit/protocol';
import type { Selectable } from 'kysely';
import type { Tables } from '../db/tables.ts';
import type { Queries } from '../ports.ts';

export type TransactionType = Selectable<Tables['transactions']>['transaction_type'];

const DESCRIPTIONS: Record<KnownStep, string> = {
  validating: 'Checking the file and the creators',
  preparing_transaction: 'Preparing the transaction',
  signing: 'Signing the transaction',
  submitting: 'Sending the transaction to the network',
  confirming: 'Waiting for the network to confirm',
  completed: 'The work is registered',
  failed: 'The registration failed',
};

const DESCRIPTIONS_OF_UPDATE: Record<KnownStep, string> = {
  ...DESCRIPTIONS,
  completed: 'The new version is registered',
  failed: 'The update failed',
};

/**
 * Writes down that a transaction has reached a step. The caller holds the transaction's row; a step that stands there
 * already is not written again, so that work can be taken up after a crash.
 *
 * @returns whether it is new
 */
export async function recordStep(
  queries: Queries,
  { id: transactionId, type }: { id: string; type: TransactionType },
  step: KnownStep,
  at: Date,
): Promise<boolean> {
  const { last } = await queries
    .selectFrom('transaction_steps')
    .select((eb) => eb.fn.coalesce(eb.fn.max('sequence'), eb.lit(0)).as('last'))
    .where('transaction_id', '=', transactionId)
    .executeTakeFirstOrThrow();
  const inserted = await queries
    .insertInto('transaction_steps')
    .values({
      transaction_id: transactionId,
      sequence: last + 1,
      step,
      progress: STEP_PROGRESS[step],
      description: (type === 'register' ? DESCRIPTIONS : DESCRIPTIONS_OF_UPDATE)[step],
      created_at: at,
    })
    .onConflict((conflict) => conflict.columns(['transaction_id', 'step']).doNothing())
    .returning('sequence')
    .executeTakeFirst();
  if (!inserted) return false;
  await queries
    .updateTable('transactions')
    .set({ current_step: step, updated_at: at })
    .where('id', '=', transactionId)
    .execute();
  return true;
}
