import type { AudioFormat } from '@ats-kit/protocol';
import type { FileFacts } from '../files.ts';
import type { RecordingDetails } from '../ports.ts';

/** Why a file is no recording, as its content says. */
export type RecordingProblem = 'format' | 'unreadable';

export interface RecordingInput {
  file: FileFacts;
}

export interface RecordingContext extends RecordingInput, RecordingDetails {
  format: AudioFormat | null;
  positionSeconds: number;
}

export type PlayerEvent =
  | { type: 'player.ready'; durationSeconds: number | null }
  | { type: 'player.time'; positionSeconds: number }
  | { type: 'player.paused' }
  | { type: 'player.ended' }
  | { type: 'player.refused' };

export type PlayerCommand =
  | { type: 'player.play' }
  | { type: 'player.pause' }
  | { type: 'player.seek'; positionSeconds: number };

export type RecordingEvent =
  | PlayerEvent
  | { type: 'user.play' }
  | { type: 'user.pause' }
  | { type: 'user.seek'; positionSeconds: number };

/** What the content of the chosen file says. */
export type RecordingNotice = { type: 'recording.judged'; problem: RecordingProblem | null };
