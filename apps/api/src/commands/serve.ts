import { existsSync } from 'node:fs';
import { systemClock } from '../adapters/system-clock.ts';
import { createApi } from '../api.ts';
import type { Config } from '../config.ts';
import { type Installation, openInstallation } from '../installation.ts';
import { createLogger } from '../logger.ts';
import type { Logger } from '../ports.ts';
import { listen } from '../server.ts';
import { type DemoOrganization, demoFile, ensureDemo } from '../services/demo.ts';
import { type Control, createControl } from './control/server.ts';
import { workplaceOf } from './operation.ts';
import type { Output } from './output.ts';
import { afterCommands } from './reach.ts';

/** Whatever hangs, a stop is over after this. */
const STOP_LIMIT_MS = 4_500;

function announce(config: Config, demo: DemoOrganization | undefined, output: Output): void {
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
    : existsSync(demoFile(config.dataDir))
      ? [`The demo organization's keys stand in ${demoFile(config.dataDir)}.`, '']
      : [];
  output.result(`\n${[...lines, `The ATS API is at ${config.publicUrl}`].join('\n')}\n`, {
    url: config.publicUrl,
    demo,
  });
}

async function serveInstallation(
  installation: Installation,
  { config, logger, control, output }: { config: Config; logger: Logger; control: Control; output: Output },
  stopped: Promise<string>,
): Promise<void> {
  const { database, signals, masterKey, kind } = installation;
  const clock = systemClock;
  const demo = config.hasDemo ? await ensureDemo({ database, clock, config }) : undefined;
  const api = await createApi({
    config,
    database,
    signals,
    masterKey,
    clock,
    logger,
    isAlone: kind === 'pglite',
  });
  const server = await listen(api, config);
  await api.start();
  control.open(workplaceOf({ config, kind, database, masterKey, clock, applied: [] }));
  announce(config, demo, output);
  const signal = await stopped;
  logger.info({ signal }, 'stopping');
  await Promise.all([server.close(), api.stop(), control.close()]);
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

/** Runs the API until it is told to stop. Commands find it by the data folder that it has. */
export async function serve(config: Config, output: Output): Promise<void> {
  // From the very start: a stop while the database comes up is a stop too.
  const stopped = stopSignal();
  const logger = createLogger(config);
  const control = createControl({ logger });
  const { onConnection } = control;
  const installation = await afterCommands(config.dataDir, () =>
    openInstallation(config, logger, { onConnection }),
  );
  try {
    await serveInstallation(installation, { config, logger, control, output }, stopped);
  } finally {
    await installation.close();
  }
}
