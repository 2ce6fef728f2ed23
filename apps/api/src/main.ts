import path from 'node:path';
import { type DataFolder, FolderInUseError, openDataFolder } from './adapters/data-folder.ts';
import { systemClock } from './adapters/system-clock.ts';
import { createApi } from './api.ts';
import { type Config, ConfigError, loadConfig } from './config.ts';
import { openPGlite } from './db/pglite.ts';
import { createLogger } from './logger.ts';
import { listen } from './server.ts';
import { type DemoOrganization, demoFile, ensureDemo } from './services/demo.ts';

/** Whatever hangs, a stop is over after this. */
const STOP_LIMIT_MS = 4_500;

function announce(config: Config, demo: DemoOrganization | undefined): void {
  const lines = demo
    ? [
        'A demo organization was made. Its keys, shown this once:',
        '',
        `  organization  ${demo.organizationId}`,
        `  site key      ${demo.siteKey}`,
        `  secret key    ${demo.secretKey}`,
        '',
        `They also stand in ${demoFile(config.dataDir)}, which only you can read.`,
      ]
    : [`The demo organization's keys stand in ${demoFile(config.dataDir)}.`];
  process.stdout.write(`\n${lines.join('\n')}\n\nThe ATS API is at ${config.publicUrl}\n\n`);
}

async function run(config: Config, folder: DataFolder, stopped: Promise<string>): Promise<void> {
  const logger = createLogger(config);
  const { database, pglite } = await openPGlite({ folder: path.join(folder.path, 'db') });
  try {
    const demo = await ensureDemo({ database, clock: systemClock, config });
    const api = await createApi({
      config,
      database,
      masterKey: folder.masterKey,
      clock: systemClock,
      logger,
    });
    const server = await listen(api, config);
    await api.start();
    announce(config, demo);
    const signal = await stopped;
    logger.info({ signal }, 'stopping');
    await Promise.all([server.close(), api.stop()]);
  } finally {
    if (!pglite.closed) await pglite.close();
  }
}

function stopSignal(): Promise<string> {
  return new Promise((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) {
      process.on(signal, () => {
        setTimeout(() => process.exit(0), STOP_LIMIT_MS).unref();
        resolve(signal);
      });
    }
  });
}

/** Faults of the set-up are told in a sentence; anything else keeps its stack. */
function explain(error: unknown): string {
  if (error instanceof ConfigError || error instanceof FolderInUseError) return error.message;
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'EADDRINUSE') return 'The port is in use. Stop what is using it, or set PORT to another one.';
  if (code === 'EACCES' || code === 'EROFS') return `Not allowed: ${(error as Error).message}`;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

async function main(): Promise<void> {
  const config = loadConfig(process.env);
  // From the very start: a stop while the database comes up is a stop too.
  const stopped = stopSignal();
  const folder = await openDataFolder(config.dataDir);
  try {
    await run(config, folder, stopped);
  } finally {
    await folder.release();
  }
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    process.stderr.write(`${explain(error)}\n`);
    process.exit(1);
  },
);
