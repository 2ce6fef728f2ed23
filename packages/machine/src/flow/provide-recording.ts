import type { AudioFormat } from '@ats-kit/protocol';
import { fromCallback, fromPromise } from 'xstate';
import type { FileStore } from '../files.ts';
import type { AtsPorts, RecordingDetails } from '../ports.ts';
import { recordingMachine } from '../recording/recording.machine.ts';
import type { PlayerCommand, PlayerEvent } from '../recording/recording.types.ts';
import { fileOf } from './file-of.ts';

/** The recording machine with the platform's ears. */
export function provideRecording({ ports, files }: { ports: AtsPorts; files: FileStore }) {
  const { recordings } = ports;
  return recordingMachine.provide({
    actors: {
      readFormat: fromPromise<AudioFormat | null, { fileId: string }>(async ({ input, signal }) =>
        recordings.formatOf(fileOf(files, input.fileId), { signal }),
      ),
      listen: fromPromise<RecordingDetails, { fileId: string; format: AudioFormat; bars: number }>(
        async ({ input: { fileId, ...options }, signal }) =>
          recordings.listen(fileOf(files, fileId), { ...options, signal }),
      ),
      player: fromCallback<PlayerCommand, { fileId: string }, PlayerEvent>(({ input, sendBack, receive }) => {
        const player = recordings.open(fileOf(files, input.fileId), {
          onReady: ({ durationSeconds }) => sendBack({ type: 'player.ready', durationSeconds }),
          onTime: (positionSeconds) => sendBack({ type: 'player.time', positionSeconds }),
          onPaused: () => sendBack({ type: 'player.paused' }),
          onEnded: () => sendBack({ type: 'player.ended' }),
          onRefused: () => sendBack({ type: 'player.refused' }),
        });
        receive((command) => {
          if (command.type === 'player.seek') player.seek(command.positionSeconds);
          else if (command.type === 'player.play') player.play();
          else player.pause();
        });
        return () => player.close();
      }),
    },
  });
}
