import { createHash } from 'node:crypto';
import { type IncomingHttpHeaders, type IncomingMessage, type ServerResponse, createServer } from 'node:http';
import type { Duplex } from 'node:stream';
import { listen } from './servers.ts';

export interface Arrival {
  route: string;
  headers: IncomingHttpHeaders;
  /** Bytes of the body that have come so far. */
  bytes: number;
  isComplete: boolean;
}

const MAGIC = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';

/** An unmasked text frame, shorter than 126 bytes. */
const frame = (text: string) => Buffer.concat([Buffer.from([0x81, text.length]), Buffer.from(text)]);

/** What stands at the other end of a line: takes what comes, and says what has come. */
export async function farEnd() {
  const arrivals: Arrival[] = [];
  const sockets: Duplex[] = [];
  let url = '';

  function answer(arrival: Arrival, response: ServerResponse) {
    if (arrival.route.endsWith('/silent')) return;
    const isInit = arrival.route === 'POST /v1/works/init';
    if (arrival.route.endsWith('/long')) {
      response.end(Buffer.alloc(240_000));
      return;
    }
    response.setHeader('Content-Type', 'application/json');
    response.setHeader('Set-Cookie', 'api=1');
    const upload = {
      job_id: '1',
      upload_url: `${url}/v1/uploads/a?sig=x`,
      explorer_url: `${url}/explorer/1`,
    };
    response.end(JSON.stringify(isInit ? upload : { bytes: arrival.bytes }));
  }

  const server = createServer((request, response) => {
    const route = `${request.method} ${request.url}`;
    const arrival: Arrival = { route, headers: request.headers, bytes: 0, isComplete: false };
    arrivals.push(arrival);
    if (route.endsWith('/deaf')) return;
    request.on('data', (chunk: Buffer) => (arrival.bytes += chunk.length));
    request.on('end', () => {
      arrival.isComplete = true;
      answer(arrival, response);
    });
  });
  server.on('upgrade', ({ headers, url: path }: IncomingMessage, socket: Duplex) => {
    sockets.push(socket);
    socket.on('error', () => undefined);
    socket.on('end', () => socket.end());
    socket.resume();
    const accept = createHash('sha1').update(`${headers['sec-websocket-key']}${MAGIC}`).digest('base64');
    socket.write(
      `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`,
    );
    socket.write(frame(`at ${path}`));
  });
  url = await listen(server);
  return { url, arrivals, sockets };
}
