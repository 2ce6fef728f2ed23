import type { ListedWork, Network } from '@ats-kit/protocol';
import type { Failure } from '../failure.ts';

export interface WorksInput {
  network: Network;
  /** What was searched for before, to show the same list again. */
  search?: string | undefined;
}

export interface WorksContext {
  network: Network;
  /** What stands in the search field, as it was typed. */
  search: string;
  /** What the shown list answers: the search without the space around it. */
  found: string;
  /** Whether a list came at all: before that there is nothing to show. */
  isLoaded: boolean;
  /** The newest first, each of them once. */
  works: ListedWork[];
  /** How many the service knows of, under the search. */
  totalCount: number;
  /** Where the next page begins; `null` when this is the end. */
  next: string | null;
  failure: Failure | null;
}

/** A page of works to load. */
export interface WorksRequest {
  network: Network;
  search: string;
  /** `null` for the first page. */
  after: string | null;
}

export type WorksEvent =
  | { type: 'user.searchWorks'; search: string }
  | { type: 'user.moreWorks' }
  | { type: 'user.retryWorks' }
  | { type: 'user.chooseWork'; workId: string };

/** What the list tells whoever asked for it. */
export type WorksNotice =
  /** `search`: what the list answers that it was chosen from. */
  | { type: 'works.chosen'; work: ListedWork; search: string }
  /** A page did not come. The list offers to try again; a site that is set up wrongly needs more than that. */
  | { type: 'works.trouble'; failure: Failure };
