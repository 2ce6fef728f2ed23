import { FLAT_WAVE, wavePath } from '../../drawing/wave.ts';
import type { SoundView } from '../register.view.ts';
import type { Connection } from './env.ts';

/** The drawing of the chosen recording, or a flat line while its sound is not known. */
export function waveOf({ snapshot }: Connection): string {
  const peaks = snapshot.recording?.context.peaks;
  return peaks ? wavePath(peaks) : FLAT_WAVE;
}

export function durationOf({ snapshot }: Connection): number | null {
  return snapshot.recording?.context.durationSeconds ?? null;
}

/** The sound of the chosen file; `null` when it can be neither drawn nor played here. */
export function soundOf(connection: Connection, name: string): SoundView | null {
  const { snapshot, t, format, id, act, take } = connection;
  const { recording } = snapshot;
  const duration = durationOf(connection);
  const isPlayable = recording?.hasTag('playable') === true && duration !== null;
  if (!recording || (!isPlayable && recording.context.peaks === null)) return null;
  const { positionSeconds } = recording.context;
  const isPlaying = recording.hasTag('playing');
  const text = isPlaying ? t.file.pause : t.file.play;
  return {
    wave: waveOf(connection),
    clipId: id('heard'),
    heard: duration === null || duration === 0 ? 0 : Math.round((positionSeconds / duration) * 1000) / 10,
    player: isPlayable
      ? {
          toggle: {
            text,
            label: (isPlaying ? t.file.pauseLabel : t.file.playLabel)(name),
            isPlaying,
            icon: isPlaying ? 'pause' : 'play',
            press: act({ type: isPlaying ? 'user.pause' : 'user.play' }),
          },
          seek: {
            id: id('seek'),
            label: t.file.seek(name),
            value: Math.floor(positionSeconds),
            max: Math.ceil(duration),
            valueText: t.file.position(format.secondsShort(positionSeconds), format.secondsShort(duration)),
            set: take('seek', (seconds: number) => ({ type: 'user.seek', positionSeconds: seconds })),
          },
          position: format.clockTime(positionSeconds),
          duration: format.clockTime(duration),
        }
      : null,
  };
}
