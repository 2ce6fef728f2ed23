import type { Config } from '../../config.ts';
import type { Clock, Database } from '../../ports.ts';
import type { Finding } from './finding.ts';

/** What is looked into: as much of an installation as there is. */
export interface Patient {
  config: Config;
  kind: 'pglite' | 'postgres';
  clock: Clock;
  masterKey: Buffer | undefined;
  database: Database | undefined;
  /** Whether it is looked into by the server that has the data folder. */
  isServed: boolean;
  /** Why there is no database. */
  absence?: Finding | undefined;
}
