import { type IncomingHttpHeaders, type RequestOptions, request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { IncomingMessage } from 'node:http';

/** What concerns one connection alone, and is not handed on. */
const OF_CONNECTION = new Set([
  ...['connection', 'keep-alive', 'proxy-authenticate', 'proxy-authorization', 'te', 'trailer', 'upgrade'],
  ...['transfer-encoding', 'host', 'cookie', 'set-cookie'],
]);

/** Headers that go on: those of the message, and not those of the connection, nor the cookies of this site. */
export function carriedHeaders(headers: IncomingHttpHeaders): Record<string, string | string[]> {
  return Object.fromEntries(
    Object.entries(headers).filter(
      (entry): entry is [string, string | string[]] => entry[1] !== undefined && !OF_CONNECTION.has(entry[0]),
    ),
  );
}

/**
 * The origin of the page that asks. A browser does not name it to a server of the same origin when it only reads, and the
 * API, which is of another, has to be told.
 */
export function originOf({ headers }: IncomingMessage): string | undefined {
  if (headers.origin !== undefined) return headers.origin;
  const isOurs = headers['sec-fetch-site'] === 'same-origin' && headers.host !== undefined;
  return isOurs ? `http://${headers.host}` : undefined;
}

/** A request to the API, not sent yet. */
export function openUpstream(url: URL, options: RequestOptions) {
  return (url.protocol === 'https:' ? httpsRequest : httpRequest)(url, options);
}
