import { AtsError, type Network } from '@ats-kit/protocol';

/** @throws AtsError `common.validation_failed` for one field */
export function invalid(field: string, message: string): AtsError {
  return new AtsError('common.validation_failed', { details: { fields: { [field]: message } } });
}

/** A natural number in plain digits, or `undefined`: what is not one names nothing. */
export function naturalOf(text: string | undefined): number | undefined {
  const value = text !== undefined && /^\d{1,16}$/.test(text) ? Number(text) : undefined;
  return value !== undefined && Number.isSafeInteger(value) ? value : undefined;
}

/** The `network` of a query, if there is one. @throws AtsError `common.validation_failed` */
export function networkOf(text: string | undefined): Network | undefined {
  if (text === undefined || text === 'testnet' || text === 'mainnet') return text;
  throw invalid('network', 'testnet or mainnet.');
}
