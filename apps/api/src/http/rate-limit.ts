import type { MiddlewareHandler } from 'hono';
import type { RateLimits } from '../services/rate-limits.ts';
import { addressRange } from './address-range.ts';
import { type AppEnv, UNKNOWN_ADDRESS, clientAddress } from './context.ts';

/** A load balancer asks often, and from one address. */
const UNCOUNTED = new Set(['/health']);

/** Counts every call by its address, before anything is looked up for it. */
export function limitAddresses(rateLimits: RateLimits, trustedProxies: number): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    const address = clientAddress(c, trustedProxies);
    if (address !== UNKNOWN_ADDRESS && !UNCOUNTED.has(c.req.path)) {
      const code = c.req.path === '/v1/sessions' ? 'session.rate_limited' : 'common.rate_limited';
      await rateLimits.count([{ kind: 'address', who: addressRange(address) }], code);
    }
    await next();
  };
}
