import type { SnapshotFrom } from 'xstate';
import type { findingMachine } from '../finding/finding.machine.ts';
import type { ClipboardSnapshot, SessionSnapshot } from '../view/frame.ts';
import type { worksMachine } from '../works/works.machine.ts';
import type { downloadMachine } from './download.machine.ts';
import { versionId } from './download.rules.ts';
import { versionsOf } from '../view/version.ts';
import type { versionMachine } from './version.machine.ts';

export type VersionSnapshot = SnapshotFrom<typeof versionMachine>;

/** The snapshots of all machines of the flow at one moment: the only input of `connect()`. */
export interface DownloadSnapshot {
  download: SnapshotFrom<typeof downloadMachine>;
  session: SessionSnapshot | null;
  finding: SnapshotFrom<typeof findingMachine> | null;
  works: SnapshotFrom<typeof worksMachine> | null;
  /** The newest first. */
  versions: VersionSnapshot[];
  clipboard: ClipboardSnapshot | null;
}

export function downloadSnapshot(download: SnapshotFrom<typeof downloadMachine>): DownloadSnapshot {
  const { children, context } = download;
  const { session, finding, clipboard } = children;
  const findingSnapshot = finding?.getSnapshot() ?? null;
  const versions = context.found ? versionsOf(context.found) : [];
  return {
    download,
    session: session?.getSnapshot() ?? null,
    finding: findingSnapshot,
    works: findingSnapshot?.children.works?.getSnapshot() ?? null,
    versions: versions
      .map(({ version }) => children[versionId(version)]?.getSnapshot())
      .filter((snapshot) => snapshot !== undefined),
    clipboard: clipboard?.getSnapshot() ?? null,
  };
}
