import { createEmbeddedLedger } from './adapters/ledger/embedded-ledger.ts';
import { openObjects } from './adapters/objects.ts';
import { createWallets } from './adapters/wallets.ts';
import { createApp } from './app.ts';
import { createBareRefusals } from './http/bare-refusal.ts';
import { createRenderer } from './certificate/renderer.ts';
import type { Config } from './config.ts';
import type { CertificateRenderer, Chain, Clock, Database, Logger, Signals } from './ports.ts';
import { runHousekeeping } from './services/housekeeping.ts';
import { createServices } from './services/services.ts';
import { createSecretBox, deriveKey } from './services/vault.ts';
import { createWorker } from './worker/worker.ts';

export interface ApiOptions {
  config: Config;
  database: Database;
  signals: Signals;
  masterKey: Buffer;
  clock: Clock;
  logger: Logger;
  /** Whether no other process works on this database: what a dead one had in hand is then taken over at once. */
  isAlone: boolean;
  /** Instead of the embedded ledger. */
  chain?: Chain | undefined;
  /** Instead of a thread of our own. */
  renderer?: CertificateRenderer | undefined;
}

/** Puts the API together: ports, services, routes and what runs beside them. It is still: `start()` sets it going. */
export async function createApi({
  config,
  database,
  signals,
  masterKey,
  clock,
  logger,
  isAlone,
  chain: otherChain,
  renderer: otherRenderer,
}: ApiOptions) {
  const { objects, objectStore } = await openObjects({ config, masterKey, clock });
  const ledger = otherChain
    ? undefined
    : createEmbeddedLedger({ database, clock, logger, blockTimeMs: config.blockTimeMs });
  const chain = otherChain ?? ledger;
  if (!chain) throw new Error('There is no chain.');
  const renderer = otherRenderer ?? createRenderer();
  const accessCodes = createSecretBox(deriveKey(masterKey, 'access-codes'));
  const shared = { config, database, objects, chain, clock, signals, logger, accessCodes };
  const worker = createWorker(shared);
  const services = createServices({
    ...shared,
    wallets: createWallets(deriveKey(masterKey, 'wallets')),
    renderer,
    tokenKeys: config.tokenKeys ?? [deriveKey(masterKey, 'session-tokens')],
    rateLimitKey: deriveKey(masterKey, 'rate-limits'),
    cursorKey: deriveKey(masterKey, 'cursors'),
    webhookSecrets: createSecretBox(deriveKey(masterKey, 'webhook-secrets')),
    answers: createSecretBox(deriveKey(masterKey, 'idempotent-answers')),
    onTransactionStarted: () => worker.wake(),
  });
  const app = createApp({ ...shared, services, objectStore });

  const stopping = new AbortController();
  let running: Promise<unknown> = Promise.resolve();
  return {
    app,
    services,
    objects,
    objectStore,
    refusals: createBareRefusals({ clock, logger, isHttps: config.publicUrl.startsWith('https:') }),
    async start() {
      if (isAlone) await worker.takeOver();
      running = Promise.all([
        worker.run(stopping.signal),
        ledger?.run(stopping.signal),
        runHousekeeping({ ...shared, objectStore }, stopping.signal),
      ]);
    },
    /** Finishes what is in hand and leaves the rest in the database. */
    async stop() {
      stopping.abort();
      await Promise.all([running, renderer.stop()]);
    },
  };
}

export type Api = Awaited<ReturnType<typeof createApi>>;
