import type { RateLimits } from '../services/rate-limits.ts';
import { addressRange } from './address-range.ts';
import { type AppContext, UNKNOWN_ADDRESS, clientAddress } from './context.ts';

/** A load balancer asks often, and from one address. */
const UNCOUNTED = new Set(['/health']);

/**
 * Counts a call by its address, before anything is looked up for it.
 *
 * @throws AtsError `session.rate_limited` or `common.rate_limited`
 */
export function createAddressLimit(rateLimits: RateLimits, trustedProxies: number) {
  return async (c: AppContext): Promise<void> => {
    const address = clientAddress(c, trustedProxies);
    if (address !== UNKNOWN_ADDRESS && !UNCOUNTED.has(c.req.path)) {
      const code = c.req.path === '/v1/sessions' ? 'session.rate_limited' : 'common.rate_limited';
      await rateLimits.count([{ kind: 'address', who: addressRange(address) }], code);
    }
  };
}
