import { Hono } from 'hono';
import type { Config } from './config.ts';
import type { AppEnv } from './http/context.ts';
import { cors } from './http/cors.ts';
import { envelope } from './http/envelope-middleware.ts';
import { errorResponse, notFound } from './http/errors.ts';
import { createGuards } from './http/guards.ts';
import { createAddressLimit } from './http/rate-limit.ts';
import { createRouter } from './http/router.ts';
import type { Chain, Clock, Database, DownloadSender, Logger, Signals, UploadReceiver } from './ports.ts';
import { accessRoutes } from './routes/access.ts';
import { apiKeyRoutes } from './routes/api-keys.ts';
import { certificateRoutes } from './routes/certificates.ts';
import { documentRoutes } from './routes/documents.ts';
import { downloadRoutes } from './routes/downloads.ts';
import { explorerRoutes } from './routes/explorer.ts';
import { healthRoutes } from './routes/health.ts';
import { organizationWorkRoutes } from './routes/organization-works.ts';
import { sessionRoutes } from './routes/sessions.ts';
import { statsRoutes } from './routes/stats.ts';
import { transactionRoutes } from './routes/transactions.ts';
import { uploadRoutes } from './routes/uploads.ts';
import { userWorkRoutes } from './routes/user-works.ts';
import { workRoutes } from './routes/works.ts';
import type { Services } from './services/services.ts';

export interface AppDependencies {
  config: Config;
  services: Services;
  database: Database;
  /** Absent when files go to and come from an object store of somebody else's. */
  objectStore: (UploadReceiver & DownloadSender) | undefined;
  chain: Chain;
  clock: Clock;
  signals: Signals;
  logger: Logger;
}

/** The API as a function from request to response: it listens to nothing. */
export function createApp({
  config,
  services,
  database,
  objectStore,
  chain,
  clock,
  signals,
  logger,
}: AppDependencies): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  app.onError((error, c) => errorResponse(c, error, logger));
  app.notFound((c) => errorResponse(c, notFound(), logger));
  app.use(envelope({ clock, logger, isHttps: config.publicUrl.startsWith('https:') }));
  const limitAddress = createAddressLimit(services.rateLimits, config.trustedProxies);
  app.use(cors({ database, limitAddress }));
  const router = createRouter({ guards: createGuards(services), idempotency: services.idempotency });
  healthRoutes(router, database);
  sessionRoutes(router, services);
  statsRoutes(router, services, config);
  workRoutes(router, services);
  userWorkRoutes(router, services);
  certificateRoutes(router, services);
  if (objectStore) {
    uploadRoutes(router, objectStore, config.uploadIdleMs);
    downloadRoutes(router, objectStore);
  }
  transactionRoutes(router, services, { config, signals, logger });
  accessRoutes(router, services);
  organizationWorkRoutes(router, services);
  apiKeyRoutes(router, services);
  explorerRoutes(router, chain);
  documentRoutes(router, { publicUrl: config.publicUrl, ownFiles: objectStore !== undefined });
  app.route('/', router.hono);
  return app;
}
