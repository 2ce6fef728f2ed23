import type { AudioFormat } from '@ats-kit/protocol';
import { fromCallback } from 'xstate';
import type { RecordingDetails } from '../../src/index.ts';
import { recordingMachine } from '../../src/index.ts';
import type { PlayerCommand, PlayerEvent } from '../../src/recording/recording.types.ts';
import { scriptedPromise } from './alone.ts';

/** What a recording asks of the platform, answered by the test. */
export function playerScript() {
  const commands: string[] = [];
  const runs: { send: (event: PlayerEvent) => void; isStopped: boolean }[] = [];
  return {
    format: scriptedPromise<AudioFormat | null, { fileId: string }>('readFormat'),
    listen: scriptedPromise<RecordingDetails, { fileId: string; format: AudioFormat; bars: number }>(
      'listen',
    ),
    commands,
    player: {
      actor: fromCallback<PlayerCommand, { fileId: string }, PlayerEvent>(({ sendBack, receive }) => {
        const run = { send: sendBack as (event: PlayerEvent) => void, isStopped: false };
        runs.push(run);
        receive(({ type }) => void commands.push(type));
        return () => (run.isStopped = true);
      }),
      runs,
      last() {
        const run = runs.at(-1);
        if (!run) throw new Error('No player was opened.');
        return run;
      },
    },
  };
}

export const provideRecording = ({ format, listen, player }: ReturnType<typeof playerScript>) =>
  recordingMachine.provide({
    actors: { readFormat: format.actor, listen: listen.actor, player: player.actor },
  });
