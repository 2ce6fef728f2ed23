import { LINES, type LineName, TOKEN_TROUBLES, type TokenTrouble } from '../../shared/troubles.ts';

export type Network = 'testnet' | 'mainnet';
export type Mode = 'register' | 'update' | 'access' | 'download';

export const LANGUAGES = ['en', 'fr', 'es', 'de', 'ja', 'ar'] as const;
export type Language = (typeof LANGUAGES)[number];

/** What the controls set. Everything that is not the default also stands in the address, so that links can carry it. */
export interface Settings {
  mode: Mode;
  network: Network;
  /** How the widget gets its tokens: by itself from `token-url`, or from the page whenever it says that it needs one. */
  token: 'url' | 'event';
  /** The site's own user, or empty. */
  user: string;
  confirmPrice: boolean;
  language: Language;
  theme: 'auto' | 'light' | 'dark';
  /** `#rrggbb`, or empty for the widget's own. */
  primary: string;
  /** How the calls of the widget reach the API, or empty for the server's own choice. */
  line: LineName | '';
  trouble: TokenTrouble;
  /** Whether the states of the machines are shown. */
  inspect: boolean;
}

const oneOf = <const Value extends string>(
  value: string | null,
  [first, ...others]: readonly [Value, ...Value[]],
): Value => others.find((other) => other === value) ?? first;

/** `4f46e5` and `#4F46E5` alike: a `#` in an address is easily forgotten to be escaped. */
function colour(value: string | null): string {
  const digits = /^#?([\da-f]{6})$/i.exec(value ?? '')?.[1];
  return digits === undefined ? '' : `#${digits.toLowerCase()}`;
}

const onOff = (query: URLSearchParams, name: string): boolean => query.has(name) && query.get(name) !== 'off';

export function readSettings(search: string): Settings {
  const query = new URLSearchParams(search);
  return {
    mode: oneOf(query.get('mode'), ['register', 'update', 'access', 'download']),
    network: oneOf(query.get('network'), ['testnet', 'mainnet']),
    token: oneOf(query.get('token'), ['url', 'event']),
    user: query.get('user') ?? '',
    confirmPrice: onOff(query, 'confirm-price'),
    language: oneOf(query.get('language'), LANGUAGES),
    theme: oneOf(query.get('theme'), ['auto', 'light', 'dark']),
    primary: colour(query.get('primary')),
    line: oneOf(query.get('line'), ['', ...LINES]),
    trouble: oneOf(query.get('trouble'), TOKEN_TROUBLES),
    inspect: onOff(query, 'inspect'),
  };
}

/** The settings as a query, or nothing when all are the default. */
export function toSearch(settings: Settings): string {
  const query = new URLSearchParams();
  if (settings.mode !== 'register') query.set('mode', settings.mode);
  if (settings.network !== 'testnet') query.set('network', settings.network);
  if (settings.token !== 'url') query.set('token', settings.token);
  if (settings.user !== '') query.set('user', settings.user);
  if (settings.confirmPrice) query.set('confirm-price', 'on');
  if (settings.language !== 'en') query.set('language', settings.language);
  if (settings.theme !== 'auto') query.set('theme', settings.theme);
  if (settings.primary !== '') query.set('primary', settings.primary.slice(1));
  if (settings.line !== '') query.set('line', settings.line);
  if (settings.trouble !== 'none') query.set('trouble', settings.trouble);
  if (settings.inspect) query.set('inspect', 'on');
  const text = query.toString();
  return text === '' ? '' : `?${text}`;
}
