import { Agent, type IncomingMessage, type ServerResponse, createServer, request } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { type Call, callOf } from './calls.ts';
import type { Answered, Fault } from './faults.ts';
import { Line, type LineOptions, type Passage } from './line.ts';
import { createSocketProxy } from './proxy.sockets.ts';

/** Stands between flows and the service, and breaks what passes. Each flow has a line of its own, told by the path. */
export interface Proxy {
  line(options: Omit<LineOptions, 'url'>): Line;
  close(): Promise<void>;
}

export interface Met {
  line: Line;
  call: Call;
  /** With the query, below the line's own prefix. */
  target: string;
  fault: Fault | undefined;
  passage: Passage;
}

const ACCEPTED = 202;
const PREFIX = /^\/line\/(\d+)(\/.*)$/;
/** As much of an answer as comes before the connection breaks. */
const CUT = 0.5;

async function bodyOf(incoming: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

export async function startProxy(serviceUrl: string): Promise<Proxy> {
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });
  const lines = new Map<string, Line>();
  const service = new URL(serviceUrl);

  function meet(incoming: IncomingMessage): Met {
    const [, id = '', target = ''] = PREFIX.exec(incoming.url ?? '') ?? [];
    const line = lines.get(id);
    if (!line) throw new Error(`There is no line for ${incoming.url ?? ''}.`);
    const call = callOf(incoming.method ?? '', new URL(target, serviceUrl).pathname);
    const fault = line.meet(call);
    const passage: Passage = { call, deliveries: 0, outcome: fault?.name ?? '' };
    line.passages.push(passage);
    return { line, call, target, fault, passage };
  }

  function forward({ line, target }: Met, incoming: IncomingMessage, body: Buffer): Promise<Answered> {
    return new Promise((resolve, reject) => {
      const { host, connection, 'transfer-encoding': _, ...headers } = incoming.headers;
      const outgoing = request(
        {
          agent,
          host: service.hostname,
          port: service.port,
          method: incoming.method,
          path: target,
          headers: { ...headers, origin: line.options.origin, 'content-length': body.length },
        },
        (answer) => {
          text(answer).then(
            (received) =>
              resolve({
                status: answer.statusCode ?? 0,
                headers: Object.fromEntries(
                  Object.entries(answer.headers)
                    .filter(
                      ([name]) => !/^(connection|keep-alive|transfer-encoding|content-length)$/.test(name),
                    )
                    .map(([name, value]) => [name, String(value)]),
                ),
                body: received,
              }),
            reject,
          );
        },
      );
      outgoing.on('error', reject);
      outgoing.end(body);
    });
  }

  async function deliver(met: Met, incoming: IncomingMessage, body: Buffer): Promise<Answered | undefined> {
    const times = { never: 0, once: 1, twice: 2 }[met.fault?.delivery ?? 'once'];
    let answer: Answered | undefined;
    for (let count = 0; count < times; count++) {
      if (met.call === 'token') {
        const minted = await met.line.options.mint();
        answer = {
          status: minted.status,
          headers: { 'Content-Type': 'application/json' },
          body: await minted.text(),
        };
      } else answer = await forward(met, incoming, body);
      met.passage.deliveries += 1;
      met.line.hasPaid ||= met.call === 'confirm' && answer.status === ACCEPTED;
    }
    // Whatever the service hands out leads back over the line.
    return answer && { ...answer, body: answer.body.replaceAll(serviceUrl, met.line.url) };
  }

  function write(response: ServerResponse, { status, headers, body }: Answered): void {
    response.writeHead(status, { ...headers, 'Content-Length': Buffer.byteLength(body) }).end(body);
  }

  async function answer(met: Met, incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const { fault, call, line, passage } = met;
    const gone = new Promise<void>((resolve) => response.once('close', () => resolve()));
    const real = await deliver(met, incoming, await bodyOf(incoming));
    const reply = fault?.reply ?? 'pass';
    if (typeof reply === 'function') {
      write(response, reply(call));
      return;
    }
    if (reply === 'none' || !real) {
      incoming.socket.destroy();
      return;
    }
    if (reply === 'cut') {
      response.writeHead(real.status, {
        ...real.headers,
        'Content-Length': Buffer.byteLength(real.body) + 1,
      });
      response.write(real.body.slice(0, Math.floor(real.body.length * CUT)), () => incoming.socket.destroy());
      return;
    }
    if (reply === 'hold') await line.hold(call, gone);
    else passage.outcome ||= String(real.status);
    if (!response.destroyed) write(response, real);
  }

  const server = createServer((incoming, response) => {
    let met: Met;
    try {
      met = meet(incoming);
    } catch (error) {
      process.stderr.write(`${String(error)}\n`);
      incoming.socket.destroy();
      return;
    }
    const { line } = met;
    line.underWay += 1;
    response.once('close', () => {
      line.underWay -= 1;
      line.options.activity.bump();
    });
    answer(met, incoming, response).catch(() => incoming.socket.destroy());
  });
  const sockets = createSocketProxy(serviceUrl);
  server.on('upgrade', (incoming, socket: Socket, head: Buffer) => {
    try {
      sockets.upgrade(meet(incoming), { incoming, socket, head });
    } catch {
      socket.destroy();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;

  return {
    line(options) {
      const id = String(lines.size + 1);
      const line = new Line({ ...options, url: `http://127.0.0.1:${port}/line/${id}` });
      lines.set(id, line);
      return line;
    },
    async close() {
      sockets.close();
      agent.destroy();
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}
