import {
  AtsError,
  type Confirmation,
  type InitVersion,
  type InitVersionUpload,
  type Job,
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
  /**
   * The file stays.
   *
   * @throws AtsError `session.network_not_allowed`, `session.invalid_token` for a spent token, and for another user than the
   *   work's `session.invalid_external_user_ref` or, to an API key, `work.not_owned_by_user`
   */
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

/** Whose work it is cannot be widened by what is asked for, and a server that takes it for somebody else's is wrong. */
function requireReference(principal: Principal, work: RegisteredWork, asked: string | undefined): void {
  if (asked === undefined) return;
  if (principal.credential.kind === 'apiKey') {
    if (asked !== work.external_user_ref) throw new AtsError('work.not_owned_by_user');
  } else if (asked !== principal.externalUserRef) throw new AtsError('session.invalid_external_user_ref');
}

export function createVersions(options: VersionsOptions): Versions {
  const { database, access, openings, preparations, confirmations } = options;

  /** The work, if nothing speaks against beginning an update of it. */
  async function findFree(
    principal: Principal,
    target: WorkTarget,
    { network, externalUserRef }: Pick<InitVersion, 'network' | 'externalUserRef'>,
    queries: Queries,
  ): Promise<RegisteredWork> {
    const named = 'atsId' in target ? { ...target, network: target.network ?? network } : target;
    const work = await access.forUpdating(principal, named, queries);
    if (network !== undefined && network !== work.network) throw new AtsError('session.network_not_allowed');
    requireReference(principal, work, externalUserRef);
    await requireNoUpdate(queries, work.id);
    return work;
  }

  return {
    async init(principal, target, request, within) {
      const { creators } = request;
      const work = await findFree(principal, target, request, within ?? database);
      const file = await latestFile(within ?? database, work.id);
      const { id: workId, title } = work;
      const draft = { workId, title, creators, network: work.network, filename: file.filename };
      return openings.withFile(principal, draft, file, within);
    },
    async initUpload(principal, target, request, within) {
      const { creators, filename } = request;
      const work = await findFree(principal, target, request, within ?? database);
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
