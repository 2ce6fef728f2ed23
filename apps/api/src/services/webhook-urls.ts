import { isIP } from 'node:net';
import { AtsError, isStorableText } from '@ats-kit/protocol';
import { isPublicAddress } from './public-addresses.ts';

const MAX_CHARACTERS = 2_048;
/** Names that mean this machine or its own network, whatever DNS says. */
const LOCAL_SUFFIXES = ['localhost', 'localdomain', 'local', 'internal', 'intranet', 'lan', 'home.arpa'];

const refused = (reason: string) => new AtsError('api_key.webhook_url_invalid', { details: { reason } });

/** The parser has already made one canonical form of decimal, octal and hexadecimal addresses, and lower case of names. */
function isPublicHost(hostname: string): boolean {
  const address = hostname.replace(/^\[|\]$/g, '');
  if (isIP(address) !== 0) return isPublicAddress(address);
  const name = hostname.replace(/\.+$/, '');
  return name.includes('.') && !LOCAL_SUFFIXES.some((suffix) => name.endsWith(`.${suffix}`));
}

/**
 * A URL that webhooks may be sent to, in its canonical form. What its host resolves to is looked at when something is sent, by
 * `isPublicAddress`: DNS may answer otherwise by then.
 *
 * @throws AtsError `api_key.webhook_url_invalid` with a `reason`
 */
export function requireWebhookUrl(text: string): string {
  if (text.length > MAX_CHARACTERS) throw refused(`it has more than ${MAX_CHARACTERS} characters`);
  if (!isStorableText(text) || !URL.canParse(text)) throw refused('it is not an absolute URL');
  const url = new URL(text);
  if (url.protocol !== 'https:') throw refused('it must begin with https://');
  if (url.username !== '' || url.password !== '') throw refused('it must hold no user name or password');
  if (url.hash !== '') throw refused('it must have no fragment');
  if (!isPublicHost(url.hostname)) throw refused('its host is not on the public Internet');
  return url.href;
}
