import { type DestinationStream, pino, stdTimeFunctions } from 'pino';
import type { Config } from './config.ts';
import type { Logger } from './ports.ts';

/** One JSON line a record, on standard output unless told otherwise. */
export function createLogger(config: Pick<Config, 'logLevel'>, destination?: DestinationStream): Logger {
  const options = { level: config.logLevel, base: null, timestamp: stdTimeFunctions.isoTime };
  return destination ? pino(options, destination) : pino(options);
}
