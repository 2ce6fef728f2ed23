import { getDownload } from '../declared/service.ts';
import { attachment } from '../http/attachment.ts';
import type { Router } from '../http/router.ts';
import type { DownloadSender } from '../ports.ts';

/** Downloads from our own disk: the URL is the credential. */
export function downloadRoutes(router: Router, downloads: DownloadSender): void {
  router.raw(getDownload, async (c) => {
    const { expires, filename, type, signature } = c.req.query();
    const file = await downloads.send({
      key: c.req.param('key') ?? '',
      query: { expires, filename, type, signature },
    });
    const headers = {
      'Content-Type': file.contentType,
      'Content-Length': String(file.bytes),
      'Content-Disposition': attachment(file.filename),
      'Cache-Control': 'private, no-store',
      'Cross-Origin-Resource-Policy': 'cross-origin',
    };
    if (c.req.method !== 'HEAD') return c.body(file.body, 200, headers);
    // Nobody would read it to its end, which is what closes the file.
    await file.body.cancel();
    return c.body(null, 200, headers);
  });
}
