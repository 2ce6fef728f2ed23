import { randomUUID } from 'node:crypto';
import type { Objects } from '../ports.ts';
import { newMediaKey, uploadKeyOf } from '../services/object-keys.ts';

export type StoreAbility = 'write' | 'read' | 'copy' | 'list' | 'upload' | 'cors' | 'download' | 'remove';

export interface StoreFinding {
  ability: StoreAbility;
  isOk: boolean;
  /** What went wrong, for whoever runs the store: never a URL or a key. */
  reason?: string | undefined;
}

export interface StoreCheckOptions {
  /** A page's origin that uploads are to come from. @default 'https://yoursite.com' */
  origin?: string | undefined;
  /** How long each request of a browser's may take. @default 10 000 */
  timeoutMs?: number | undefined;
}

const URL_TTL_MS = 600_000;
const TIMEOUT_MS = 10_000;
const EXAMPLE_ORIGIN = 'https://yoursite.com';
const BYTES = Buffer.from('This object was made by a check of the store, and can be removed.\n');

/** What a fault is in a store's own words (`NoSuchBucket`, `ECONNREFUSED`); messages hold addresses. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  const { cause } = error;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  if (code === undefined && cause instanceof Error) return reasonOf(cause);
  if (error instanceof Refusal) return error.message;
  return code ?? error.name;
}

/** A fault that we put into words ourselves. */
class Refusal extends Error {
  override readonly name = 'Refusal';
}

function require(condition: boolean, message: string): void {
  if (!condition) throw new Refusal(message);
}

/** What a store says to the question that a browser asks before it uploads. */
export interface PreflightAnswer {
  /** `unanswered`: it does not know the question, or is not well. */
  state: 'allowed' | 'refused' | 'unanswered';
  /** Why not. */
  reason: string;
}

/** Methods that are not known, and faults of its own: neither says what a browser may do. */
const isNoAnswer = (status: number) => status === 404 || status === 405 || status >= 500;

/** Asks a store whether pages of an origin may upload. */
export async function preflight(
  objects: Objects,
  { origin = EXAMPLE_ORIGIN, timeoutMs = TIMEOUT_MS }: StoreCheckOptions = {},
): Promise<PreflightAnswer> {
  const expiresAt = new Date(Date.now() + URL_TTL_MS);
  try {
    const url = await objects.uploadUrl(uploadKeyOf(randomUUID()), { expiresAt, maxBytes: BYTES.length });
    const { ok, status, headers } = await fetch(url, {
      method: 'OPTIONS',
      headers: {
        origin,
        'access-control-request-method': 'PUT',
        'access-control-request-headers': 'content-type',
      },
      signal: AbortSignal.timeout(timeoutMs),
    });
    if (!ok)
      return {
        state: isNoAnswer(status) ? 'unanswered' : 'refused',
        reason: `it answers ${status} to a preflight for PUT`,
      };
    const refused = (reason: string): PreflightAnswer => ({ state: 'refused', reason });
    const allowed = (name: string) => headers.get(`access-control-allow-${name}`) ?? '';
    if (!['*', origin].includes(allowed('origin'))) return refused(`it does not allow the origin ${origin}`);
    if (!allowed('methods').toUpperCase().includes('PUT')) return refused('it does not allow PUT');
    if (!/\*|content-type/i.test(allowed('headers')))
      return refused('it does not allow the header Content-Type');
    return { state: 'allowed', reason: '' };
  } catch (error) {
    return { state: 'unanswered', reason: reasonOf(error) };
  }
}

/**
 * Tries a store, in the ways in which it is used: by us, and by a browser that has a URL of it. What it makes it removes.
 *
 * @returns a finding for each ability; without `write` there is nothing to try the others with
 */
export async function checkStore(
  objects: Objects,
  { origin = EXAMPLE_ORIGIN, timeoutMs = TIMEOUT_MS }: StoreCheckOptions = {},
): Promise<StoreFinding[]> {
  const id = randomUUID();
  const key = uploadKeyOf(id);
  const copy = newMediaKey(id);
  const ask = (url: string, init: RequestInit) =>
    fetch(url, { ...init, signal: AbortSignal.timeout(timeoutMs) });
  const expiresAt = new Date(Date.now() + URL_TTL_MS);
  const uploadUrl = () => objects.uploadUrl(key, { expiresAt, maxBytes: BYTES.length });

  const tries: [StoreAbility, () => Promise<void>][] = [
    ['write', () => objects.write(key, BYTES)],
    [
      'read',
      async () => {
        const chunks: Buffer[] = [];
        for await (const chunk of objects.read(key)) chunks.push(Buffer.from(chunk));
        require(Buffer.concat(chunks).equals(BYTES), 'it gives back something else');
      },
    ],
    [
      'copy',
      async () => {
        const found = await objects.head(key);
        require(found !== undefined &&
          (await objects.copy(key, copy, { ifMatch: found.etag })), 'it does not copy');
        const isCareless = await objects.copy(key, newMediaKey(id), { ifMatch: '"something-else"' });
        require(!isCareless, 'it copies whatever is there, whether it was meant or not');
      },
    ],
    [
      'list',
      async () => {
        let count = 0;
        for await (const _ of objects.list(`media/${id}/`)) count += 1;
        require(count > 0, 'it does not list what is there');
      },
    ],
    [
      'upload',
      async () => {
        await objects.remove(key);
        const { status } = await ask(await uploadUrl(), { method: 'PUT', body: BYTES });
        require(status === 200, `it answers ${status} to a presigned PUT`);
      },
    ],
    [
      'cors',
      async () => {
        const { state, reason } = await preflight(objects, { origin, timeoutMs });
        require(state === 'allowed', reason);
      },
    ],
    [
      'download',
      async () => {
        const file = { expiresAt, filename: 'check.txt', contentType: 'text/plain' };
        const answer = await ask(await objects.downloadUrl(key, file), { method: 'GET' });
        require(answer.status === 200, `it answers ${answer.status} to a presigned GET`);
        const disposition = answer.headers.get('content-disposition') ?? '';
        require(disposition.includes('check.txt'), 'it does not name the file as the URL says');
      },
    ],
    [
      'remove',
      async () => {
        await objects.remove(key);
        require((await objects.head(key)) === undefined, 'it is still there');
      },
    ],
  ];

  const findings: StoreFinding[] = [];
  for (const [ability, attempt] of tries) {
    const reason = await attempt().then(() => undefined, reasonOf);
    findings.push(reason === undefined ? { ability, isOk: true } : { ability, isOk: false, reason });
    if (ability === 'write' && reason !== undefined) return findings;
  }
  await removeAll(objects, id);
  return findings;
}

/** What is left after findings that were not good. */
async function removeAll(objects: Objects, id: string): Promise<void> {
  try {
    await objects.remove(uploadKeyOf(id));
    for await (const { key } of objects.list(`media/${id}/`)) await objects.remove(key);
  } catch {
    // Said already: a store that does not remove or list is among the findings.
  }
}
