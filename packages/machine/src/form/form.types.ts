import type { Creator, Role } from '@ats-kit/protocol';
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

export interface FormContext {
  maxFileBytes: number;
  file: FileFacts | null;
  /** What the file's content says against it, once it was read. */
  recordingProblem: RecordingProblem | null;
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
  | { type: 'host.limits'; maxFileBytes: number };

/** The finished form: texts trimmed, creators as they are sent and hashed. */
export type FormNotice = { type: 'form.submitted'; title: string; creators: Creator[]; file: FileFacts };
