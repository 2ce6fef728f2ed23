import { type IncomingMessage, type Server, type ServerResponse, createServer } from 'node:http';
import { parse } from 'node:querystring';
import { carry } from './carry.ts';
import { carrySocket } from './carry-socket.ts';
import { refuse } from './envelope.ts';
import type { Lines } from './lines.ts';
import { meetTokenTrouble } from './token-trouble.ts';
import { originOf } from './upstream.ts';

/** `/line/<id>/v1/…`: what the API serves to pages, and nothing else of it. */
const ON_LINE = /^\/line\/([\w-]+)(\/v1\/[^#]*)$/;
const TOKEN_ROUTE = '/api/ats-token';
/** A slow line takes its time; Node would end a request after five minutes. */
const REQUEST_TIMEOUT_MS = 3_600_000;

/** The cookie by which the routes of this server know a visitor's line. */
export const LINE_COOKIE = 'demo_line';

function lineOfCookie(lines: Lines, { headers }: IncomingMessage) {
  const { [LINE_COOKIE]: id } = parse(headers.cookie ?? '', '; ');
  return typeof id === 'string' ? lines.get(id) : undefined;
}

export interface FrontOptions {
  atsUrl: string;
  lines: Lines;
  /** Everything that is not on a line. */
  listener: (request: IncomingMessage, response: ServerResponse) => unknown;
}

/** The server: lines to the API for those who want to see them fail, and behind them the app. */
export function createFront({ atsUrl, lines, listener }: FrontOptions): Server {
  function crossingOf(request: IncomingMessage) {
    const [, id, path] = ON_LINE.exec(request.url ?? '') ?? [];
    const line = lines.get(id);
    if (!line || path === undefined) return undefined;
    // `..` is folded by URL parsers, also when encoded.
    if (!new URL(atsUrl + path).pathname.startsWith('/v1/')) return undefined;
    return { line, atsUrl, lineUrl: `${originOf(request) ?? ''}/line/${id}`, path };
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.url?.startsWith('/line/')) {
      const crossing = crossingOf(request);
      if (crossing) await carry(crossing, request, response);
      else refuse(request, response, 'common.not_found');
      return;
    }
    const line = request.url === TOKEN_ROUTE ? lineOfCookie(lines, request) : undefined;
    if (!line || (await meetTokenTrouble(line, request))) listener(request, response);
  }

  const server = createServer((request, response) => void answer(request, response));
  server.requestTimeout = REQUEST_TIMEOUT_MS;
  // Browsers send again by themselves what breaks on a connection that has served before, and nobody would see it break.
  server.maxRequestsPerSocket = 1;
  server.on('upgrade', (request: IncomingMessage, socket) => {
    const crossing = crossingOf(request);
    if (crossing) void carrySocket(crossing, request, socket);
    else socket.destroy();
  });
  return server;
}
