import { AtsError, type Download } from '@ats-kit/protocol';
import type { RegisteredWork } from './work-access.ts';
import type { VersionRow } from './work-versions.ts';

export interface Certificates {
  /** @throws AtsError `work.certificate_unavailable` while there is none */
  download(work: RegisteredWork, version: VersionRow): Promise<Download>;
}

export function createCertificates(): Certificates {
  return {
    async download() {
      throw new AtsError('work.certificate_unavailable');
    },
  };
}
