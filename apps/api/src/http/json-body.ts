import { AtsError, type Decoded } from '@ats-kit/protocol';
import type { AppContext } from './context.ts';
import { bodyOf, withinIdle } from './request-body.ts';

const MAX_BODY_BYTES = 1_000_000;
/** A small body has no reason to take its time. */
const MAX_BODY_IDLE_MS = 10_000;

const refused = (message: string, cause?: unknown) => new AtsError('common.bad_request', { message, cause });

/** @throws AtsError `common.bad_request` for what is too long, not UTF-8, not JSON or not an object */
export async function readJson(c: AppContext): Promise<Record<string, unknown>> {
  const tooLarge = () => refused(`A body has at most ${MAX_BODY_BYTES} bytes.`);
  if (Number(c.req.header('content-length') ?? 0) > MAX_BODY_BYTES) throw tooLarge();
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of withinIdle(bodyOf(c), MAX_BODY_IDLE_MS)) {
    bytes += chunk.length;
    if (bytes > MAX_BODY_BYTES) throw tooLarge();
    chunks.push(chunk);
  }
  return parseObject(Buffer.concat(chunks));
}

function parseObject(bytes: Uint8Array): Record<string, unknown> {
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (cause) {
    throw refused('The body is not JSON in UTF-8.', cause);
  }
  if (typeof json !== 'object' || json === null || Array.isArray(json))
    throw refused('The body is not a JSON object.');
  return json as Record<string, unknown>;
}

/** @throws AtsError `common.validation_failed` with the path and the message of everything that is wrong */
export function requireValid<Value>(decoded: Decoded<Value>): Value {
  if (decoded.ok) return decoded.value;
  const fields = Object.fromEntries(decoded.issues.map(({ path, message }) => [path, message]));
  throw new AtsError('common.validation_failed', { details: { fields } });
}

/** Whether one of the things that are wrong is at a path. */
export function isRefusedAt(decoded: Decoded<unknown>, path: string): boolean {
  return !decoded.ok && decoded.issues.some((issue) => issue.path === path);
}
