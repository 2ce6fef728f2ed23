import { AtsError, LIMITS } from '@ats-kit/protocol';
import type { Queries } from '../ports.ts';
import type { Idempotency } from '../services/idempotency.ts';
import type { AppContext } from './context.ts';

/** @throws AtsError `common.bad_request` for an empty key or one that is too long */
function keyOf(c: AppContext): string | undefined {
  const key = c.req.header('idempotency-key');
  const max = LIMITS.maxIdempotencyKeyCharacters;
  if (key !== undefined && (key === '' || key.length > max))
    throw new AtsError('common.bad_request', { message: `An Idempotency-Key has 1 to ${max} characters.` });
  return key;
}

/**
 * Answers a call of an API key, once for an `Idempotency-Key` if there is one.
 *
 * @param work gets the transaction to be part of, if there is one
 */
export async function answerOnce<Answer>(
  c: AppContext,
  idempotency: Idempotency,
  body: Record<string, unknown>,
  work: (within?: Queries) => Promise<Answer>,
): Promise<Answer> {
  const key = keyOf(c);
  const { credential } = c.var.principal;
  if (key === undefined || credential.kind !== 'apiKey') return work();
  const { method, path } = c.req;
  return idempotency.once({ apiKeyId: credential.keyId, key, method, path, body }, work);
}
