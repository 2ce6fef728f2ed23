import type { Network } from '@ats-kit/protocol';
import type { Failure } from '../failure.ts';
import type { FindingNotice, FoundWork } from '../finding/finding.types.ts';
import type { SessionNotice } from '../session/session.types.ts';

export interface AccessInput {
  network: Network;
  /** What stands in the field for the access code at first. */
  accessCode: string | null;
  canFetchToken: boolean;
  hasToken: boolean;
  /** What is missing for the flow to start at all. */
  misconfiguration: string | null;
}

export interface AccessContext extends AccessInput {
  /** The work, with the code that led to it. */
  found: FoundWork | null;
  failure: Failure | null;
  /** The user has looked up a work and goes on to another. */
  isAnother: boolean;
}

/** What a copy button copies. The text itself is looked up by the machine. */
export type AccessCopyTarget = 'owner' | 'commitment' | `version-${number}` | 'requestId';

export type AccessEvent =
  | FindingNotice
  | SessionNotice
  | { type: 'user.retry' }
  | { type: 'user.backToForm' }
  | { type: 'user.another' }
  | { type: 'user.copy'; what: AccessCopyTarget }
  | { type: 'host.reset' }
  | { type: 'host.maxFileBytes'; maxFileBytes: number | null };
