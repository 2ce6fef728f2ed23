import type { Network } from '@ats-kit/protocol';
import type { Queries } from '../ports.ts';

/** The works of one list. */
export interface WorkScope {
  organizationId: string;
  network: Network;
  /** The user whose works they are; without one they are the organization's. */
  user: string | undefined;
  /** The one work that may be listed. */
  atsId: number | undefined;
}

/** A part of a list. */
export interface WorkSlice {
  limit: number;
  /** The ATS id that the page before ended with. */
  before: number | undefined;
}

/**
 * As many works are searched in the order of the list, before the trigrams are asked: what is found often is found here, and
 * whoever has fewer works has all of theirs searched.
 */
export const SEARCHED_IN_ORDER = 2_000;

/** Counting what a search finds costs as much as finding all of it, so it ends here. */
export const MAX_COUNTED = 1_000;

const COLUMNS = [
  'id',
  'ats_id',
  'owner_address',
  'title',
  'created_at',
  'latest_version',
  'latest_commitment',
  'latest_version_at',
  'latest_filename',
] as const;

const works = (queries: Queries, { organizationId, network, user, atsId }: WorkScope, before?: number) =>
  queries
    .selectFrom('works')
    .select([...COLUMNS, 'search_text'])
    .where('organization_id', '=', organizationId)
    .where('network', '=', network)
    .where('ats_id', 'is not', null)
    .$if(user !== undefined, (query) => query.where('external_user_ref', '=', user ?? ''))
    .$if(atsId !== undefined, (query) => query.where('ats_id', '=', atsId ?? -1))
    .$if(before !== undefined, (query) => query.where('ats_id', '<', before ?? -1));

const newest = (queries: Queries, scope: WorkScope, { limit, before }: WorkSlice) =>
  works(queries, scope, before).orderBy('ats_id', 'desc').limit(limit);

/** A page: a walk along an index, the newest first. */
export const pageQuery = (queries: Queries, scope: WorkScope, slice: WorkSlice) =>
  queries.selectFrom(newest(queries, scope, slice).as('page')).select(COLUMNS);

/** What matches among the next {@link SEARCHED_IN_ORDER} works. */
export const searchInOrderQuery = (
  queries: Queries,
  scope: WorkScope,
  pattern: string,
  { limit, before }: WorkSlice,
) =>
  queries
    .selectFrom(newest(queries, scope, { limit: SEARCHED_IN_ORDER, before }).as('searched'))
    .select(COLUMNS)
    .where('search_text', 'like', pattern)
    .limit(limit);

/** What matches among all of them, by trigrams. Apart from the order, or the database might walk the list for it. */
export const searchAllQuery = (
  queries: Queries,
  scope: WorkScope,
  pattern: string,
  { limit, before }: WorkSlice,
) =>
  queries
    .with(
      (cte) => cte('found').materialized(),
      () => works(queries, scope, before).where('search_text', 'like', pattern),
    )
    .selectFrom('found')
    .select(COLUMNS)
    .orderBy('ats_id', 'desc')
    .limit(limit);

export type ListedRow = Awaited<ReturnType<ReturnType<typeof pageQuery>['execute']>>[number];

export const countInOrderQuery = (queries: Queries, scope: WorkScope, pattern: string) =>
  queries
    .selectFrom(
      searchInOrderQuery(queries, scope, pattern, { limit: MAX_COUNTED, before: undefined }).as('matching'),
    )
    .select((eb) => eb.fn.countAll<number>().as('total'));

export const countAllQuery = (queries: Queries, scope: WorkScope, pattern: string) =>
  queries
    .selectFrom(works(queries, scope).where('search_text', 'like', pattern).limit(MAX_COUNTED).as('matching'))
    .select((eb) => eb.fn.countAll<number>().as('total'));
