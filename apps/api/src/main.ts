import { FolderInUseError } from './adapters/data-folder.ts';
import { systemClock } from './adapters/system-clock.ts';
import { createApi } from './api.ts';
import { type Config, ConfigError, loadConfig } from './config.ts';
import { DatabaseSetupError } from './db/errors.ts';
import { type Installation, openInstallation } from './installation.ts';
import { createLogger } from './logger.ts';
import type { Logger } from './ports.ts';
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
        '',
      ]
    : config.hasDemo
      ? [`The demo organization's keys stand in ${demoFile(config.dataDir)}.`, '']
      : [];
  process.stdout.write(`\n${[...lines, `The ATS API is at ${config.publicUrl}`].join('\n')}\n\n`);
}

async function serve(
  config: Config,
  installation: Installation,
  logger: Logger,
  stopped: Promise<string>,
): Promise<void> {
  const { database, signals, masterKey, kind } = installation;
  const demo = config.hasDemo ? await ensureDemo({ database, clock: systemClock, config }) : undefined;
  const api = await createApi({
    config,
    database,
    signals,
    masterKey,
    clock: systemClock,
    logger,
    isAlone: kind === 'pglite',
  });
  const server = await listen(api, config);
  await api.start();
  announce(config, demo);
  const signal = await stopped;
  logger.info({ signal }, 'stopping');
  await Promise.all([server.close(), api.stop()]);
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

const FAULTS = [ConfigError, FolderInUseError, DatabaseSetupError];

/** Faults of the set-up are told in a sentence; anything else keeps its stack. */
function explain(error: unknown): string {
  if (FAULTS.some((Fault) => error instanceof Fault)) return (error as Error).message;
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'EADDRINUSE') return 'The port is in use. Stop what is using it, or set PORT to another one.';
  if (code === 'EACCES' || code === 'EROFS') return `Not allowed: ${(error as Error).message}`;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

async function main(): Promise<void> {
  const config = loadConfig(process.env);
  // From the very start: a stop while the database comes up is a stop too.
  const stopped = stopSignal();
  const logger = createLogger(config);
  const installation = await openInstallation(config, logger);
  try {
    await serve(config, installation, logger, stopped);
  } finally {
    await installation.close();
  }
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    process.stderr.write(`${explain(error)}\n`);
    process.exit(1);
  },
);
