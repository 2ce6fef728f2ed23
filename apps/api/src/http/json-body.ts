import { AtsError, type Decoded } from '@ats-kit/protocol';
import type { AppContext } from './context.ts';
import { bodyOf, withinIdle } from './request-body.ts';
import { StrictJsonError, parseStrictJson } from './strict-json.ts';

/** A small body has no reason to take its time. */
const MAX_BODY_IDLE_MS = 10_000;
/** Nor has one that keeps coming, a byte at a time. */
const MAX_BODY_MS = 30_000;

const refused = (message: string, cause?: unknown) => new AtsError('common.bad_request', { message, cause });

const JSON_TYPE = /^application\/(?:[\w.+-]+\+)?json *(?:;|$)/i;

/** A browser sends JSON to another origin only after asking; under another type it would not ask. */
function requireJsonType(type: string | undefined): void {
  if (type !== undefined && !JSON_TYPE.test(type))
    throw refused('The Content-Type of the body has to be application/json.');
}

/** @throws AtsError `common.bad_request` for what is too long, not UTF-8, not JSON, ambiguous, or not an object */
export async function readJson(c: AppContext, maxBytes: number): Promise<Record<string, unknown>> {
  requireJsonType(c.req.header('content-type'));
  const tooLarge = () => refused(`The body of this call has at most ${maxBytes} bytes.`);
  if (Number(c.req.header('content-length') ?? 0) > maxBytes) throw tooLarge();
  const chunks: Uint8Array[] = [];
  const startedAt = performance.now();
  let bytes = 0;
  for await (const chunk of withinIdle(bodyOf(c), MAX_BODY_IDLE_MS)) {
    bytes += chunk.length;
    if (bytes > maxBytes) throw tooLarge();
    if (performance.now() - startedAt > MAX_BODY_MS) throw refused('The body took too long.');
    chunks.push(chunk);
  }
  return parseObject(Buffer.concat(chunks));
}

function parseObject(bytes: Uint8Array): Record<string, unknown> {
  let json: unknown;
  try {
    json = parseStrictJson(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (cause) {
    if (cause instanceof StrictJsonError) throw refused(cause.message);
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
