import { AtsError } from '@ats-kit/protocol';
import { putUpload } from '../declared/service.ts';
import { bodyOf, withinIdle } from '../http/request-body.ts';
import type { Router } from '../http/router.ts';
import type { UploadReceiver } from '../ports.ts';
import { uploadKeyOf } from '../services/object-keys.ts';

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
export function uploadRoutes(router: Router, uploads: UploadReceiver, idleMs: number): void {
  router.raw(putUpload, async (c) => {
    const { expires, max, signature } = c.req.query();
    try {
      await uploads.receive({
        key: uploadKeyOf(c.req.param('jobId') ?? ''),
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
