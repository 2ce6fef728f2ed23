import { MODES, type Mode, type Network } from '@ats-kit/protocol';

/** Attributes of `<ats-widget>`, each with the property that reflects it. The token has one too, but is not reflected. */
export const ATTRIBUTES = {
  'site-key': 'siteKey',
  'ats-url': 'atsUrl',
  network: 'network',
  mode: 'mode',
  token: 'token',
  'token-url': 'tokenUrl',
  'external-user-id': 'externalUserId',
  'max-file-size': 'maxFileSize',
  'confirm-price': 'confirmPrice',
  locale: 'locale',
} as const;

/** A mode that is not one is `register`. */
export function parseMode(value: string | null): Mode {
  return MODES.find((mode) => mode === value) ?? 'register';
}

/** Handed on as it stands: the flow says what is wrong with it. */
export function parseNetwork(value: string | null): Network {
  return (value ?? 'testnet') as Network;
}

/** Bytes as a whole number; anything else is no limit. */
export function parseBytes(value: string | null): number | undefined {
  const bytes = value === null ? Number.NaN : Number(value);
  return Number.isSafeInteger(bytes) && bytes > 0 ? bytes : undefined;
}
