import { fileURLToPath } from 'node:url';
import { getRequestListener } from '@hono/node-server';
import { createApp } from './app.ts';
import { createFront } from './line/front.ts';
import { Lines } from './line/lines.ts';
import { SettingsError, loadSettings } from './settings.ts';

function fail(message: string): never {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}

function main(): void {
  const settings = loadSettings(process.env);
  const pages = fileURLToPath(new URL('pages', import.meta.url));
  const lines = new Lines();
  const app = createApp(settings, { pages, lines });
  const { atsUrl } = settings;
  const server = createFront({ atsUrl, lines, listener: getRequestListener(app.fetch) });

  server.once('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EADDRINUSE') throw error;
    fail(`Port ${settings.port} is in use. Stop what is using it, or set PORT to another one.`);
  });
  server.listen(settings.port, settings.host, () => {
    const address = server.address();
    const port = typeof address === 'object' && address !== null ? address.port : settings.port;
    const host = settings.host.includes(':') ? `[${settings.host}]` : settings.host;
    process.stdout.write(`The playground is at http://${host}:${port}\n`);
  });
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      server.close(() => process.exit(0));
      // Nothing here is worth waiting for: a page asks again.
      server.closeAllConnections();
    });
  }
}

try {
  main();
} catch (error) {
  if (!(error instanceof SettingsError)) throw error;
  fail(error.message);
}
