import { Hono } from 'hono';
import { attachment } from '../http/attachment.ts';
import type { AppEnv } from '../http/context.ts';
import type { DownloadSender } from '../ports.ts';

/** Downloads from our own disk: the URL is the credential. */
export function downloadRoutes(downloads: DownloadSender) {
  return new Hono<AppEnv>().get('/v1/downloads/:key{[0-9a-z./-]+}', async (c) => {
    const { expires, filename, type, signature } = c.req.query();
    const file = await downloads.send({
      key: c.req.param('key'),
      query: { expires, filename, type, signature },
    });
    return c.body(file.body, 200, {
      'Content-Type': file.contentType,
      'Content-Length': String(file.bytes),
      'Content-Disposition': attachment(file.filename),
      'Cache-Control': 'private, no-store',
    });
  });
}
