import { AtsError, type InitWork, type UploadJob } from '@ats-kit/protocol';
import type { Queries } from '../ports.ts';
import type { JobOpenings } from './job-openings.ts';
import type { Principal } from './tokens.ts';
import { requireNetwork } from './work-access.ts';

export interface Registrations {
  /**
   * Begins a registration.
   *
   * @param within a database transaction to be part of; without one the job has its own
   * @throws AtsError `session.network_not_allowed`, `session.invalid_external_user_ref`, or `session.invalid_token` for a
   *   token that has begun a job already
   */
  init(principal: Principal, work: InitWork, within?: Queries): Promise<UploadJob>;
}

export function createRegistrations({ openings }: { openings: JobOpenings }): Registrations {
  return {
    async init(principal, work, within) {
      const network = requireNetwork(principal, work.network);
      // What the request asks for cannot widen what its credential grants.
      if (work.externalUserRef !== undefined && work.externalUserRef !== principal.externalUserRef) {
        throw new AtsError('session.invalid_external_user_ref');
      }
      const { title, creators, filename } = work;
      return openings.withUpload(principal, { network, title, creators, filename }, within);
    },
  };
}
