import type { SystemAddress } from './system.ts';

/** The systems that are started for all tests. */
export interface Systems {
  usual: SystemAddress;
  /** Its tokens live two seconds. */
  brief: SystemAddress;
}

/** As `global-setup.ts` left them for the workers. */
export const startedSystems = () => JSON.parse(process.env['ATS_E2E_SYSTEMS'] ?? '{}') as Systems;
