import { AtsError } from '@ats-kit/protocol';
import type { Context } from 'hono';

/**
 * The origin of the page that asks, which must be one of ours: another site's page can send this request with the user's
 * cookies, but cannot say that it came from here.
 *
 * @throws AtsError `common.forbidden`
 */
export function ownOrigin(c: Context): string {
  const origin = c.req.header('origin');
  const host = c.req.header('host');
  if (origin !== undefined && URL.canParse(origin) && new URL(origin).host === host) return origin;
  throw new AtsError('common.forbidden', { message: 'Only the pages of this site may ask.' });
}
