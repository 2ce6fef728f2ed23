import { AtsError } from '@ats-kit/protocol';
import { type Context, Hono } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import type { AppEnv } from './envelope.ts';
import { ownOrigin } from './own-origin.ts';
import { smallBody } from './small-body.ts';

/**
 * A stand-in for the login that your site has already. There is no password here, so everybody may be anybody and nothing
 * is signed; the shape is what matters: the page signs in, and the backend knows its user from a cookie.
 */
export interface User {
  /** The id under which the user's works are kept, if the site keeps them for the user. */
  externalUserRef: string | undefined;
}

const COOKIE = 'demo_user';
const ANONYMOUS = 'someone';
const NAMED = 'user:';
const MAX_REF_BYTES = 255;

export function signedInUser(c: Context): User | undefined {
  const value = getCookie(c, COOKIE);
  if (value === ANONYMOUS) return { externalUserRef: undefined };
  if (!value?.startsWith(NAMED)) return undefined;
  return { externalUserRef: value.slice(NAMED.length) };
}

async function readRef(c: Context): Promise<string | undefined> {
  const body: unknown = await c.req.json().catch(() => undefined);
  const refused = (message: string) =>
    new AtsError('common.validation_failed', { details: { fields: { external_user_id: message } } });
  if (typeof body !== 'object' || body === null) throw refused('Send a JSON object.');
  const ref = 'external_user_id' in body ? body.external_user_id : undefined;
  if (ref === undefined || ref === null || ref === '') return undefined;
  if (typeof ref !== 'string') throw refused('Must be a string.');
  if (Buffer.byteLength(ref) > MAX_REF_BYTES) throw refused(`Has at most ${MAX_REF_BYTES} bytes.`);
  return ref;
}

/** `POST /api/sign-in` `{ external_user_id? }` → 204 and a cookie. */
export function signInRoute() {
  return new Hono<AppEnv>().post('/api/sign-in', smallBody, async (c) => {
    ownOrigin(c);
    const ref = await readRef(c);
    setCookie(c, COOKIE, ref === undefined ? ANONYMOUS : NAMED + ref, {
      path: '/api',
      httpOnly: true,
      sameSite: 'Lax',
    });
    return c.body(null, 204);
  });
}
