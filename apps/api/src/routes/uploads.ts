import { AtsError } from '@ats-kit/protocol';
import { Hono } from 'hono';
import type { AppEnv } from '../http/context.ts';
import { bodyOf, withinIdle } from '../http/request-body.ts';
import type { UploadReceiver } from '../ports.ts';

function contentLength(header: string | undefined): number | undefined {
  if (header === undefined) return undefined;
  const bytes = Number(header);
  if (!Number.isSafeInteger(bytes) || bytes < 0) throw new AtsError('common.bad_request');
  return bytes;
}

/**
 * Uploads to our own disk: the URL is the credential.
 *
 * @param idleMs how long one may stand still
 */
export function uploadRoutes(uploads: UploadReceiver, idleMs: number) {
  return new Hono<AppEnv>().put('/v1/uploads/:key{[0-9a-f-]{36}}', async (c) => {
    const { expires, max, signature } = c.req.query();
    try {
      await uploads.receive({
        key: c.req.param('key'),
        query: { expires, max, signature },
        contentLength: contentLength(c.req.header('content-length')),
        body: withinIdle(bodyOf(c), idleMs),
      });
    } catch (error) {
      // The rest of the body is still on its way: this connection can carry nothing else.
      c.header('Connection', 'close');
      throw error;
    }
    return c.body(null, 200);
  });
}
