import type { Creator, Network, Role } from '@ats-kit/protocol';
import type { FormDraft } from '../records/records.types.ts';
import type { FileFacts } from '../files.ts';
import type { RecordingNotice, RecordingProblem } from '../recording/recording.types.ts';

export const FORM_STEPS = ['file', 'title', 'creators', 'review'] as const;
export type FormStep = (typeof FORM_STEPS)[number];

/** A creator being typed. `key` identifies it while the list changes. */
export interface CreatorDraft extends Omit<Creator, 'ipi' | 'isni'> {
  key: string;
  ipi: string;
  isni: string;
}

export type CreatorTextField = 'fullName' | 'email' | 'ipi' | 'isni';
export type CreatorField = CreatorTextField | 'roles';

export interface FormInput {
  maxFileBytes: number;
}

/** The work that gets a new version, and what the form begins with. */
export interface FormWork {
  atsId: number;
  network: Network;
  title: string;
  creators: readonly Creator[];
  /** `null` when the service does not tell it. */
  filename: string | null;
  /** Whether there is a file that can stay. */
  hasFile: boolean;
}

export interface FormContext {
  /** `null` when a new work is registered. Its title is not to be written. */
  work: FormWork | null;
  maxFileBytes: number;
  file: FileFacts | null;
  /** What the file's content says against it, once it was read. */
  recordingProblem: RecordingProblem | null;
  /** What was typed comes from an earlier life of the page. */
  isRestored: boolean;
  title: string;
  creators: CreatorDraft[];
  /** The creator whose panel is open. */
  openCreator: string | null;
  nextKey: number;
  /** Steps whose "Continue" was refused: all their errors show. */
  refused: FormStep[];
  /** Counts refusals, so that the error summary can take focus each time. */
  refusals: number;
  /** Fields that were left, by path: their errors show. */
  touched: string[];
}

export type FormEvent =
  | RecordingNotice
  | { type: 'user.chooseFile'; file: FileFacts }
  | { type: 'user.removeFile' }
  | { type: 'user.setTitle'; title: string }
  | { type: 'user.setCreator'; key: string; field: CreatorTextField; value: string }
  | { type: 'user.toggleRole'; key: string; role: Role }
  | { type: 'user.addCreator' }
  | { type: 'user.removeCreator'; key: string }
  | { type: 'user.toggleCreator'; key: string }
  | { type: 'user.openCreator'; key: string }
  | { type: 'user.play' }
  | { type: 'user.pause' }
  | { type: 'user.seek'; positionSeconds: number }
  | { type: 'user.leaveField'; path: string }
  /** A moment after a field was left. */
  | { type: 'field.settled'; path: string }
  | { type: 'user.next' }
  | { type: 'user.back' }
  | { type: 'user.goTo'; step: FormStep }
  | { type: 'host.limits'; maxFileBytes: number }
  /** An update: the work that was found. The same one again, as it is by then, leaves everything as it was typed. */
  | { type: 'work.found'; work: FormWork }
  /** What was typed in an earlier life of the page. */
  | { type: 'draft.restored'; draft: FormDraft };

/** The finished form: texts trimmed, creators as they are sent and hashed; no file when the work keeps its own. */
export type FormNotice = {
  type: 'form.submitted';
  title: string;
  creators: Creator[];
  file: FileFacts | null;
};
