import type { Creator, Network } from '@ats-kit/protocol';
import type { Failure } from '../failure.ts';
import type { DownloadQuery, FilesRef } from '../ports.ts';

export type FileKind = DownloadQuery['kind'];

/** Where the creators of a version are asked for. */
export interface CreatorsQuery {
  atsId: number;
  network: Network;
  version: number;
}

export interface VersionInput {
  /** Where its files are. */
  work: FilesRef;
  version: number;
  /** Known from the start for the latest version. */
  creators: Creator[] | null;
  /** Where the others' are asked for; `null` where the service does not tell them. */
  query: CreatorsQuery | null;
}

export interface VersionContext extends VersionInput {
  failures: Record<FileKind | 'creators', Failure | null>;
}

export type VersionEvent =
  | { type: 'user.downloadAudio'; version: number }
  | { type: 'user.downloadCertificate'; version: number }
  | { type: 'user.toggleCreators'; version: number }
  | { type: 'user.retryCreators'; version: number };

/** What a version tells the flow. */
export type VersionNotice =
  | { type: 'version.fetchStarted'; version: number; kind: FileKind }
  | { type: 'version.fetched'; version: number; kind: FileKind }
  | { type: 'version.fetchFailed'; version: number; kind: FileKind; failure: Failure }
  /** The creators did not come; a button asks for them again. */
  | { type: 'version.trouble'; failure: Failure };
