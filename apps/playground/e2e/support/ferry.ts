import { type IncomingMessage, createServer as createHttpServer } from 'node:http';
import { type AddressInfo, type Server, type Socket, connect, createServer } from 'node:net';

/**
 * Carries connections to a server. An upload, known by its length, can be held on its way and sunk: what Chromium's own
 * emulation of a bad network does not do to a request that is under way.
 */
export interface Ferry {
  url: string;
  /** Takes POST `/hold?length=…&after=…` (bytes) and `/sink?length=…`. */
  controlUrl: string;
  leadTo(port: number): void;
  close(): Promise<void>;
}

/** A connection, and how much of an upload has crossed on it. */
interface Crossing {
  socket: Socket;
  length: number;
  carried: number;
}

const UPLOAD = /^PUT [^]*?\r\ncontent-length: (\d+)\r\n/i;
const HEAD_BYTES = 4_096;

const listen = (server: Server) =>
  new Promise<string>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () =>
      resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`),
    );
  });

export async function startFerry(): Promise<Ferry> {
  let targetPort = 0;
  const crossings = new Set<Crossing>();
  /** Bytes after which an upload of this length goes no further. */
  const holds = new Map<number, number>();

  const isHeld = ({ length, carried }: Crossing) => carried > (holds.get(length) ?? Infinity);

  const ferry = createServer((socket) => {
    const crossing: Crossing = { socket, length: 0, carried: 0 };
    crossings.add(crossing);
    const far = connect(targetPort, '127.0.0.1');
    socket.on('data', (chunk: Buffer) => {
      const upload = UPLOAD.exec(chunk.toString('latin1', 0, HEAD_BYTES));
      if (upload) Object.assign(crossing, { length: Number(upload[1]), carried: 0 });
      crossing.carried += chunk.length;
      if (!far.write(chunk) || isHeld(crossing)) socket.pause();
    });
    far.on('drain', () => isHeld(crossing) || socket.resume());
    socket.on('end', () => far.end());
    far.pipe(socket);
    for (const [side, other] of [
      [socket, far],
      [far, socket],
    ] as const) {
      side.on('error', () => other.destroy());
      side.on('close', () => other.destroy());
    }
    socket.on('close', () => crossings.delete(crossing));
  });

  const control = createHttpServer(({ url = '/' }: IncomingMessage, response) => {
    const { pathname, searchParams } = new URL(url, 'http://ferry');
    const length = Number(searchParams.get('length'));
    if (pathname === '/hold') holds.set(length, Number(searchParams.get('after')));
    for (const crossing of crossings) {
      if (!isHeld(crossing)) crossing.socket.resume();
      if (pathname === '/sink' && crossing.length === length) crossing.socket.resetAndDestroy();
    }
    response.writeHead(204).end();
  });

  const url = await listen(ferry);
  const controlUrl = await listen(control);
  return {
    url,
    controlUrl,
    leadTo: (port) => (targetPort = port),
    async close() {
      for (const { socket } of crossings) socket.destroy();
      control.closeAllConnections();
      await Promise.all([ferry, control].map((server) => new Promise((resolve) => server.close(resolve))));
    },
  };
}
