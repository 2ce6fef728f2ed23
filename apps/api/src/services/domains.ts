import { domainToASCII } from 'node:url';
import { AtsError } from '@ats-kit/protocol';

const MAX_HOST_CHARACTERS = 253;
const LABEL = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;
const DIGITS = /^\d+$/;
/** What a page on a developer's own machine is opened under. */
const LOCAL = new Set(['localhost', '127.0.0.1']);

const refused = (message: string) =>
  new AtsError('common.validation_failed', { message, details: { fields: { domain: message } } });

function isHost(host: string): boolean {
  const labels = host.split('.');
  // A last label of digits would make it an IP address.
  return (
    host.length <= MAX_HOST_CHARACTERS &&
    labels.length >= 2 &&
    labels.every((label) => LABEL.test(label)) &&
    !DIGITS.test(labels.at(-1) ?? '')
  );
}

/**
 * A domain of an allowlist as it is stored and compared: lower case, names of other scripts in their ASCII form.
 *
 * @throws AtsError `common.validation_failed` for what is neither a host name nor `*.` and one
 */
export function requireDomain(text: string): string {
  const given = text.trim().toLowerCase();
  if (LOCAL.has(given)) return given;
  if (/[/:@?#%\\]/.test(given))
    throw refused('A domain is a host name alone: yoursite.com, without scheme, port and path.');
  const isWildcard = given.startsWith('*.');
  const host = domainToASCII(isWildcard ? given.slice(2) : given);
  if (!isHost(host))
    throw refused('A domain is yoursite.com, *.yoursite.com for its sub-domains, localhost or 127.0.0.1.');
  return isWildcard ? `*.${host}` : host;
}
