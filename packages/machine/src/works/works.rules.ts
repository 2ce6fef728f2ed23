import type { ListedWork, WorkPage } from '@ats-kit/protocol';
import type { WorksContext } from './works.types.ts';

/** Works on a page: enough to fill a screen, few enough to come at once. */
export const PAGE_SIZE = 20;

/** Registered versions count from 1, so there is nothing yet that could be updated or downloaded. */
export const isPending = ({ latestVersion }: Pick<ListedWork, 'latestVersion'>) => latestVersion === 0;

export const searchOf = (typed: string) => typed.trim();

const nextOf = ({ pageInfo: { hasNextPage, endCursor } }: WorkPage) =>
  hasNextPage ? (endCursor ?? null) : null;

/** A first page takes the place of whatever was shown. */
export function startList(page: WorkPage): Partial<WorksContext> {
  return { works: page.works, totalCount: page.totalCount, next: nextOf(page), isLoaded: true };
}

/** Works that were registered meanwhile move the pages, and a work would come twice. */
export function extendList({ works }: WorksContext, page: WorkPage): Partial<WorksContext> {
  const known = new Set(works.map(({ id }) => id));
  return {
    works: [...works, ...page.works.filter(({ id }) => !known.has(id))],
    totalCount: page.totalCount,
    next: nextOf(page),
  };
}
