import { Hono } from 'hono';
import type { AppEnv } from '../http/context.ts';
import type { DownloadSender } from '../ports.ts';

/** The file name twice (RFC 6266): as it is, and in plain letters for whoever reads no other. */
function disposition(filename: string): string {
  const plain = filename.replaceAll(/[^\w.-]/g, '_');
  const encoded = encodeURIComponent(filename).replaceAll(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}

/** Downloads from our own disk: the URL is the credential. */
export function downloadRoutes(downloads: DownloadSender) {
  return new Hono<AppEnv>().get('/v1/downloads/:key{[0-9a-z.-]+}', async (c) => {
    const { expires, filename, type, signature } = c.req.query();
    const file = await downloads.send({
      key: c.req.param('key'),
      query: { expires, filename, type, signature },
    });
    return c.body(file.body, 200, {
      'Content-Type': file.contentType,
      'Content-Length': String(file.bytes),
      'Content-Disposition': disposition(file.filename),
      'Cache-Control': 'private, no-store',
    });
  });
}
