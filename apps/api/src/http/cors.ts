import { AtsError } from '@ats-kit/protocol';
import type { MiddlewareHandler } from 'hono';
import type { Database } from '../ports.ts';
import { isOriginAllowed } from '../services/origins.ts';
import type { AppContext, AppEnv } from './context.ts';

const EXPOSED = 'X-Request-Id, Retry-After';
const MAX_AGE_SECONDS = '600';

/** Open to every page: public facts, and URLs that are credentials themselves. */
const PUBLIC = /^\/v1\/(?:stats$|transactions\/|uploads\/|downloads\/)/;
/** Not for pages: a secret never belongs in a browser, and the rest is not fetched. */
const CLOSED =
  /^\/(?:v1\/sessions$|v1\/organizations\/|v1\/ws\/|health$|openapi\.json$|reference$|explorer\/)/;

/**
 * A preflight carries no key, so it passes for an origin that any organization allows; the request itself is checked against
 * its own organization. Errors carry the headers too: a page must be able to read why it was refused.
 */
export function cors({
  database,
  limitAddress,
}: {
  database: Database;
  limitAddress: (c: AppContext) => Promise<void>;
}): MiddlewareHandler<AppEnv> {
  async function allowedOrigin(path: string, origin: string | undefined): Promise<string | undefined> {
    if (CLOSED.test(path)) return undefined;
    if (PUBLIC.test(path)) return '*';
    return (await isOriginAllowed(database, origin)) ? origin : undefined;
  }

  return async (c, next) => {
    const origin = c.req.header('origin');
    const isPreflight =
      c.req.method === 'OPTIONS' && c.req.header('access-control-request-method') !== undefined;
    try {
      await limitAddress(c);
    } catch (error) {
      // So that a page can read why it was refused, without asking the database for whoever asks too much.
      if (!CLOSED.test(c.req.path)) open(c, '*');
      throw error;
    }
    if (!isPreflight) await next();
    const allowed = await allowedOrigin(c.req.path, origin);
    if (isPreflight) {
      if (allowed === undefined) throw new AtsError('session.origin_not_allowed');
      c.res = preflight(c.req.path);
    }
    if (allowed !== '*') c.header('Vary', 'Origin', { append: true });
    if (allowed === undefined) return;
    open(c, allowed);
  };
}

function open(c: AppContext, origin: string): void {
  c.header('Access-Control-Allow-Origin', origin);
  c.header('Access-Control-Expose-Headers', EXPOSED);
}

function preflight(path: string): Response {
  const isUpload = path.startsWith('/v1/uploads/');
  return new Response(null, {
    status: 204,
    headers: {
      'Access-Control-Allow-Methods': isUpload ? 'PUT, OPTIONS' : 'GET, POST, OPTIONS',
      'Access-Control-Allow-Headers': isUpload ? 'Content-Type' : 'Authorization, Content-Type, X-Site-Key',
      'Access-Control-Max-Age': MAX_AGE_SECONDS,
    },
  });
}
