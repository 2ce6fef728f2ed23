import type { ListedWork, Network, WorkPage } from '@ats-kit/protocol';
import type { Database, Queries } from '../ports.ts';
import type { Cursors } from './cursors.ts';
import { searchPatternOf } from './search-text.ts';
import type { Principal } from './tokens.ts';
import { requireNetwork, requireUser } from './work-access.ts';
import { worksOf, worksOnNetwork } from './work-counts.ts';

export interface WorkListQuery {
  /** Without one it is the token's own. */
  network: Network | undefined;
  /** Works on a page. */
  first: number;
  /** The last cursor of the page before. */
  after: string | undefined;
  /** Part of a title; blank is no search. */
  search: string | undefined;
}

/** Lists of registered works, the newest first. */
export interface WorkLists {
  /**
   * A page of the user's works, or for an API key of the organization's. Under a search the total is exact up to
   * {@link MAX_COUNTED} and stops there.
   *
   * @throws AtsError `session.invalid_external_user_ref` for a token that names no user, `session.network_not_allowed`, or
   *   `common.bad_request` for a cursor of another list
   */
  page(principal: Principal, query: WorkListQuery): Promise<WorkPage>;
  /** Registered works of a network. */
  countOn(network: Network): Promise<number>;
}

/** Counting what a search finds costs as much as finding all of it, so it ends here. */
export const MAX_COUNTED = 1_000;

/** The works of one list. */
export interface WorkScope {
  organizationId: string;
  network: Network;
  user: string | undefined;
  atsId: number | undefined;
  /** A pattern from `searchPatternOf`. */
  pattern: string | undefined;
}

const listed = (queries: Queries, { organizationId, network, user, atsId, pattern }: WorkScope) =>
  queries
    .selectFrom('works')
    .where('organization_id', '=', organizationId)
    .where('network', '=', network)
    .where('ats_id', 'is not', null)
    .$if(user !== undefined, (query) => query.where('external_user_ref', '=', user ?? ''))
    .$if(atsId !== undefined, (query) => query.where('ats_id', '=', atsId ?? -1))
    .$if(pattern !== undefined, (query) => query.where('search_text', 'like', pattern ?? ''));

/** A page as the database reads it. @param before the ATS id that the page before ended with */
export const pageQuery = (queries: Queries, scope: WorkScope, limit: number, before: number | undefined) =>
  listed(queries, scope)
    .select(['id', 'ats_id', 'owner_address', 'title', 'created_at', 'latest_version'])
    .select(['latest_commitment', 'latest_version_at', 'latest_filename'])
    .$if(before !== undefined, (query) => query.where('ats_id', '<', before ?? -1))
    .orderBy('ats_id', 'desc')
    .limit(limit);

type ListedRow = Awaited<ReturnType<ReturnType<typeof pageQuery>['execute']>>[number];

export const countQuery = (queries: Queries, scope: WorkScope) =>
  queries
    .selectFrom(listed(queries, scope).select('id').limit(MAX_COUNTED).as('found'))
    .select((eb) => eb.fn.countAll<number>().as('total'));

const toListed = (row: ListedRow): ListedWork => ({
  id: row.id,
  atsId: row.ats_id ?? 0,
  owner: row.owner_address,
  latestVersion: row.latest_version,
  latestCommitment: row.latest_commitment ?? '',
  createdAt: row.created_at.toISOString(),
  latestVersionAt: (row.latest_version_at ?? row.created_at).toISOString(),
  title: row.title,
  assetFilename: row.latest_filename ?? undefined,
  // Every version keeps the file that was hashed.
  hasFiles: row.latest_filename !== null,
});

export function createWorkLists({ database, cursors }: { database: Database; cursors: Cursors }): WorkLists {
  async function totalOf(scope: WorkScope): Promise<number> {
    if (scope.pattern === undefined && scope.atsId === undefined) return worksOf(database, scope);
    return (await countQuery(database, scope).executeTakeFirstOrThrow()).total;
  }

  return {
    countOn: (network) => worksOnNetwork(database, network),
    async page(principal, { network: asked, first, after, search }) {
      const user = requireUser(principal);
      const network = requireNetwork(principal, asked);
      const { organizationId, allowedAtsId: atsId } = principal;
      const scope = { organizationId, network, user, atsId, pattern: searchPatternOf(search ?? '') };
      const list = [organizationId, network, user, scope.pattern];
      const before = after === undefined ? undefined : cursors.decode(after, list);
      // One more than is shown: whether there is a next page.
      const rows = await pageQuery(database, scope, first + 1, before).execute();
      const works = rows.slice(0, first).map(toListed);
      const cursorOf = (work: ListedWork | undefined) => work && cursors.encode(work.atsId, list);
      return {
        works,
        pageInfo: {
          hasNextPage: rows.length > first,
          // A cursor names a work of the list, so there is one before.
          hasPreviousPage: before !== undefined,
          startCursor: cursorOf(works[0]),
          endCursor: cursorOf(works.at(-1)),
        },
        totalCount: await totalOf(scope),
      };
    },
  };
}
