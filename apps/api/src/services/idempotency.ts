import { createHash } from 'node:crypto';
import { AtsError } from '@ats-kit/protocol';
import { inTransaction } from '../db/transactions.ts';
import type { Clock, Database, Queries } from '../ports.ts';
import { canonicalJson } from './canonical-json.ts';
import type { SecretBox } from './vault.ts';

/** A call that its sender may repeat when the answer gets lost. */
export interface RepeatableCall {
  apiKeyId: string;
  /** The sender's `Idempotency-Key`. */
  key: string;
  method: string;
  path: string;
  /** The body as it came. */
  body: Record<string, unknown>;
}

export interface Idempotency {
  /**
   * Does the work of a call once, and gives every repetition within 24 hours the same answer; two at the same moment are one,
   * the other waits for it. Work that throws has not been done, and its error is not kept.
   *
   * @param work must do everything within the transaction, and answers what JSON can hold
   * @throws AtsError `common.idempotency_mismatch` when the key came with another method, path or body
   */
  once<Answer>(call: RepeatableCall, work: (within: Queries) => Promise<Answer>): Promise<Answer>;
}

const TTL_MS = 24 * 3_600_000;

/** The second of two at the same moment waits here until the transaction of the first one ends. */
const claim = (
  queries: Queries,
  { apiKeyId, key }: RepeatableCall,
  { hash, now }: { hash: string; now: Date },
) =>
  queries
    .insertInto('idempotent_requests')
    .values({
      api_key_id: apiKeyId,
      idempotency_key: key,
      request_hash: hash,
      answer_sealed: null,
      expires_at: new Date(now.getTime() + TTL_MS),
    })
    .onConflict((conflict) =>
      conflict
        .columns(['api_key_id', 'idempotency_key'])
        .doUpdateSet((eb) => ({
          request_hash: eb.ref('excluded.request_hash'),
          answer_sealed: null,
          expires_at: eb.ref('excluded.expires_at'),
        }))
        // One that has had its time is as good as none.
        .where('idempotent_requests.expires_at', '<=', now),
    )
    .returning('api_key_id')
    .executeTakeFirst();

export interface IdempotencyOptions {
  database: Database;
  /** An upload URL is a credential, so answers are kept encrypted. */
  answers: SecretBox;
  clock: Clock;
}

export function createIdempotency({ database, answers, clock }: IdempotencyOptions): Idempotency {
  const contextOf = ({ apiKeyId, key }: RepeatableCall) => `${apiKeyId}/${key}`;
  const rowOf = (queries: Queries, { apiKeyId, key }: RepeatableCall) =>
    queries
      .selectFrom('idempotent_requests')
      .select(['request_hash', 'answer_sealed'])
      .where('api_key_id', '=', apiKeyId)
      .where('idempotency_key', '=', key)
      .executeTakeFirstOrThrow();

  async function keep(queries: Queries, call: RepeatableCall, answer: unknown): Promise<void> {
    await queries
      .updateTable('idempotent_requests')
      .set({ answer_sealed: answers.seal(JSON.stringify(answer), contextOf(call)) })
      .where('api_key_id', '=', call.apiKeyId)
      .where('idempotency_key', '=', call.key)
      .execute();
  }

  async function repeat<Answer>(queries: Queries, call: RepeatableCall, hash: string): Promise<Answer> {
    const { request_hash: earlier, answer_sealed: sealed } = await rowOf(queries, call);
    if (earlier !== hash) throw new AtsError('common.idempotency_mismatch');
    if (sealed === null) throw new Error('An idempotent call was kept without its answer.');
    return JSON.parse(answers.open(sealed, contextOf(call))) as Answer;
  }

  return {
    async once(call, work) {
      const hash = createHash('sha256')
        .update(`${call.method} ${call.path}\n${canonicalJson(call.body)}`)
        .digest('hex');
      return inTransaction(database, async (queries) => {
        if (!(await claim(queries, call, { hash, now: clock.now() }))) return repeat(queries, call, hash);
        const answer = await work(queries);
        await keep(queries, call, answer);
        return answer;
      });
    },
  };
}

/** Removes answers that have had their time. */
export async function removeOldAnswers(database: Database, now: Date): Promise<void> {
  await database.deleteFrom('idempotent_requests').where('expires_at', '<=', now).execute();
}
