import type { Creator, ListedWork, Network, WorkDetails } from '@ats-kit/protocol';
import type { Failure } from '../failure.ts';
import type { WorkRef } from '../ports.ts';
import type { WorksEvent, WorksNotice } from '../works/works.types.ts';

export interface FindingInput {
  /** By the access code of a work, or in the list of the host's user. */
  by: 'accessCode' | 'list';
  /** The network of the list; a work that an access code leads to has its own. */
  network: Network;
  /** What stands in the field at first. */
  accessCode?: string | null | undefined;
  /** What the list is searched for at first. */
  search?: string | undefined;
  /** The code has led to the work already: it is asked for again at once. */
  isAgain?: boolean | undefined;
}

/** A work that was found, with all that the service says of it. */
export interface FoundWork {
  work: WorkRef;
  /** UUID, known of works in lists. */
  workId: string | null;
  atsId: number;
  title: string;
  /** The work's own, whatever the host's attribute says. */
  network: Network;
  /** Of the latest version. */
  creators: Creator[];
  latestVersion: number;
  /** Whether the service has a file that a new version can keep. */
  hasFile: boolean;
  /** SHA-256 of that file, 64 lower-case hexadecimal digits; `null` when the service does not tell it. */
  mediaHash: string | null;
  details: WorkDetails;
  /** What the list was searched for that it was chosen from, to come back to. */
  search?: string | undefined;
}

/** Why a code leads nowhere. */
export type CodeProblem =
  | { type: 'required' }
  | { type: 'format' }
  /** The work is on its way to the chain: there is nothing yet that could be read or updated. */
  | { type: 'pending' }
  /** The service refuses it. */
  | { type: 'refused'; failure: Failure };

export interface FindingContext {
  by: FindingInput['by'];
  isAgain: boolean;
  network: Network;
  /** As it was typed. It stands here only while the flow lives, and in no copy that is kept or inspected. */
  accessCode: string;
  isCodeShown: boolean;
  codeProblem: CodeProblem | null;
  /** Counts refusals, so that the field can take focus each time. */
  refusals: number;
  /** What the list is searched for at first, and from when a work was chosen. */
  search: string;
  /** The work that was chosen from the list. */
  chosen: ListedWork | null;
  found: FoundWork | null;
  failure: Failure | null;
}

export type FindingEvent =
  | WorksNotice
  | { type: 'user.setAccessCode'; accessCode: string }
  | { type: 'user.leaveAccessCode' }
  | { type: 'user.toggleAccessCode' }
  | { type: 'user.find' }
  /** After a failure: the same once more. */
  | { type: 'user.retry' }
  /** After a failure: back to the field or the list, with everything that was typed. */
  | { type: 'user.backToForm' };

/**
 * What the user does on the screens of finding: its own, and its list's. `user.retry` and `user.backToForm` are the
 * flow's, which passes them on.
 */
export type FindingCommand =
  | Extract<FindingEvent, { type: `user.${string}AccessCode` | 'user.find' }>
  | WorksEvent;

/** What finding tells the flow that it belongs to. */
export type FindingNotice =
  /** The work could not be asked for. Finding waits for `user.retry` or `user.backToForm`. */
  | { type: 'finding.failed'; failure: Failure }
  /** Something that the list itself offers to put right. */
  | { type: 'finding.trouble'; failure: Failure };
