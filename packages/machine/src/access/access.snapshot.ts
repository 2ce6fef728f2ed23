import type { SnapshotFrom } from 'xstate';
import type { clipboardMachine } from '../clipboard/clipboard.machine.ts';
import type { findingMachine } from '../finding/finding.machine.ts';
import type { sessionMachine } from '../session/session.machine.ts';
import type { accessMachine } from './access.machine.ts';

/** The snapshots of all machines of the flow at one moment: the only input of `connect()`. */
export interface AccessSnapshot {
  access: SnapshotFrom<typeof accessMachine>;
  session: SnapshotFrom<typeof sessionMachine> | null;
  finding: SnapshotFrom<typeof findingMachine> | null;
  /** No list: works are consulted by their codes. */
  works: null;
  clipboard: SnapshotFrom<typeof clipboardMachine> | null;
}

export function accessSnapshot(access: SnapshotFrom<typeof accessMachine>): AccessSnapshot {
  const { session, finding, clipboard } = access.children;
  return {
    access,
    session: session?.getSnapshot() ?? null,
    finding: finding?.getSnapshot() ?? null,
    works: null,
    clipboard: clipboard?.getSnapshot() ?? null,
  };
}
