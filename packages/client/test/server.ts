import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { type IncomingMessage, type ServerResponse, createServer } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { basename, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { TestProject } from 'vitest/node';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Reply, Scenario, Seen, SocketStep } from './scenario.ts';

/**
 * A real server whose behaviour a test chooses: POST a scenario to `/scenarios`, and everything below `/<its id>/` is
 * answered by it, in order, the last reply for good. So one suite runs in Node and, across origins, in Chromium.
 */
interface Play extends Scenario {
  seen: Seen[];
  /** Preflights that browsers sent. */
  preflights: number;
}

const CORS = {
  'Access-Control-Allow-Headers': 'authorization, content-type, x-site-key',
  'Access-Control-Allow-Methods': 'GET, POST, PUT',
  'Access-Control-Expose-Headers': 'X-Request-Id, Retry-After',
  'Access-Control-Allow-Credentials': 'true',
};

const plays = new Map<string, Play>();

/** The files in `data/`, so that one suite reads them in Node and in Chromium. */
async function sendData(response: ServerResponse, name: string): Promise<void> {
  const bytes = await readFile(join(import.meta.dirname, 'data', basename(name)));
  response.writeHead(200, { 'Access-Control-Allow-Origin': '*' }).end(bytes);
}

async function readText(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

/** Reads a body as slowly as the reply says, and counts it. */
async function readBody(request: IncomingMessage, reply: Reply, seen: Seen): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    seen.bodyBytes += chunk.length;
    if (seen.bodyBytes <= 10_000) chunks.push(chunk);
    if (reply.afterBytes !== undefined && seen.bodyBytes >= reply.afterBytes) return;
    if (reply.bytesPerSecond !== undefined) {
      const aheadMs = seen.atMs + (seen.bodyBytes / reply.bytesPerSecond) * 1000 - performance.now();
      if (aheadMs > 0) await sleep(aheadMs);
    }
  }
  seen.complete = true;
  seen.body = Buffer.concat(chunks).toString();
}

async function play(
  request: IncomingMessage,
  response: ServerResponse,
  scenario: Play,
  path: string,
): Promise<void> {
  const reply = scenario.replies[Math.min(scenario.seen.length, scenario.replies.length - 1)] ?? {};
  const seen: Seen = {
    method: request.method ?? '',
    path,
    headers: request.headers as Record<string, string>,
    atMs: performance.now(),
    bodyBytes: 0,
    body: '',
    complete: false,
    closed: false,
  };
  scenario.seen.push(seen);
  response.on('close', () => (seen.closed = true));
  if (reply.reset === 'at once') {
    request.socket.destroy();
    return;
  }
  try {
    await readBody(request, reply, seen);
  } catch {
    return; // The client hung up.
  }
  if (reply.reset === 'after request') {
    request.socket.destroy();
    return;
  }
  await sleep(reply.waitMs ?? 0);
  if (reply.hold === 'headers') return;
  const cors =
    reply.cors === false ? {} : { ...CORS, 'Access-Control-Allow-Origin': request.headers.origin ?? '*' };
  const body = reply.text ?? JSON.stringify(reply.json ?? {});
  response.writeHead(reply.status ?? 200, {
    'Content-Type': reply.text === undefined ? 'application/json' : 'text/html',
    ...cors,
    ...reply.headers,
  });
  if (reply.hold === 'body' || reply.reset === 'in body') {
    response.write(body.slice(0, body.length / 2));
    if (reply.reset === 'in body') setTimeout(() => request.socket.destroy(), 20);
    return;
  }
  response.end(body);
  // The rest of a refused upload is read and dropped, as servers do that want their answer to be seen.
  if (reply.afterBytes !== undefined) request.resume();
}

async function playSocket(socket: WebSocket, steps: readonly SocketStep[], seen: Seen): Promise<void> {
  socket.on('close', () => (seen.closed = true));
  for (const step of steps) {
    if ('send' in step) socket.send(typeof step.send === 'string' ? step.send : JSON.stringify(step.send));
    else if ('bytes' in step) socket.send(Buffer.from(step.bytes));
    else if ('waitMs' in step) await sleep(step.waitMs);
    else if (step.end === 'close') socket.close(1000);
    else socket.terminate();
  }
}

/** Starts the server for one project of Vitest, and tells its tests where it is. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const connections = new Set<Socket>();
  const sockets = new WebSocketServer({ noServer: true });

  const server = createServer((request, response) => {
    const [, id = '', ...rest] = (request.url ?? '').split('/');
    const scenario = plays.get(id);
    if (request.method === 'OPTIONS') {
      if (scenario) scenario.preflights++;
      response
        .writeHead(204, { ...CORS, 'Access-Control-Allow-Origin': request.headers.origin ?? '*' })
        .end();
    } else if (id === 'scenarios') {
      void readText(request).then((body) => {
        const made = randomUUID();
        plays.set(made, { ...(JSON.parse(body) as Scenario), seen: [], preflights: 0 });
        response.writeHead(200, { 'Access-Control-Allow-Origin': '*' }).end(JSON.stringify(made));
      });
    } else if (id === 'seen') {
      const { seen, preflights } = plays.get(rest[0] ?? '') ?? { seen: [], preflights: 0 };
      response
        .writeHead(200, { 'Access-Control-Allow-Origin': '*' })
        .end(JSON.stringify({ seen, preflights }));
    } else if (id === 'data') {
      void sendData(response, rest[0] ?? '');
    } else if (scenario) {
      void play(request, response, scenario, `/${rest.join('/')}`);
    } else {
      response.writeHead(404).end();
    }
  });
  server.on('connection', (connection) => {
    connections.add(connection);
    connection.on('close', () => connections.delete(connection));
  });
  server.on('upgrade', (request, connection, head) => {
    const [, id = '', ...rest] = (request.url ?? '').split('/');
    const scenario = plays.get(id);
    if (scenario?.socket === undefined) {
      connection.destroy();
      return;
    }
    const seen: Seen = {
      method: 'SOCKET',
      path: `/${rest.join('/')}`,
      headers: request.headers as Record<string, string>,
      atMs: performance.now(),
      bodyBytes: 0,
      body: '',
      complete: true,
      closed: false,
    };
    scenario.seen.push(seen);
    const { socket: steps } = scenario;
    sockets.handleUpgrade(request, connection, head, (socket) => void playSocket(socket, steps, seen));
  });

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  project.provide('serverUrl', `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  return async () => {
    for (const connection of connections) connection.destroy();
    await new Promise((resolve) => server.close(resolve));
  };
}
