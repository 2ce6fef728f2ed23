import type { IncomingMessage } from 'node:http';
import { STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { AtsError, ERRORS, type ErrorCode } from '@ats-kit/protocol';
import type { Clock, Logger } from '../ports.ts';
import { securityHeaders } from './envelope-middleware.ts';
import { newRequestId } from './request-id.ts';

/** Answers what never becomes a request: it gets the same envelope, headers and line in the log as everything else. */
export interface BareRefusals {
  /** Something that is no HTTP, or has no URL that can be read. */
  response(code?: ErrorCode): Response;
  /** Writes an answer to a connection that carries nothing else after it. */
  write(connection: Duplex, response: Response): Promise<void>;
}

export function createBareRefusals({
  clock,
  logger,
  isHttps,
}: {
  clock: Clock;
  logger: Logger;
  isHttps: boolean;
}): BareRefusals {
  return {
    response(code = 'common.bad_request') {
      const requestId = newRequestId(clock.now());
      const { message } = new AtsError(code);
      const status = ERRORS[code].status ?? 400;
      logger.info({ request_id: requestId, route: 'none', status }, 'request');
      return Response.json(
        { error: { code, message, request_id: requestId } },
        { status, headers: { ...securityHeaders({ isHttps }), 'X-Request-Id': requestId } },
      );
    },
    async write(connection, response) {
      if (!connection.writable) return void connection.destroy();
      const body = Buffer.from(await response.arrayBuffer());
      const headers = [...response.headers]
        .filter(([name]) => name !== 'connection' && name !== 'content-length')
        .map(([name, value]) => `${name}: ${value}`);
      const head = [
        `HTTP/1.1 ${response.status} ${STATUS_CODES[response.status] ?? ''}`,
        ...headers,
        `content-length: ${body.length}`,
        'connection: close',
      ];
      // What is still on its way is read and passed over: closing on it would take the answer away from its reader.
      connection.resume();
      connection.end(Buffer.concat([Buffer.from(`${head.join('\r\n')}\r\n\r\n`, 'latin1'), body]));
    },
  };
}

/**
 * Whether a request asks for what this server can become, where it can: any other offer is passed over, as HTTP wants it.
 */
export const asksForWebSocket = ({ headers, url = '' }: IncomingMessage) =>
  headers.upgrade?.toLowerCase() === 'websocket' &&
  /^\/v1\/ws\/[^\\]*$/.test(url) &&
  URL.canParse(url, `http://${headers.host ?? ''}`);
