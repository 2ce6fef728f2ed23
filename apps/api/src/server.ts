import { type Server, type ServerOptions, createServer } from 'node:http';
import {
  type HttpBindings,
  type WebSocketServerLike,
  RequestError,
  createAdaptorServer,
  getRequestListener,
} from '@hono/node-server';
import { WebSocketServer } from 'ws';
import type { Api } from './api.ts';
import type { Config } from './config.ts';
import { asksForWebSocket } from './http/bare-refusal.ts';

/** A socket is silent for as long as a block takes; the ping finds out whether somebody is still there. */
const PING_MS = 30_000;
/** Clients send nothing. */
const MAX_FRAME_BYTES = 1_024;
const GOING_AWAY = 1001;
/** How long requests in flight may take to end at a stop. */
const GRACE_MS = 3_000;

export interface ListeningServer {
  server: Server;
  close(): Promise<void>;
}

/** @throws when the port is taken */
export async function listen(
  api: Pick<Api, 'app' | 'refusals'>,
  config: Pick<Config, 'host' | 'port' | 'uploadIdleMs'>,
): Promise<ListeningServer> {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: MAX_FRAME_BYTES });
  const { refusals } = api;
  /** What refuses a WebSocket has a body too, which the adaptor would leave out. */
  async function fetch(request: Request, env: unknown): Promise<Response> {
    const bindings = env as Partial<HttpBindings>;
    const response = await api.app.fetch(request, bindings);
    const { incoming, outgoing } = bindings;
    if (!incoming || outgoing || response.body === null) return response;
    const isEnvelope = response.headers.get('content-type')?.startsWith('application/json') === true;
    const told = isEnvelope ? response : refusals.response();
    // A file must not be read into memory for somebody who did not ask for a file.
    if (!isEnvelope) await response.body.cancel();
    await refusals.write(incoming.socket, told.clone());
    return told;
  }
  const listener = getRequestListener(fetch, {
    overrideGlobalObjects: false,
    errorHandler: (error) =>
      refusals.response(error instanceof RequestError ? 'common.bad_request' : 'common.service_unavailable'),
  });
  const server = createAdaptorServer({
    fetch,
    createServer: ((options: ServerOptions) =>
      createServer(options, (request, response) => void listener(request, response))) as typeof createServer,
    // The same thing under exactOptionalPropertyTypes, which its types were not written for.
    websocket: { server: sockets as unknown as WebSocketServerLike },
    overrideGlobalObjects: false,
    serverOptions: {
      // No limit on a whole request: a large upload over a poor line takes its time. One that stands still is cut.
      requestTimeout: 0,
      headersTimeout: 30_000,
      keepAliveTimeout: 10_000,
      shouldUpgradeCallback: asksForWebSocket,
    },
  }) as Server;
  server.on('clientError', (_, connection) => void refusals.write(connection, refusals.response()));
  // An expectation that is not known is no reason to refuse a call.
  server.on('checkExpectation', (request, response) => void listener(request, response));
  // A little later than the upload's own limit, which answers before the connection is cut.
  server.setTimeout(config.uploadIdleMs + 10_000);

  const pings = setInterval(() => sockets.clients.forEach((socket) => socket.ping()), PING_MS).unref();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(config.port, config.host, () => {
      server.off('error', reject);
      resolve();
    });
  });

  return {
    server,
    async close() {
      clearInterval(pings);
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      sockets.clients.forEach((socket) => socket.close(GOING_AWAY));
      server.closeIdleConnections();
      const cut = setTimeout(() => {
        sockets.clients.forEach((socket) => socket.terminate());
        server.closeAllConnections();
      }, GRACE_MS);
      await closed;
      clearTimeout(cut);
    },
  };
}
