import type { SnapshotFrom } from 'xstate';
import type { completionMachine } from '../completion/completion.machine.ts';
import type { findingMachine } from '../finding/finding.machine.ts';
import type { formMachine } from '../form/form.machine.ts';
import type { recordingMachine } from '../recording/recording.machine.ts';
import type { sessionMachine } from '../session/session.machine.ts';
import type { submissionMachine } from '../submission/submission.machine.ts';
import type { trackingMachine } from '../tracking/tracking.machine.ts';
import type { uploadMachine } from '../upload/upload.machine.ts';
import type { worksMachine } from '../works/works.machine.ts';
import type { registerMachine } from './register.machine.ts';

/** The snapshots of all machines of the flow at one moment: the only input of `connect()`. */
export interface RegisterSnapshot {
  register: SnapshotFrom<typeof registerMachine>;
  session: SnapshotFrom<typeof sessionMachine> | null;
  finding: SnapshotFrom<typeof findingMachine> | null;
  works: SnapshotFrom<typeof worksMachine> | null;
  form: SnapshotFrom<typeof formMachine> | null;
  recording: SnapshotFrom<typeof recordingMachine> | null;
  submission: SnapshotFrom<typeof submissionMachine> | null;
  upload: SnapshotFrom<typeof uploadMachine> | null;
  tracking: SnapshotFrom<typeof trackingMachine> | null;
  completion: SnapshotFrom<typeof completionMachine> | null;
}

export function registerSnapshot(register: SnapshotFrom<typeof registerMachine>): RegisterSnapshot {
  const { session, finding, form, submission, tracking, completion } = register.children;
  const findingSnapshot = finding?.getSnapshot() ?? null;
  const formSnapshot = form?.getSnapshot() ?? null;
  const submissionSnapshot = submission?.getSnapshot() ?? null;
  const upload = submissionSnapshot?.children['upload'];
  return {
    register,
    session: session?.getSnapshot() ?? null,
    finding: findingSnapshot,
    works: findingSnapshot?.children.works?.getSnapshot() ?? null,
    form: formSnapshot,
    recording: formSnapshot?.children.recording?.getSnapshot() ?? null,
    submission: submissionSnapshot,
    upload: (upload?.getSnapshot() ?? null) as RegisterSnapshot['upload'],
    tracking: tracking?.getSnapshot() ?? null,
    completion: completion?.getSnapshot() ?? null,
  };
}
