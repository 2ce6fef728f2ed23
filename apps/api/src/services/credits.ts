import { AtsError, type Network } from '@ats-kit/protocol';
import type { Queries } from '../ports.ts';

interface Account {
  organizationId: string;
  network: Network;
}

interface Movement extends Account {
  amountCredits: number;
  at: Date;
}

export async function balanceOf(queries: Queries, { organizationId, network }: Account): Promise<number> {
  const row = await queries
    .selectFrom('credit_balances')
    .select('balance')
    .where('organization_id', '=', organizationId)
    .where('network', '=', network)
    .executeTakeFirst();
  return row?.balance ?? 0;
}

async function record(
  queries: Queries,
  { organizationId, network, amountCredits, at }: Movement,
  entry: { kind: 'grant' | 'debit' | 'refund'; balance: number; transactionId: string | null },
): Promise<void> {
  await queries
    .insertInto('credit_ledger')
    .values({
      organization_id: organizationId,
      network,
      kind: entry.kind,
      amount: entry.kind === 'debit' ? -amountCredits : amountCredits,
      balance_after: entry.balance,
      transaction_id: entry.transactionId,
      created_at: at,
    })
    .execute();
}

async function add(queries: Queries, { organizationId, network, amountCredits }: Movement): Promise<number> {
  const { balance } = await queries
    .insertInto('credit_balances')
    .values({ organization_id: organizationId, network, balance: amountCredits })
    .onConflict((conflict) =>
      conflict
        .columns(['organization_id', 'network'])
        .doUpdateSet((eb) => ({ balance: eb('credit_balances.balance', '+', eb.ref('excluded.balance')) })),
    )
    .returning('balance')
    .executeTakeFirstOrThrow();
  return balance;
}

/** Adds credits for which nothing was debited. @returns the balance after it */
export async function grantCredits(queries: Queries, movement: Movement): Promise<number> {
  const balance = await add(queries, movement);
  await record(queries, movement, { kind: 'grant', balance, transactionId: null });
  return balance;
}

/**
 * Takes the price of a transaction, inside the database transaction that starts it.
 *
 * @throws AtsError `registration.insufficient_credits`; the balance never goes below zero
 */
export async function debitCredits(
  queries: Queries,
  movement: Movement & { transactionId: string },
): Promise<void> {
  const { organizationId, network, amountCredits, transactionId } = movement;
  const row = await queries
    .updateTable('credit_balances')
    .set((eb) => ({ balance: eb('balance', '-', amountCredits) }))
    .where('organization_id', '=', organizationId)
    .where('network', '=', network)
    .where('balance', '>=', amountCredits)
    .returning('balance')
    .executeTakeFirst();
  if (!row && amountCredits > 0) throw new AtsError('registration.insufficient_credits');
  // What costs nothing begins an account, too: its row is what lets one confirm of an organization through at a time.
  const balance = row?.balance ?? (await add(queries, movement));
  await record(queries, movement, { kind: 'debit', balance, transactionId });
}

/** Gives back what a transaction was debited. */
export async function refundCredits(
  queries: Queries,
  movement: Movement & { transactionId: string },
): Promise<void> {
  const balance = await add(queries, movement);
  await record(queries, movement, { kind: 'refund', balance, transactionId: movement.transactionId });
}
