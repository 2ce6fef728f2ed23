import type { Network } from '@ats-kit/protocol';
import type { Failure } from '../failure.ts';
import type { FindingNotice, FoundWork } from '../finding/finding.types.ts';
import type { SessionNotice } from '../session/session.types.ts';
import type { FileKind, VersionEvent, VersionNotice } from './version.types.ts';

export interface DownloadInput {
  network: Network;
  /** The host's user, whose works are listed; `null` asks for an access code. */
  externalUserId: string | null;
  /** What stands in the field for the access code at first. */
  accessCode: string | null;
  canFetchToken: boolean;
  hasToken: boolean;
  /** What is missing for the flow to start at all. */
  misconfiguration: string | null;
}

export interface DownloadContext extends DownloadInput {
  /** The work whose files are shown. */
  found: FoundWork | null;
  failure: Failure | null;
  /** The user has opened a work and went back for another. */
  isAnother: boolean;
  /** What the list is searched for when the user comes back to it. */
  search: string;
  /** The download that was heard of last. */
  latest: { version: number; kind: FileKind; outcome: 'started' | 'complete' | 'failed' } | null;
}

export type DownloadEvent =
  | FindingNotice
  | SessionNotice
  | VersionEvent
  | VersionNotice
  | { type: 'user.retry' }
  | { type: 'user.backToForm' }
  | { type: 'user.another' }
  | { type: 'user.copy'; what: 'requestId' }
  | { type: 'host.reset' }
  | { type: 'host.maxFileBytes'; maxFileBytes: number | null };
