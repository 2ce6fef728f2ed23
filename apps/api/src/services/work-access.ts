import {
  ACCESS_CODE_PATTERN,
  AtsError,
  type ErrorCode,
  type Network,
  UUID_PATTERN,
  normalizeAccessCode,
} from '@ats-kit/protocol';
import type { Selectable } from 'kysely';
import type { Tables } from '../db/tables.ts';
import type { Database, Queries } from '../ports.ts';
import type { Principal } from './tokens.ts';
import { hashSecret, isSameHash } from './vault.ts';

/** How a caller names a work. Without a network it is the credential's own, or the job's. */
export type WorkTarget =
  | { accessCode: string }
  | { workId: string }
  | { atsId: number | undefined; network?: Network | undefined };

/** A work that stands on chain. One that does not yet, or never will, can be neither read nor updated. */
export interface RegisteredWork extends Selectable<Tables['works']> {
  ats_id: number;
}

/** Finds the works that a caller may reach. `queries` is a database transaction to be part of. */
export interface WorkAccess {
  /**
   * @throws AtsError `access_code.format_invalid`, `access_code.not_found`, `work.not_found`, `work.access_forbidden`,
   *   `session.network_not_allowed`, or `session.invalid_external_user_ref` for a token that names no user where one is needed
   */
  forReading(principal: Principal, target: WorkTarget): Promise<RegisteredWork>;
  /** @throws AtsError as for reading, but `common.forbidden` for another user's work */
  forUpdating(principal: Principal, target: WorkTarget, queries?: Queries): Promise<RegisteredWork>;
  /** The work whose job is to be continued. @throws AtsError as for updating, and `missing` when a key knows no such job */
  forJob(
    principal: Principal,
    target: WorkTarget,
    job: { id: string; missing: ErrorCode },
  ): Promise<RegisteredWork>;
}

/** How another user's work is refused. */
type Refusal = 'work.not_found' | 'common.forbidden';

/** Nobody without a credential for it is told that another organization's work exists. */
const isRegistered = (
  work: Selectable<Tables['works']> | undefined,
  principal: Principal,
): work is RegisteredWork =>
  work !== undefined && work.ats_id !== null && work.organization_id === principal.organizationId;

function requireCovered({ allowedAtsId }: Principal, atsId: number | undefined): void {
  if (allowedAtsId !== undefined && allowedAtsId !== atsId) throw new AtsError('work.access_forbidden');
}

/**
 * The user whose works a call is about; `undefined` for an API key, which speaks for the whole organization.
 *
 * @throws AtsError `session.invalid_external_user_ref`: users without a reference hold access codes
 */
export function requireUser({ credential, externalUserRef }: Principal): string | undefined {
  if (credential.kind === 'token' && externalUserRef === undefined)
    throw new AtsError('session.invalid_external_user_ref', {
      message:
        'The session token names no external user. Works without one are reached by their access codes.',
    });
  return credential.kind === 'token' ? externalUserRef : undefined;
}

/**
 * The network of a call: what it asks for cannot widen what its token grants.
 *
 * @throws AtsError `session.network_not_allowed`, or `common.validation_failed` when a key's call names none
 */
export function requireNetwork(principal: Principal, asked: Network | undefined): Network {
  if (principal.network !== undefined && asked !== undefined && asked !== principal.network)
    throw new AtsError('session.network_not_allowed');
  const network = asked ?? principal.network;
  if (network === undefined)
    throw new AtsError('common.validation_failed', {
      details: { fields: { network: 'testnet or mainnet.' } },
    });
  return network;
}

export function createWorkAccess({ database }: { database: Database }): WorkAccess {
  async function byCode(queries: Queries, principal: Principal, accessCode: string): Promise<RegisteredWork> {
    const code = normalizeAccessCode(accessCode);
    if (!ACCESS_CODE_PATTERN.test(code)) throw new AtsError('access_code.format_invalid');
    const hash = hashSecret(code);
    const work = await queries
      .selectFrom('works')
      .selectAll()
      .where('access_code_hash', '=', hash)
      .executeTakeFirst();
    if (!isRegistered(work, principal) || !isSameHash(work.access_code_hash ?? '', hash))
      throw new AtsError('access_code.not_found');
    requireNetwork(principal, work.network);
    requireCovered(principal, work.ats_id);
    return work;
  }

  async function byAtsId(
    queries: Queries,
    principal: Principal,
    { atsId, network: asked }: { atsId: number | undefined; network?: Network | undefined },
    refusal: Refusal,
  ): Promise<RegisteredWork> {
    const user = requireUser(principal);
    const network = requireNetwork(principal, asked);
    requireCovered(principal, atsId);
    if (atsId === undefined) throw new AtsError('work.not_found');
    const work = await queries
      .selectFrom('works')
      .selectAll()
      .where('network', '=', network)
      .where('ats_id', '=', atsId)
      .executeTakeFirst();
    if (!isRegistered(work, principal)) throw new AtsError('work.not_found');
    if (user !== undefined && work.external_user_ref !== user) throw new AtsError(refusal);
    return work;
  }

  async function byId(
    queries: Queries,
    principal: Principal,
    workId: string,
    refusal: Refusal,
  ): Promise<RegisteredWork> {
    const user = requireUser(principal);
    const work = UUID_PATTERN.test(workId)
      ? await queries.selectFrom('works').selectAll().where('id', '=', workId).executeTakeFirst()
      : undefined;
    if (!isRegistered(work, principal)) throw new AtsError('work.not_found');
    if (user !== undefined && work.external_user_ref !== user) throw new AtsError(refusal);
    requireNetwork(principal, work.network);
    requireCovered(principal, work.ats_id);
    return work;
  }

  /** A key is for both networks, so the job that it goes on with says which. */
  async function networkOfJob(principal: Principal, jobId: string): Promise<Network | undefined> {
    if (!UUID_PATTERN.test(jobId)) return undefined;
    const job = await database
      .selectFrom('jobs')
      .select('network')
      .where('id', '=', jobId)
      .where('organization_id', '=', principal.organizationId)
      .executeTakeFirst();
    return job?.network;
  }

  const find = (
    principal: Principal,
    target: WorkTarget,
    refusal: Refusal,
    queries: Queries = database,
  ): Promise<RegisteredWork> => {
    if ('accessCode' in target) return byCode(queries, principal, target.accessCode);
    if ('workId' in target) return byId(queries, principal, target.workId, refusal);
    return byAtsId(queries, principal, target, refusal);
  };

  return {
    forReading: (principal, target) => find(principal, target, 'work.not_found'),
    forUpdating: (principal, target, queries) => find(principal, target, 'common.forbidden', queries),
    async forJob(principal, target, { id, missing }) {
      if (!('atsId' in target) || principal.network !== undefined)
        return find(principal, target, 'common.forbidden');
      const network = await networkOfJob(principal, id);
      if (network === undefined) throw new AtsError(missing);
      return find(principal, { ...target, network }, 'common.forbidden');
    },
  };
}
