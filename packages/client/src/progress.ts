import { pace } from './pace.ts';

export interface UploadProgress {
  /** Bytes handed to the network so far; never goes back. */
  sentBytes: number;
  totalBytes: number;
}

export interface ProgressReporter {
  /** Bytes sent so far, as often as the transport likes to say so. */
  sent: (bytes: number) => void;
  /** Everything was sent: reports the total, unless it was reported. */
  finish: () => void;
  /** Nothing is reported after this. */
  stop: () => void;
}

/** Reports what was sent, at a pace that can be rendered and never backwards. */
export function reportProgress(
  totalBytes: number,
  onProgress: ((progress: UploadProgress) => void) | undefined,
): ProgressReporter {
  let sentBytes = 0;
  const paced = pace(
    () => sentBytes,
    (bytes) => onProgress?.({ sentBytes: bytes, totalBytes }),
  );
  return {
    sent(bytes) {
      // Transports start over after a redirect, and some count more than the file has.
      sentBytes = Math.max(sentBytes, Math.min(bytes, totalBytes));
      paced.poke();
    },
    finish() {
      sentBytes = totalBytes;
      paced.flush();
    },
    stop: paced.stop,
  };
}
