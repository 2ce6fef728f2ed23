import type { ListedWork, WorkPage } from '@ats-kit/protocol';
import type { WorksContext } from './works.types.ts';

/** Works on a page: enough to fill a screen, few enough to come at once. */
export const PAGE_SIZE = 20;

/** Registered versions count from 1, so there is nothing yet that could be updated or downloaded. */
export const isPending = ({ latestVersion }: Pick<ListedWork, 'latestVersion'>) => latestVersion === 0;

export const searchOf = (typed: string) => typed.trim();

const nextOf = ({ pageInfo: { hasNextPage, endCursor } }: WorkPage) =>
  hasNextPage ? (endCursor ?? null) : null;

/** Works that were registered meanwhile move the pages, and a work would come twice; so it would from a faulty service. */
const once = (works: ListedWork[]): ListedWork[] => {
  const known = new Set<string>();
  return works.filter(({ id }) => !known.has(id) && known.add(id));
};

/** A first page takes the place of whatever was shown. */
export function startList(page: WorkPage): Partial<WorksContext> {
  return { works: once(page.works), totalCount: page.totalCount, next: nextOf(page), isLoaded: true };
}

export function extendList({ works }: WorksContext, page: WorkPage): Partial<WorksContext> {
  return { works: once([...works, ...page.works]), totalCount: page.totalCount, next: nextOf(page) };
}
