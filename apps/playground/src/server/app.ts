import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { AtsError } from '@ats-kit/protocol';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import { type AppEnv, onError, requestId, toEnvelope } from './envelope.ts';
import { securityHeaders } from './security-headers.ts';
import { lineRoutes } from './line-route.ts';
import type { Lines } from './line/lines.ts';
import type { Settings } from './settings.ts';
import { signInRoute } from './sign-in.ts';
import { tokenRoute } from './token-route.ts';

const HEALTH_TIMEOUT_MS = 1_500;
/** Files with a hash in their name. */
const ASSETS = /\/assets\//;

async function answersHealth(atsUrl: string): Promise<boolean> {
  try {
    const answer = await fetch(`${atsUrl}/health`, { signal: AbortSignal.timeout(HEALTH_TIMEOUT_MS) });
    await answer.body?.cancel();
    return answer.ok;
  } catch {
    return false;
  }
}

/** The playground as a function from request to response: the pages, and the backend that a site needs beside the widget. */
export function createApp(
  settings: Settings,
  { pages, lines }: { pages: string; lines: Lines },
): Hono<AppEnv> {
  const { atsUrl } = settings;
  const app = new Hono<AppEnv>();
  app.onError(onError);
  app.use(requestId, securityHeaders(atsUrl));

  app.use('/api/*', async (c, next) => {
    await next();
    c.header('Cache-Control', 'no-store');
  });
  app.route('/', lineRoutes(settings, lines));
  app.route('/', signInRoute());
  app.route('/', tokenRoute(settings));
  app.get('/health', async (c) => {
    c.header('Cache-Control', 'no-store');
    if (await answersHealth(atsUrl)) return c.json({ status: 'ok' });
    throw new AtsError('common.service_unavailable', { message: 'The ATS API does not answer.' });
  });

  app.on('GET', ['/sample.wav', '/sample-long.wav'], async (c, next) => {
    await next();
    // The file server does not know this one.
    c.header('Content-Type', 'audio/wav');
  });
  app.get(
    '*',
    serveStatic({
      root: pages,
      onFound: (file, c) =>
        c.header('Cache-Control', ASSETS.test(file) ? 'public, max-age=31536000, immutable' : 'no-cache'),
    }),
  );
  app.notFound(async (c) => {
    if (!c.req.header('accept')?.includes('text/html'))
      return toEnvelope(c, new AtsError('common.not_found'));
    return c.html(await readFile(path.join(pages, '404.html'), 'utf8'), 404);
  });
  return app;
}
