import type { MiddlewareHandler } from 'hono';
import { routePath } from 'hono/route';
import type { Clock, Logger } from '../ports.ts';
import type { AppEnv } from './context.ts';
import { newRequestId } from './request-id.ts';

/** Pages of other origins read answers by CORS alone; a file at a signed URL is for whoever has the URL. */
const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cache-Control': 'no-store',
};

export const securityHeaders = ({ isHttps }: { isHttps: boolean }): Readonly<Record<string, string>> =>
  isHttps ? { ...SECURITY_HEADERS, 'Strict-Transport-Security': 'max-age=31536000' } : SECURITY_HEADERS;

/**
 * Around every request: its id, the headers that every answer has, and one line in the log. The line names the route's
 * pattern and never the path, which holds ids, codes and signatures.
 */
export function envelope({
  clock,
  logger,
  isHttps,
}: {
  clock: Clock;
  logger: Logger;
  isHttps: boolean;
}): MiddlewareHandler<AppEnv> {
  const headers = Object.entries(securityHeaders({ isHttps }));
  return async (c, next) => {
    const startedAt = performance.now();
    c.set('requestId', newRequestId(clock.now()));
    await next();
    c.header('X-Request-Id', c.var.requestId);
    for (const [name, value] of headers) if (!c.res.headers.has(name)) c.header(name, value);
    const pattern = routePath(c, -1);
    logger.info(
      {
        request_id: c.var.requestId,
        method: c.req.method,
        route: pattern === '*' || pattern === '/*' ? 'none' : pattern,
        status: c.res.status,
        duration_ms: Math.round(performance.now() - startedAt),
      },
      'request',
    );
  };
}
