import type { Queries } from '../ports.ts';

const LOCAL_HOSTS = new Set(['localhost', '127.0.0.1']);
/** What DNS can carry: no longer name is anybody's. */
const MAX_HOST_CHARACTERS = 253;
/** A scheme, a host, perhaps a port, and nothing else. */
const BARE_ORIGIN = /^[a-z][a-z\d+.-]*:\/\/[^/?#@\\\s]+$/i;

/** The host of an origin that may be asked about at all: https, or http on this very machine. */
export function hostOfOrigin(origin: string | undefined): string | undefined {
  if (origin === undefined || !BARE_ORIGIN.test(origin) || !URL.canParse(origin)) return undefined;
  const url = new URL(origin);
  if (url.hostname.length > MAX_HOST_CHARACTERS) return undefined;
  const isAllowedScheme =
    url.protocol === 'https:' || (url.protocol === 'http:' && LOCAL_HOSTS.has(url.hostname));
  return isAllowedScheme ? url.hostname : undefined;
}

/** Every pattern that admits a host: itself, and a wildcard at each level above it. */
function patternsFor(host: string): string[] {
  if (LOCAL_HOSTS.has(host)) return [host];
  const labels = host.split('.');
  return [host, ...labels.slice(1).map((_, index) => `*.${labels.slice(index + 1).join('.')}`)];
}

/** Whether an organization, or any if none is named, has an origin on its list of domains. */
export async function isOriginAllowed(
  queries: Queries,
  origin: string | undefined,
  organizationId?: string,
): Promise<boolean> {
  const host = hostOfOrigin(origin);
  if (host === undefined) return false;
  const found = await queries
    .selectFrom('organization_domains')
    .select('pattern')
    .where('pattern', 'in', patternsFor(host))
    .$if(organizationId !== undefined, (query) => query.where('organization_id', '=', organizationId ?? ''))
    .limit(1)
    .executeTakeFirst();
  return found !== undefined;
}

/** Whether an organization has any site at all. */
export async function hasDomains(queries: Queries, organizationId: string): Promise<boolean> {
  const found = await queries
    .selectFrom('organization_domains')
    .select('pattern')
    .where('organization_id', '=', organizationId)
    .limit(1)
    .executeTakeFirst();
  return found !== undefined;
}
