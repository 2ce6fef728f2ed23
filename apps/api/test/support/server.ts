import { createConnection } from 'node:net';
import { type ListeningServer, listen } from '../../src/server.ts';
import { type TestApi, type TestApiOptions, openTestApi } from './api.ts';

export interface LiveApi extends TestApi {
  url: string;
  stop(): Promise<void>;
}

/** A test API that listens on a real port. Upload URLs point to it. */
export async function openLiveApi(options: TestApiOptions = {}): Promise<LiveApi> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const api = await openTestApi({
    ...options,
    config: { host: '127.0.0.1', port, publicUrl: url, ...options.config },
  });
  const server: ListeningServer = await listen(api.api, api.config);
  return {
    ...api,
    url,
    async stop() {
      await server.close();
      await api.close();
    },
  };
}

export async function freePort(): Promise<number> {
  const { createServer } = await import('node:net');
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

/** Speaks HTTP by hand, to stop wherever a test wants to. */
export function rawRequest(url: string, head: string[]) {
  const { hostname, port, pathname, search, host } = new URL(url);
  const socket = createConnection({ host: hostname, port: Number(port) });
  let received = '';
  socket.on('data', (chunk) => (received += chunk.toString('latin1')));
  socket.on('error', () => undefined);
  socket.write([`PUT ${pathname}${search} HTTP/1.1`, `Host: ${host}`, ...head, '', ''].join('\r\n'));
  return {
    socket,
    /** Everything that came until the other side closed. */
    answer: () =>
      new Promise<string>((resolve) => {
        if (socket.closed) resolve(received);
        else socket.once('close', () => resolve(received));
      }),
  };
}
