import type { ListedWork, Network, WorkPage } from '@ats-kit/protocol';
import type { Database } from '../ports.ts';
import type { Cursors } from './cursors.ts';
import { searchPatternOf } from './search-text.ts';
import type { Principal } from './tokens.ts';
import { requireNetwork, requireUser } from './work-access.ts';
import { worksOf, worksOnNetwork } from './work-counts.ts';
import {
  type ListedRow,
  MAX_COUNTED,
  SEARCHED_IN_ORDER,
  type WorkScope,
  type WorkSlice,
  countAllQuery,
  countInOrderQuery,
  pageQuery,
  searchAllQuery,
  searchInOrderQuery,
} from './work-queries.ts';

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
  /** How many works a list holds without a search. */
  async function sizeOf(scope: WorkScope): Promise<number> {
    if (scope.atsId === undefined) return worksOf(database, scope);
    return (await pageQuery(database, scope, { limit: 1, before: undefined }).execute()).length;
  }

  /** Both ways are bounded: a list that is searched in order to its end, or as many works as make a page. */
  async function search(scope: WorkScope, pattern: string, size: number, slice: WorkSlice) {
    const rows = await searchInOrderQuery(database, scope, pattern, slice).execute();
    if (rows.length === slice.limit || size <= SEARCHED_IN_ORDER) return rows;
    return searchAllQuery(database, scope, pattern, slice).execute();
  }

  async function countFound(scope: WorkScope, pattern: string, size: number): Promise<number> {
    const { total } = await countInOrderQuery(database, scope, pattern).executeTakeFirstOrThrow();
    if (total === MAX_COUNTED || size <= SEARCHED_IN_ORDER) return total;
    return (await countAllQuery(database, scope, pattern).executeTakeFirstOrThrow()).total;
  }

  return {
    countOn: (network) => worksOnNetwork(database, network),

    async page(principal, { network: asked, first, after, search: term }) {
      const user = requireUser(principal);
      const network = requireNetwork(principal, asked);
      const { organizationId, allowedAtsId: atsId } = principal;
      const scope = { organizationId, network, user, atsId };
      const pattern = searchPatternOf(term ?? '');
      const list = [organizationId, network, user, pattern];
      const before = after === undefined ? undefined : cursors.decode(after, list);
      // One more than is shown: whether there is a next page.
      const slice = { limit: first + 1, before };
      const size = await sizeOf(scope);
      const rows =
        pattern === undefined
          ? await pageQuery(database, scope, slice).execute()
          : await search(scope, pattern, size, slice);
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
        totalCount: pattern === undefined ? size : await countFound(scope, pattern, size),
      };
    },
  };
}
