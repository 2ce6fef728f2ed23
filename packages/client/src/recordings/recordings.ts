import { AUDIO_HEAD_BYTES, type AudioFormat, audioFormatOf } from '@ats-kit/protocol';
import { decode } from './decode.ts';
import { extentOf } from './extent.ts';
import { findPcm } from './pcm.ts';
import { peaksOfBuffer, peaksOfFile } from './peaks.ts';
import { type Player, type PlayerHandlers, openPlayer } from './player.ts';
import { readBytes, untilAborted } from './read.ts';

/** What is known of a recording's sound. */
export interface RecordingDetails {
  durationSeconds: number | null;
  /**
   * The loudest sample of each stretch of equal length, from 0 to 1, which the loudest of all has; all 0 for silence. `null`
   * where the sound could not be read.
   */
  peaks: readonly number[] | null;
}

export interface ListenOptions {
  format: AudioFormat;
  /** Into how many stretches the recording is divided. */
  bars: number;
  signal?: AbortSignal | undefined;
}

/**
 * Reads and plays recordings. Whatever the size of the file, little of it is in memory at any time, and the page stays
 * responsive.
 *
 * What reads rejects with an `AtsError` `widget.upload_error` (`details.reason` is `unreadable`) when the file was moved,
 * changed or locked since it was chosen, and with the signal's reason when that is aborted.
 */
export interface Recordings {
  /** The format by content, whatever the name says; `null` for anything else than a recording. */
  formatOf(file: Blob, options?: { signal?: AbortSignal | undefined }): Promise<AudioFormat | null>;
  /**
   * Length and loudness. Never rejects for a sound that cannot be decoded: it says `null`.
   *
   * WAV and AIFF are read anywhere, by samples of up to 4 MB in all. The others are decoded by the browser, up to some six
   * minutes of stereo; of longer ones, and outside of a browser, the length alone is told, where a header has it.
   */
  listen(file: Blob, options: ListenOptions): Promise<RecordingDetails>;
  /** Opens a file for playing. The player holds the file until it is closed. */
  open(file: Blob, handlers: PlayerHandlers): Player;
}

/** The ears of the browser; what needs none works in Node, too. */
export const browserRecordings: Recordings = {
  async formatOf(file, { signal } = {}) {
    const head = await untilAborted(signal, async () => readBytes(file.slice(0, AUDIO_HEAD_BYTES), signal));
    return audioFormatOf(new Uint8Array(head));
  },
  async listen(file, { format, bars, signal }) {
    return untilAborted(signal, async () => {
      if (format === 'wav' || format === 'aiff') {
        const pcm = await findPcm(file, format, signal);
        return {
          durationSeconds: pcm?.durationSeconds ?? null,
          peaks: pcm && (await peaksOfFile(file, pcm, bars, signal)),
        };
      }
      const extent = await extentOf(file, format, signal);
      const buffer = await decode(file, extent, signal);
      return {
        durationSeconds: buffer?.duration ?? extent.durationSeconds,
        peaks: buffer && (await peaksOfBuffer(buffer, bars, signal)),
      };
    });
  },
  open: openPlayer,
};
