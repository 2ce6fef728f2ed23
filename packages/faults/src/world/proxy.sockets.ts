import type { IncomingMessage } from 'node:http';
import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { WebSocket, WebSocketServer } from 'ws';
import type { Fault } from './faults.ts';
import type { Met } from './proxy.ts';

interface Upgrade {
  incoming: IncomingMessage;
  socket: Socket;
  head: Buffer;
}

/** Frames of a proxy that does not speak the protocol. */
const FOREIGN: Partial<Record<Fault['name'], string>> = {
  HTML: '<!doctype html><title>Sign in to the hotel</title>',
  'wrong JSON': '{"unexpected":["frame"]}',
};

function withoutCode(frame: string): string {
  const { details, ...rest } = JSON.parse(frame) as { details?: { access_code?: string } };
  if (!details) return frame;
  const { access_code: _, ...kept } = details;
  return JSON.stringify({ ...rest, details: kept });
}

function refuse({ socket }: Upgrade, { call }: Met, fault: Fault): void {
  if (typeof fault.reply !== 'function') {
    socket.destroy();
    return;
  }
  const { status, body } = fault.reply(call);
  socket.end(
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\nContent-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
  );
}

/** The sockets of a proxy: frames pass one by one, so that each can be lost, doubled or late. */
export function createSocketProxy(serviceUrl: string) {
  const server = new WebSocketServer({ noServer: true });

  function connect(met: Met, client: WebSocket): void {
    const { line, fault, passage, target } = met;
    const isHeld = fault?.reply === 'hold';
    const isForeign = fault !== undefined && FOREIGN[fault.name] !== undefined;
    const upstream = new WebSocket(serviceUrl.replace(/^http/, 'ws') + target);
    passage.deliveries += 1;
    passage.outcome ||= 'open';
    const { activity } = line.options;
    let isCounted = !isHeld;
    if (isCounted) line.openSockets += 1;
    const uncount = () => {
      if (isCounted) line.openSockets -= 1;
      isCounted = false;
      activity.bump();
    };
    const gone = new Promise<void>((resolve) => client.once('close', () => resolve()));
    // A socket that time runs out on stays silent for good; one that somebody acts upon speaks afterwards.
    const released = isHeld ? line.hold('socket', gone) : Promise.resolve();

    upstream.on('message', (data) => {
      const frame = (data as Buffer).toString();
      const shown = isForeign ? FOREIGN[fault.name] : line.options.withholdsCode ? withoutCode(frame) : frame;
      void released.then(() => {
        if (client.readyState !== WebSocket.OPEN) return;
        for (let count = 0; count < (fault?.delivery === 'twice' ? 2 : 1); count++) client.send(shown ?? '');
        if (fault?.reply === 'cut') client.terminate();
        activity.bump();
      });
    });
    upstream.on('close', () => void released.then(() => client.close()));
    upstream.on('error', () => client.terminate());
    client.on('close', () => {
      upstream.close();
      uncount();
    });
    client.on('error', () => client.terminate());
  }

  return {
    upgrade(met: Met, upgrade: Upgrade): void {
      const { fault, line } = met;
      if (line.options.withoutSocket && !fault) {
        upgrade.socket.destroy();
        return;
      }
      const isRefused = fault && (fault.reply === 'none' || typeof fault.reply === 'function');
      if (isRefused && FOREIGN[fault.name] === undefined) {
        refuse(upgrade, met, fault);
        return;
      }
      server.handleUpgrade(upgrade.incoming, upgrade.socket, upgrade.head, (client) => connect(met, client));
    },
    close(): void {
      for (const client of server.clients) client.terminate();
      server.close();
    },
  };
}
