import {
  AtsError,
  type Confirmation,
  type InitVersion,
  type InitVersionUpload,
  type Job,
  type Network,
  type Quote,
  type UploadJob,
} from '@ats-kit/protocol';
import type { Database, Queries } from '../ports.ts';
import type { Confirmations } from './confirmations.ts';
import { latestFile, requireNoUpdate } from './work-versions.ts';
import type { JobOpenings } from './job-openings.ts';
import { PREPARED, UPLOAD_SESSION } from './jobs.ts';
import type { Preparations } from './preparations.ts';
import type { Principal } from './tokens.ts';
import type { RegisteredWork, WorkAccess, WorkTarget } from './work-access.ts';

/**
 * Updates of works that stand on chain: other creators, and another file or the same one; the title never changes. `within`
 * is a database transaction to be part of.
 *
 * All of them throw what {@link WorkAccess} throws, and `version.already_in_progress` while an update is under way.
 */
export interface Versions {
  /** The file stays. @throws AtsError `session.network_not_allowed`, or `session.invalid_token` for a spent token */
  init(principal: Principal, target: WorkTarget, request: InitVersion, within?: Queries): Promise<Job>;
  /** @throws AtsError as `init` */
  initUpload(
    principal: Principal,
    target: WorkTarget,
    request: InitVersionUpload,
    within?: Queries,
  ): Promise<UploadJob>;
  prepare(principal: Principal, target: WorkTarget, jobId: string): Promise<Quote>;
  confirm(principal: Principal, target: WorkTarget, jobId: string): Promise<Confirmation>;
}

export interface VersionsOptions {
  database: Database;
  access: WorkAccess;
  openings: JobOpenings;
  preparations: Preparations;
  confirmations: Confirmations;
}

export function createVersions(options: VersionsOptions): Versions {
  const { database, access, openings, preparations, confirmations } = options;

  /** The work, if nothing speaks against beginning an update of it. */
  async function findFree(
    principal: Principal,
    target: WorkTarget,
    network: Network | undefined,
    queries: Queries,
  ): Promise<RegisteredWork> {
    const named = 'atsId' in target ? { ...target, network: target.network ?? network } : target;
    const work = await access.forUpdating(principal, named, queries);
    if (network !== undefined && network !== work.network) throw new AtsError('session.network_not_allowed');
    await requireNoUpdate(queries, work.id);
    return work;
  }

  return {
    async init(principal, target, { creators, network }, within) {
      const work = await findFree(principal, target, network, within ?? database);
      const file = await latestFile(within ?? database, work.id);
      const { id: workId, title } = work;
      const draft = { workId, title, creators, network: work.network, filename: file.filename };
      return openings.withFile(principal, draft, file, within);
    },
    async initUpload(principal, target, { creators, filename, network }, within) {
      const work = await findFree(principal, target, network, within ?? database);
      const { id: workId, title } = work;
      const draft = { workId, title, creators, network: work.network, filename };
      return openings.withUpload(principal, draft, within);
    },
    async prepare(principal, target, jobId) {
      const job = { id: jobId, missing: UPLOAD_SESSION.notFound };
      return preparations.prepare(principal, jobId, await access.forJob(principal, target, job));
    },
    async confirm(principal, target, jobId) {
      const job = { id: jobId, missing: PREPARED.notFound };
      return confirmations.confirm(principal, jobId, await access.forJob(principal, target, job));
    },
  };
}
