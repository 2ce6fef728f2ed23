import { AtsError } from '@ats-kit/protocol';

function configurationError(message: string): AtsError {
  return new AtsError('widget.configuration_error', { message });
}

function parseUrl(text: string, base?: string | URL): URL | undefined {
  try {
    return new URL(text, base);
  } catch {
    return undefined;
  }
}

const isHttp = (url: URL) => url.protocol === 'http:' || url.protocol === 'https:';

/** `fetch` and `WebSocket` refuse URLs that carry a user or a password. */
const hasCredentials = (url: URL) => url.username !== '' || url.password !== '';

/**
 * The base that paths are appended to: no trailing slash, so that `https://host/ats/` and `https://host/ats` are one.
 *
 * @throws AtsError `widget.configuration_error` unless it is an absolute http or https URL that can be extended
 */
export function parseAtsUrl(atsUrl: string): string {
  const url = parseUrl(atsUrl);
  if (url === undefined || !isHttp(url)) {
    throw configurationError('atsUrl must be an absolute http or https URL, like https://ats.example.org.');
  }
  if (hasCredentials(url)) throw configurationError('atsUrl must not contain a user name or a password.');
  if (url.search !== '' || url.hash !== '') {
    throw configurationError('atsUrl must not contain a query or a fragment.');
  }
  return url.origin + url.pathname.replace(/\/+$/, '');
}

/**
 * One segment of a path.
 *
 * @throws AtsError `common.not_found` for what cannot be a segment: URL parsers fold `.` and `..` even when encoded
 */
export function pathSegment(value: string): string {
  if (/^\.{0,2}$/.test(value)) throw new AtsError('common.not_found');
  return encodeURIComponent(value);
}

/**
 * The address of a socket. `ws_url` is a path relative to the API's base, or an absolute URL of the API's own origin.
 *
 * @param base as {@link parseAtsUrl} returns it
 * @returns `undefined` for any other origin: a transaction is not followed where its id would leak
 */
export function resolveSocketUrl(base: string, wsUrl: string): string | undefined {
  // `//host/path` names another host although it has no scheme, and browsers read `\` as `/`.
  const namesHost = /^(?:[a-z][a-z\d+.-]*:|[\\/]{2})/i.test(wsUrl);
  const url = namesHost ? parseUrl(wsUrl, base) : parseUrl(`${base}/${wsUrl.replace(/^\//, '')}`);
  if (url === undefined || hasCredentials(url)) return undefined;
  // Origins are compared as http(s): a `ws:` URL of an `https:` base is another origin, and a downgrade.
  url.protocol = url.protocol.replace(/^ws/, 'http');
  if (!isHttp(url) || url.origin !== new URL(base).origin) return undefined;
  url.protocol = url.protocol.replace(/^http/, 'ws');
  url.hash = '';
  return url.href;
}

/**
 * The address that tokens are fetched from; in a page it may be relative to the document.
 *
 * @throws AtsError `widget.configuration_error` unless it leads to http or https
 */
export function resolveTokenUrl(tokenUrl: string): string {
  const url = parseUrl(tokenUrl, typeof document === 'undefined' ? undefined : document.baseURI);
  if (url === undefined || !isHttp(url) || hasCredentials(url)) {
    throw configurationError(
      'tokenUrl must lead to an http or https URL; outside of a page it must be absolute.',
    );
  }
  return url.href;
}

/** Whether a presigned URL can be used: it is absolute, http or https, and holds no user or password. */
export function isPresignedUrl(text: string): boolean {
  const url = parseUrl(text);
  return url !== undefined && isHttp(url) && !hasCredentials(url);
}
