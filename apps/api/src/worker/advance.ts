import { type Creator, type KnownStep, PROTOCOL_VERSION, computeCommitment } from '@ats-kit/protocol';
import { inTransaction } from '../db/transactions.ts';
import {
  type Chain,
  type ChainCall,
  ChainRefusal,
  type Database,
  type Objects,
  type Signals,
} from '../ports.ts';
import { recordStep } from '../services/steps.ts';
import { type FinishOptions, complete, fail } from './finish.ts';

export interface AdvanceOptions extends FinishOptions {
  database: Database;
  chain: Chain;
  objects: Objects;
  signals: Signals;
}

/** Ten blocks on the slower network: what is not in one by then is sent again. */
const RESEND_AFTER_MS = 120_000;

/** Another worker has the transaction in hand: what this one was about to do is no longer its own to do. */
export class LeaseLost extends Error {
  override readonly name = 'LeaseLost';
}

/** What is to be registered is no longer what was paid for: trying again would not help. */
class Unregistrable extends Error {
  override readonly name = 'Unregistrable';
}

const loadTransaction = (database: Database, id: string) =>
  database
    .selectFrom('transactions as transaction')
    .innerJoin('works as work', 'work.id', 'transaction.work_id')
    .innerJoin('work_versions as version', 'version.transaction_id', 'transaction.id')
    .select(['transaction.id', 'transaction.network', 'transaction.signed_payload', 'transaction.tx_hash'])
    .select(['transaction.transaction_type as type', 'transaction.current_step', 'transaction.updated_at'])
    .select([
      'work.title',
      'work.ats_id',
      'work.owner_address',
      'version.commitment',
      'version.creators',
      'version.media_hash',
    ])
    .select(['version.media_bytes', 'version.object_key'])
    .where('transaction.id', '=', id)
    .where('transaction.state', '=', 'running')
    .executeTakeFirst();

type RunningTransaction = NonNullable<Awaited<ReturnType<typeof loadTransaction>>>;

/**
 * Takes one transaction as far as it goes: `waiting` when it is up to the chain, `ended` when it is over. Every step can be
 * repeated, so a process may be killed between any two instructions: what is signed is stored before it is sent, sending
 * it again changes nothing, and the end is one database transaction.
 */
export async function advance(options: AdvanceOptions, id: string): Promise<'waiting' | 'ended'> {
  const transaction = await loadTransaction(options.database, id);
  if (!transaction) return 'ended';
  try {
    const outcome = await run(options, transaction);
    if (outcome === 'waiting') return 'waiting';
  } catch (error) {
    if (!(error instanceof ChainRefusal) && !(error instanceof Unregistrable)) throw error;
    await fail(options, id, error instanceof ChainRefusal ? error.reason : error.message);
  }
  options.signals.publish(id);
  return 'ended';
}

/**
 * Writes down a step, for the one who has the transaction in hand: after a lease was lost another worker may have ended it in
 * failure and given the money back.
 *
 * @throws LeaseLost
 */
async function reach(
  options: AdvanceOptions,
  { id, type }: Pick<RunningTransaction, 'id' | 'type'>,
  step: KnownStep,
): Promise<void> {
  const isNew = await inTransaction(options.database, async (queries) => {
    const held = await queries
      .selectFrom('transactions')
      .select('id')
      .where('id', '=', id)
      .where('state', '=', 'running')
      .where('lease_owner', '=', options.lessee)
      .forUpdate()
      .executeTakeFirst();
    if (!held) throw new LeaseLost();
    return recordStep(queries, { id, type }, step, options.clock.now());
  });
  if (isNew) options.signals.publish(id);
}

async function run(options: AdvanceOptions, transaction: RunningTransaction): Promise<'waiting' | 'ended'> {
  const { chain } = options;
  const { id, network } = transaction;
  const signed = await signedCall(options, transaction);
  if (!isSent(options, transaction)) {
    await reach(options, transaction, 'submitting');
    await chain.submit(network, signed);
    await reach(options, transaction, 'confirming');
  }
  const outcome = await chain.outcome(network, signed);
  if (outcome.state === 'pending') return 'waiting';
  if (outcome.state === 'refused') throw new ChainRefusal(outcome.reason);
  await complete(options, id, outcome.inclusion);
  return 'ended';
}

/** A network may forget what it was sent. */
function isSent({ clock }: AdvanceOptions, transaction: RunningTransaction): boolean {
  const { current_step: step, updated_at: sentAt } = transaction;
  return step === 'confirming' && clock.now().getTime() - sentAt.getTime() < RESEND_AFTER_MS;
}

/** The extrinsic of a transaction, signed once and stored before anybody sees it. */
async function signedCall(options: AdvanceOptions, transaction: RunningTransaction) {
  const { database, chain } = options;
  const { id, network, signed_payload: payload, tx_hash: txHash } = transaction;
  if (payload !== null && txHash !== null) return { payload, txHash };

  await reach(options, transaction, 'validating');
  await validate(options, transaction);
  await reach(options, transaction, 'preparing_transaction');
  const call = callOf(transaction);
  await chain.estimate(network, call);
  await reach(options, transaction, 'signing');
  const signed = await chain.sign(network, call);
  const stored = await database
    .updateTable('transactions')
    .set({ signed_payload: signed.payload, tx_hash: signed.txHash })
    .where('id', '=', id)
    .where('signed_payload', 'is', null)
    .where('state', '=', 'running')
    .where('lease_owner', '=', options.lessee)
    .returning('id')
    .executeTakeFirst();
  // Whoever signs second drops its own: two extrinsics would be two works.
  if (!stored) throw new LeaseLost();
  return signed;
}

function callOf(transaction: RunningTransaction): ChainCall {
  const { type, ats_id: atsId, owner_address: owner, commitment } = transaction;
  const target =
    type === 'register' ? { call: 'create' as const } : { call: 'update' as const, atsId: atsId ?? -1 };
  return { ...target, owner, commitment, protocolVersion: PROTOCOL_VERSION };
}

async function validate({ objects }: AdvanceOptions, transaction: RunningTransaction): Promise<void> {
  if ((await objects.head(transaction.object_key))?.bytes !== transaction.media_bytes)
    throw new Unregistrable('The file is not there any more.');
  const creators: Creator[] = transaction.creators;
  const { commitment } = computeCommitment({
    title: transaction.title,
    creators,
    mediaHash: transaction.media_hash,
  });
  if (commitment !== transaction.commitment)
    throw new Unregistrable('The commitment does not match the work.');
}
